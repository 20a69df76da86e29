# Hosts with names and passwords, as a file has them.
import netrc
import os
import tempfile

with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, 'file')

    def read(text):
        with open(path, 'w') as file:
            file.write(text)
        try:
            return netrc.netrc(path)
        except netrc.NetrcParseError as error:
            return f'{error.msg} line {error.lineno}'

    for text in ('', 'machine a login b password c\n', '# comment\nmachine a login b # more\npassword c account d\ndefault login x password y',
                 'machine "a b" login "c\\"d" password \\"e f', 'macdef m\none\ntwo\n\nmachine h user u password "p q"\n', 'macdef m\none', 'what', 'machine', 'machine a what b',
                 'machine a login b\n\n\nmachine a password #pass\nmachine c\n#x y\nlogin z', 'machine a login\nb password c#d\n#e\nmachine f'):
        found = read(text)
        print(found if isinstance(found, str) else (found.hosts, found.macros))
    n = read('machine a login b account c password d\ndefault login e password f\nmacdef m\nx\n\n')
    print(n, n.authenticators('a'), n.authenticators('z'))
    os.environ['HOME'] = directory
    os.rename(path, os.path.join(directory, '.netrc'))
    os.chmod(os.path.join(directory, '.netrc'), 0o644)
    try:
        netrc.netrc()
    except netrc.NetrcParseError as error:
        print(error.msg[:60])
    os.chmod(os.path.join(directory, '.netrc'), 0o600)
    print(netrc.netrc().hosts)
