# getopt: short and long options, where they stop, and what is wrong with them.
import getopt
import os

os.environ.pop("POSIXLY_CORRECT", None)


def attempt(f, *args):
    try:
        print("->", f(*args))
    except getopt.error as e:
        print(type(e).__name__, e, repr(e.msg), repr(e.opt), e.args)


for args, short, long in (
        ("-a -b value -cx rest -d", "ab:c:d", ()), ("-abvalue", "ab:", ()), ("-a - -b", "ab", ()), ("-a -- -b", "ab", ()),
        ("--alpha --beta=1 --beta 2 x --alpha", "", ["alpha", "beta="]), ("--al --be 3", "", ["alpha", "beta="]),
        ("--a", "", ["alpha", "apple"]), ("--alpha", "", ["alpha", "alphabet="]), ("--alpha=1", "", ["alpha"]),
        ("--beta", "", ["beta="]), ("--gamma", "", ["beta="]), ("-x", "ab", ()), ("-b", "b:", ()), ("-:", "b:", ()),
        ("--beta=", "", ["beta="]), ("--=x", "", ["beta="]), ("--foo", "", "foo"), ("x -a", "a", ()), ("x -a", "+a", ()),
        ("-a x --foo y -b", "ab", ["foo"]), ("-a x -- -b y", "ab", ()), ("", "a", ()), ("--b=c=d", "", ["b="]), ("-a- x", "a:", ())):
    print(args, short, long)
    attempt(getopt.getopt, args.split(), short, long)
    attempt(getopt.gnu_getopt, args.split(), short, long)
os.environ["POSIXLY_CORRECT"] = "1"
attempt(getopt.gnu_getopt, ["-a", "x", "-b"], "ab")
os.environ.pop("POSIXLY_CORRECT")
print(getopt.error is getopt.GetoptError, getopt.__all__)
attempt(getopt.long_has_args, "abc", ["abcd=", "abce"])
attempt(getopt.short_has_arg, "a", "a:")
attempt(getopt.short_has_arg, "z", "a:")
print(repr(getopt.GetoptError("m")), repr(getopt.GetoptError("m", "o").opt))
