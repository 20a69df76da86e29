"""How locales are called: what is left out of a name, and how encodings are spelled."""

# Encodings, without what separates their parts, and as names of locales have them.
ENCODINGS = {
    'utf8': 'UTF-8', 'utf': 'UTF-8', 'ascii': 'ISO8859-1', 'usascii': 'ISO8859-1', 'latin1': 'ISO8859-1', 'koi8r': 'KOI8-R', 'koi8u': 'KOI8-U',
    'eucjp': 'eucJP', 'ujis': 'eucJP', 'ajec': 'eucJP', 'sjis': 'SJIS', 'shiftjis': 'SJIS', 'euckr': 'eucKR', 'eucgb': 'eucCN', 'euccn': 'eucCN',
    'euctw': 'eucTW', 'gb2312': 'gb2312', 'gbk': 'gbk', 'gb18030': 'gb18030', 'big5': 'big5', 'big5hkscs': 'big5hkscs', 'tis620': 'TIS-620',
    'tactis': 'TACTIS', 'cp1250': 'CP1250', 'cp1251': 'CP1251', 'cp1255': 'CP1255', 'cp1256': 'CP1256', 'latin9': 'ISO8859-15',
    **{f'iso8859{n}': f'ISO8859-{n}' for n in range(1, 17)},
}

# For each encoding the languages, with their countries, that usually have it; the first country is that of a language alone.
_USUAL = {
    'ISO8859-1': '''af_ZA an_ES br_FR ca_ES,AD,FR,IT da_DK de_DE,AT,BE,CH,IT,LU en_US,AU,BE,BW,CA,DK,GB,HK,IE,IN,NZ,PH,SG,ZA,ZW
        es_ES,AR,BO,CL,CO,CR,CU,DO,EC,GT,HN,MX,NI,PA,PE,PR,PY,SV,US,UY,VE eu_ES,FR fo_FO fr_FR,BE,CA,CH,LU ga_IE gl_ES gv_GB id_ID is_IS it_IT,CH
        kl_GL kw_GB ms_MY nb_NO nl_NL,BE nn_NO no_NO oc_FR pt_PT,BR so_DJ,KE sq_AL st_ZA sv_SE,FI tl_PH uz_UZ wa_BE xh_ZA zu_ZA''',
    'ISO8859-2': 'bs_BA cs_CZ hr_HR hu_HU pl_PL ro_RO sk_SK sl_SI',
    'ISO8859-3': 'eo_XX mt_MT', 'ISO8859-5': 'mk_MK', 'ISO8859-6': 'ar_AA,AE,BH,DZ,EG,IQ,JO,KW,LB,LY,MA,OM,QA,SA,SD,SY,TN,YE',
    'ISO8859-7': 'el_GR,CY', 'ISO8859-8': 'he_IL', 'ISO8859-9': 'tr_TR,CY ku_TR', 'ISO8859-13': 'lt_LT lv_LV mi_NZ', 'ISO8859-14': 'cy_GB',
    'ISO8859-15': 'et_EE fi_FI', 'ISCII-DEV': 'hi_IN', 'UTF-8': 'am_ET as_IN az_AZ be_BD bn_BD,IN fa_IR gu_IN hy_AM kk_KZ km_KH kn_IN ky_KG lo_LA ml_IN mn_MN mr_IN my_MM '
    'ne_NP or_IN pa_IN ps_AF ru_RU si_LK sr_RS,ME sw_KE,TZ ta_IN,LK te_IN ur_PK,IN',
    'CP1251': 'be_BY bg_BG', 'GEORGIAN-ACADEMY': 'ka_GE', 'KOI8-U': 'uk_UA', 'KOI8-C': 'tg_TJ', 'TCVN': 'vi_VN', 'ISO8859-11': 'th_TH',
    'eucJP': 'ja_JP', 'eucKR': 'ko_KR', 'gb2312': 'zh_CN', 'big5': 'zh_TW', 'big5hkscs': 'zh_HK',
}

# Names of languages, as people write them.
_WORDS = {
    'danish': 'da_DK', 'deutsch': 'de_DE', 'dutch': 'nl_NL', 'english': 'en_EN', 'estonian': 'et_EE', 'finnish': 'fi_FI', 'french': 'fr_FR',
    'german': 'de_DE', 'greek': 'el_GR', 'hebrew': 'he_IL', 'hungarian': 'hu_HU', 'icelandic': 'is_IS', 'italian': 'it_IT', 'japanese': 'ja_JP',
    'korean': 'ko_KR', 'norwegian': 'no_NO', 'polish': 'pl_PL', 'portuguese': 'pt_PT', 'romanian': 'ro_RO', 'russian': 'ru_RU', 'spanish': 'es_ES',
    'swedish': 'sv_SE', 'thai': 'th_TH', 'turkish': 'tr_TR',
}


def _aliases():
    known = {'c': ('C', ''), 'posix': ('C', '')}
    for encoding, languages in _USUAL.items():
        for language in languages.split():
            language, _, countries = language.partition('_')
            for country in countries.split(','):
                name = f'{language}_{country}'
                known.setdefault(language, (name, encoding))
                known[name.lower()] = name, encoding
    for word, name in _WORDS.items():
        known[word] = name, known.get(name.lower(), ('', 'ISO8859-1'))[1]
    return known


ALIASES = _aliases()


def normalize(name):
    """Return a name in full, with its usual encoding; one of which nothing is known stays as it is."""
    code = name.lower().replace(':', '.')
    code, _, modifier = code.partition('@')
    language, _, encoding = code.partition('.')
    if language not in ALIASES:
        return name
    base, usual = ALIASES[language]
    encoding = encoding.replace('-', '').replace('_', '')
    if base == 'C':
        return 'C.UTF-8' if encoding == 'utf8' else 'C'
    if modifier == 'euro':
        return f'{base}.{ENCODINGS.get(encoding, encoding) or "ISO8859-15"}'
    if modifier and not encoding:
        usual = 'UTF-8'
    found = ENCODINGS.get(encoding, encoding) or usual
    return f'{base}.{found}@{modifier}' if modifier else f'{base}.{found}'
