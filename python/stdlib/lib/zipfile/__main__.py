"""The command line of zipfile: list, test, make archives, and take them apart."""

import os
import sys
import zipfile


def _list(options):
    with zipfile.ZipFile(options.list, "r", metadata_encoding=options.metadata_encoding) as archive:
        archive.printdir()


def _extract(options):
    source, target = options.extract
    with zipfile.ZipFile(source, "r", metadata_encoding=options.metadata_encoding) as archive:
        archive.extractall(target)


def _test(options):
    with zipfile.ZipFile(options.test, "r", metadata_encoding=options.metadata_encoding) as archive:
        broken = archive.testzip()
    if broken:
        print(f"The following enclosed file is corrupted: {broken!r}")
    print("Done testing")


def _create(options):
    target, *sources = options.create
    with zipfile.ZipFile(target, "w") as archive:
        for source in sources:
            _add(archive, source, os.path.basename(source) or os.path.basename(os.path.dirname(source)))


def _add(archive, path, name):
    if os.path.isfile(path):
        archive.write(path, name, zipfile.ZIP_DEFLATED)
    elif os.path.isdir(path):
        if name in ("", os.curdir, os.pardir):
            name = ""
        else:
            archive.write(path, name)
        for entry in sorted(os.listdir(path)):
            _add(archive, os.path.join(path, entry), os.path.join(name, entry))


def main(args=None):
    import argparse

    parser = argparse.ArgumentParser(description="A simple command-line interface for zipfile module.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("-l", "--list", metavar="<zipfile>", help="Show listing of a zipfile")
    what.add_argument("-e", "--extract", nargs=2, metavar=("<zipfile>", "<output_dir>"), help="Extract zipfile into target dir")
    what.add_argument("-c", "--create", nargs="+", metavar=("<name>", "<file>"), help="Create zipfile from sources")
    what.add_argument("-t", "--test", metavar="<zipfile>", help="Test if a zipfile is valid")
    parser.add_argument("--metadata-encoding", metavar="<encoding>", help="Specify encoding of member names for -l, -e and -t")
    options = parser.parse_args(args)
    if options.create is not None:
        if options.metadata_encoding:
            print("Non-conforming encodings not supported with -c.", file=sys.stderr)
            sys.exit(1)
        _create(options)
        return
    for wanted, act in ((options.test, _test), (options.list, _list), (options.extract, _extract)):
        if wanted is not None:
            act(options)


if __name__ == "__main__":
    main()
