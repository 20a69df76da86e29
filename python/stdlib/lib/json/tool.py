"""A filter that checks JSON and writes it so that people can read it."""

import json
import sys


def _arguments():
    import argparse

    parser = argparse.ArgumentParser(
        prog="python -m json.tool", description="A simple command line interface for json module to validate and pretty-print JSON objects."
    )
    parser.add_argument("infile", nargs="?", default="-", help="a JSON file to be validated or pretty-printed")
    parser.add_argument("outfile", nargs="?", default=None, help="write the output of infile to outfile")
    parser.add_argument("--sort-keys", action="store_true", help="sort the output of dictionaries alphabetically by key")
    parser.add_argument("--no-ensure-ascii", dest="ensure_ascii", action="store_false", help="disable escaping of non-ASCII characters")
    parser.add_argument("--json-lines", action="store_true", help="parse input using the JSON Lines format")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--indent", type=int, default=4, help="separate items with newlines and use this number of spaces")
    shape.add_argument("--tab", dest="indent", action="store_const", const="\t", help="separate items with newlines and use tabs")
    shape.add_argument("--no-indent", dest="indent", action="store_const", const=None, help="separate items with spaces rather than newlines")
    shape.add_argument("--compact", action="store_true", help="suppress all whitespace separation (most compact)")
    return parser.parse_args()


def main():
    """Read a document and write it, laid out as the command line says."""
    options = _arguments()
    layout = {"sort_keys": options.sort_keys, "indent": options.indent, "ensure_ascii": options.ensure_ascii}
    if options.compact:
        layout["indent"] = None
        layout["separators"] = ",", ":"
    try:
        source = sys.stdin if options.infile == "-" else open(options.infile, encoding="utf-8")
        try:
            documents = [json.loads(line) for line in source] if options.json_lines else [json.load(source)]
        finally:
            if source is not sys.stdin:
                source.close()
        target = sys.stdout if options.outfile is None else open(options.outfile, "w", encoding="utf-8")
        try:
            for document in documents:
                json.dump(document, target, **layout)
                target.write("\n")
        finally:
            if target is not sys.stdout:
                target.close()
    except ValueError as e:
        raise SystemExit(e)


if __name__ == "__main__":
    main()
