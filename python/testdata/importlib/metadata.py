# What installed packages say of themselves.
import os
import tempfile
from importlib import metadata

FILES = {
    'METADATA': '''Metadata-Version: 2.1
Name: Some.Package
Version: 1.2.3
Summary: a package
Keywords: a,b
Classifier: One
Classifier: Two
Requires-Dist: other (>=1)
Requires-Dist: more ; extra == "x"
Provides-Extra: x
License: first
        second
        third

What it is.

More of it.
''',
    'RECORD': 'some/__init__.py,sha256=abc,12\nsome/data.txt,,\n"with,comma.py",sha256=def,3\nsome_package-1.2.3.dist-info/RECORD,,\n',
    'entry_points.txt': '[console_scripts]\nsome = json:dumps\nplain=os.path\n# a comment\n\n[other.group]\nx = collections:OrderedDict.fromkeys [a, b]\n',
    'top_level.txt': 'some\n',
}

with tempfile.TemporaryDirectory() as directory:
    where = os.path.join(directory, 'Some_Package-1.2.3.dist-info')
    os.mkdir(where)
    os.mkdir(os.path.join(directory, 'some'))
    for name, text in FILES.items():
        with open(os.path.join(where, name), 'w') as file:
            file.write(text)
    with open(os.path.join(directory, 'some', 'data.txt'), 'w') as file:
        file.write('data\n')
    with open(os.path.join(directory, 'some', '__init__.py'), 'w'):
        pass
    import sys
    sys.path.insert(0, directory)

    for name in 'some.package', 'Some_Package', 'some-package', 'SOME.PACKAGE':
        print(metadata.version(name))
    print(metadata.requires('some.package'))
    about = metadata.metadata('some-package')
    print(about['name'], about['Summary'], about.get_all('classifier'), 'License' in about, about['nothing'], about.get_all('nothing', 7))
    print(repr(about['license'].splitlines()[0]), 'What it is.' in str(about.get_payload() or about['description']))
    data = about.json
    print(data['classifier'], data['keywords'], data['requires_dist'], data['name'])
    for file in metadata.files('some.package'):
        print(str(file), file.hash, file.size, file.suffix, file.name)
    file = metadata.files('some.package')[1]
    print(file.read_text(), file.read_binary(), file.locate() == metadata.distribution('some.package').locate_file('some/data.txt'))

    points = metadata.distribution('some.package').entry_points
    print(sorted(points.names), sorted(points.groups))
    print(points['some'], points['some'].load()([1]), points['plain'].load() is os.path)
    x, = points.select(group='other.group')
    print(x.module, x.attr, x.extras, x.load()([1]), x.name, x.value, x.dist.name, x == points['x'], hash(x) == hash(points['x']))
    print(len(points.select(group='nothing')), [point.name for point in metadata.entry_points(group='other.group', name='x')])
    try:
        points['y']
    except KeyError as error:
        print(repr(error))
    try:
        x.name = 'y'
    except AttributeError as error:
        print(error)
    print(metadata.packages_distributions()['some'])
    found = [d for d in metadata.distributions(path=[directory])]
    print([d.metadata['Version'] for d in found], found[0].read_text('nothing'), found[0].origin)
    sys.path.remove(directory)

for name in 'nothing-of-the-kind', '':
    try:
        metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError) as error:
        print(type(error).__name__, error, isinstance(error, ImportError))
