# Files that a package brings beside its modules.
import importlib.util
import os
import pathlib
import tempfile
from importlib import resources

with tempfile.TemporaryDirectory() as directory:
    for name, text in {'__init__.py': '', 'data.txt': 'text \xe4\n', 'deep/more.bin': '\0\1'}.items():
        path = pathlib.Path(directory, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding='utf-8')
    spec = importlib.util.spec_from_file_location('brought', os.path.join(directory, '__init__.py'), submodule_search_locations=[directory])
    package = importlib.util.module_from_spec(spec)

    root = resources.files(package)
    print(sorted(entry.name for entry in root.iterdir()), root.is_dir(), root.joinpath('data.txt').is_file())
    print(root.joinpath('data.txt').read_text(encoding='utf-8'), (root / 'deep' / 'more.bin').read_bytes())
    print(resources.read_text(package, 'data.txt'), resources.read_binary(package, 'deep', 'more.bin'))
    print(resources.is_resource(package, 'data.txt'), resources.is_resource(package, 'nothing'), resources.is_resource(package, 'deep'))
    with resources.as_file(root / 'data.txt') as path:
        print(path.name, os.path.exists(path))
    with resources.path(package, 'data.txt') as path:
        print(path.read_bytes())
    with resources.open_binary(package, 'data.txt') as file:
        print(file.read())
    with resources.open_text(package, 'data.txt') as file:
        print(file.read(), end='')
    try:
        resources.read_text(package, 'nothing.txt')
    except FileNotFoundError as error:
        print(error.errno, os.path.basename(error.filename))

for anchor in 'no_such_package_at_all', 7:
    try:
        resources.files(anchor)
    except (ImportError, TypeError, AttributeError) as error:
        print(isinstance(error, ImportError))
