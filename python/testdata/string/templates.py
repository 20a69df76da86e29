import string
T=string.Template
print(T('$a ${b} $$ $').safe_substitute(a=1))
for x in ['$a $','${a','$ a\n $','line\n $1']:
    try: print(T(x).substitute(a=1))
    except (KeyError,ValueError) as e: print(repr(e))
print(T('$a ${b} $a').get_identifiers(), string.capwords('hello  world x'))
print(string.Formatter().format('{0} {x[0]!r:>5} {y.real} {{}} {:{w}}'.replace('{:','{1:'),1,2,x='ab',y=3,w=4))
for f in ['{','}','{a','{a!','{a!x','{a!rz}','{a:{','{}{1}','{0}{}','{a[}','{a.}','{a[0]x}','{!x}']:
    try: print(string.Formatter().format(f,1,2,a=3))
    except Exception as e: print(f,repr(e))
