# Numbers and money by the conventions of C, and by those that a program puts in their place; names of locales.
import locale as l


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for a in [('%d',1234567,True),('%.2f',1234567.891,True),('%s','x',True),('%d and %d',(1,2),True),('%(a)d %%',{'a':5},True),('%10d|',1234,True),('%-10d|',1234,True),('%x',255,True),('%*d|',(5,3),True),('%*.*f|',(8,2,3.14159),False),('%i%%',(5,)),('%g',1e10),('%q',5),('%d','x'),('%d %d',5), ('%.3e',12345.678,True,True), ('%5s|%r',('a','b')),('%c','x'),('%s',((1,2),))]: t(lambda: l.format_string(*a))
t(lambda: l.currency(5))
t(lambda: l.str(3.0))
t(lambda: l.str(1/3))
t(lambda: l.str(1e20))
t(lambda: l.atof('1.5'))
t(lambda: l.atof('1,5'))
t(lambda: l.atoi('15'))
t(lambda: l.atof('x'))
t(lambda: l.atof('2.5',str))
t(lambda: l.delocalize('1,234.5'))
t(lambda: l.localize('1234.5',True))
t(lambda: l.strcoll('a','b'))
t(lambda: l.strcoll('b','a'))
t(lambda: l.strcoll('a','a'))
t(lambda: l.strxfrm('abc'))
t(lambda: l.strcoll('a','B'))
t(lambda: l.strcoll('a',5))
t(lambda: l.strxfrm('a\0b'))
for n in ('','C','posix','en','en_US','en_us','en_US.utf8','en_US.UTF-8','en_US.utf-8','de','de_DE','de_DE@euro','de_DE.ISO8859-1','de_DE.iso88591','fr_FR.latin1','english','german','ja_JP.eucJP','ja','zh_CN','zh_TW','sr_RS@latin','ca_ES@valencia','xx','xx_YY','pt_BR','ru','ru_RU.koi8r','C.UTF-8','C.utf8','c.ascii','en_GB.ISO8859-15@euro','it_IT@euro','ko','tr_TR','uk','UTF-8','pl_PL','en-US','nb_NO','fr','es','pt','nl_BE','sv','fi','el','he','ar_EG','hi_IN','th','cs_CZ.utf8','el_GR','de_AT','fr_CA.utf8'): print(n, repr(l.normalize(n)))
t(lambda: l._parse_localename('xx'))
t(lambda: l._parse_localename('UTF-8'))
t(lambda: l._parse_localename('C'))
t(lambda: l._parse_localename('en_US.UTF-8'))
t(lambda: l._build_localename(('en_US','UTF-8')))
t(lambda: l._build_localename((1,2,3)))
l._override_localeconv={'thousands_sep':',','grouping':[3,0],'decimal_point':'.'}
for a in [('%d',1234567,True),('%.2f',-1234567.891,True),('%15d|',1234567,True),('%-15d|',1234567,True),('%s','1234567',True),('% d',1234567,True),('%+d',1234567,True),('%012d',1234567,True),('%d',12,True),('%8.1f|',1234.5,True),('%e',12345.678,True),('%d',-123456,True)]: t(lambda: l.format_string(*a))
t(lambda: l.delocalize('1,234.5'))
t(lambda: l.localize('1234567.5',True))
t(lambda: l.atof('1,234.5'))
t(lambda: l.atoi('1,234'))
l._override_localeconv={'thousands_sep':'.','grouping':[3,2,0],'decimal_point':','}
t(lambda: l.format_string('%.2f',123456789.5,True))
t(lambda: l.str(1.5))
t(lambda: l.atof('1.234,5'))
l._override_localeconv={'thousands_sep':"'",'grouping':[3,127],'decimal_point':','}
t(lambda: l.format_string('%d',123456789,True))
l._override_localeconv.update({'currency_symbol':'E','int_curr_symbol':'EUR ','mon_decimal_point':',','mon_thousands_sep':' ','mon_grouping':[3,3,0],'positive_sign':'','negative_sign':'-','int_frac_digits':2,'frac_digits':2,'p_cs_precedes':0,'p_sep_by_space':1,'n_cs_precedes':1,'n_sep_by_space':1,'p_sign_posn':1,'n_sign_posn':0})
for pos in range(0,5):
    l._override_localeconv['n_sign_posn']=l._override_localeconv['p_sign_posn']=pos
    for a in ((5,),(-1234567.891,True,True),(-5,True,False,True),(5.5,False),(0,True,True,True)): t(lambda: l.currency(*a))
l._override_localeconv['n_sign_posn']=127
t(lambda: l.currency(-5))
t(lambda: l.format_string('%.2f',1234567.5,True,True))

l._override_localeconv = {}
l.setlocale(l.LC_ALL, 'C')
l.setlocale(l.LC_CTYPE, 'C.UTF-8')
print(l.getlocale(), l.setlocale(l.LC_ALL), l.getlocale(l.LC_NUMERIC), l.getpreferredencoding().lower(), l.getencoding().lower())
t(lambda: l.getlocale(l.LC_ALL))
saved = l.setlocale(l.LC_ALL)
t(lambda: l.setlocale(l.LC_ALL, 'xx'))
t(lambda: l.setlocale(l.LC_ALL, 'C'))
t(lambda: l.getlocale())
t(lambda: l.setlocale(l.LC_ALL, 'POSIX'))
t(lambda: l.setlocale(l.LC_ALL, (None, None)))
t(lambda: l.setlocale(99))
t(lambda: l.setlocale('x'))
t(lambda: l.setlocale(l.LC_ALL, 5))
t(lambda: l.setlocale(l.LC_ALL, 'C.UTF-8'))
t(lambda: l.getlocale())
t(lambda: l.setlocale(l.LC_ALL, saved))
t(lambda: l.setlocale(l.LC_ALL))
t(lambda: sorted(l.localeconv().items()))
t(lambda: [l.nl_langinfo(getattr(l, n)) for n in (
    'RADIXCHAR', 'THOUSEP', 'D_T_FMT', 'D_FMT', 'T_FMT', 'T_FMT_AMPM', 'AM_STR', 'PM_STR', 'DAY_1', 'ABDAY_7', 'MON_1', 'ABMON_12', 'CRNCYSTR',
    'YESEXPR', 'NOEXPR', 'ERA', 'ALT_DIGITS', 'CODESET')])
