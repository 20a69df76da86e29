# Files and directories, compared.
import filecmp
import os
import tempfile

with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    for name, text in {'a/same': '1', 'b/same': '1', 'a/other': '12', 'b/other': '21', 'a/left': '', 'b/right': '', 'a/sub/x': '', 'b/sub/x': '', 'a/sub/y': 'y',
                       'a/sub/deep/z': '', 'b/sub/deep/z': 'z', 'a/odd': '', 'b/odd/file': '', 'a/.git': '', 'b/tags': '', 'a/only/x': ''}.items():
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, 'w') as file:
            file.write(text)
        os.utime(name, (0, len(text)))
    print(filecmp.cmp('a/same', 'b/same'), filecmp.cmp('a/other', 'b/other'), filecmp.cmp('a/other', 'b/other', shallow=False), filecmp.cmp('a', 'b'))
    with open('b/other', 'w') as file:
        file.write('12')
    print(filecmp.cmp('a/other', 'b/other', shallow=False))
    with open('b/other', 'w') as file:
        file.write('34')
    filecmp.clear_cache()
    print(filecmp.cmpfiles('a', 'b', ['same', 'other', 'left', 'missing']))
    d = filecmp.dircmp('a', 'b')
    print(d.left_list, d.right_list, d.common, d.left_only, d.right_only, d.common_dirs, d.common_files, d.common_funny)
    print(d.same_files, d.diff_files, d.funny_files, sorted(d.subdirs), d.subdirs['sub'].left_only)
    d.report()
    d.report_partial_closure()
    d.report_full_closure()
    print(filecmp.dircmp('a', 'b', ignore=['same'], hide=['sub', '.git']).left_list, filecmp.dircmp[int])
    try:
        d.nothing
    except AttributeError as error:
        print(error)
    try:
        filecmp.cmp('a/same', 'missing')
    except OSError as error:
        print(error)
    os.chdir('/')
