import difflib
a="one\ntwo\nthree\nfour\n".splitlines(1); b="ore\ntree\nemu\nfour x\n".splitlines(1)
print(''.join(difflib.ndiff(a,b)))
for f in difflib.unified_diff, difflib.context_diff:
    print(''.join(f(a,b,'a','b','d1','d2',n=1)))
    try: print(list(f(b"a", "b")))
    except Exception as e: print(repr(e))
    try: print(list(f([b"a"], ["b"])))
    except Exception as e: print(repr(e))
    try: print(list(f(["a"], ["b"], 3)))
    except Exception as e: print(repr(e))
x=[str(i%37)+"line" for i in range(400)]; y=[str(i%31)+"line" for i in range(420)]
print(difflib.SequenceMatcher(None,x,y).get_opcodes()[:20])
print(difflib.SequenceMatcher(lambda c:c==' ',"private Thread currentThread;","private volatile Thread currentThread;").get_matching_blocks())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(list(difflib.ndiff(["abcdefghijkl\n"]*2+["zzz\n","\tfoo bar baz\n"],["abcdefghijkL\n","abcdefghijxl\n","\tfoo  bar bax\n","new\n"])))
print(list(difflib.diff_bytes(difflib.unified_diff,[b'a\xff'],[b'b\xfe'])))
print(list(difflib.restore(difflib.ndiff(a,b),1)))
print(difflib.SequenceMatcher(None,"abcd"*100,"bcde"*90).ratio())
