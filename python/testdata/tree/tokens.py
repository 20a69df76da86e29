import tokenize, io, token
print(tokenize.__all__, token.__all__)
print({k:v for k,v in token.tok_name.items()})
print(token.EXACT_TOKEN_TYPES)
def go(s):
    print(repr(s))
    try:
        for t in tokenize.generate_tokens(io.StringIO(s).readline): print('  ',tuple(t))
    except Exception as e: print('  ',type(e),e, e.args)
for s in ['x = 1 # c\n','if a:\n  # k\n  b\n\nc','f"a{x!r:>{w}} {{y}}"\n',"'''a\nb'''\n",'(\n1,\n)\n','a\\\nb\n','?\n','$\n','0x1z\n','"abc\n','(a\n','if a:\n  b\n c\n','\n','','é = ñ\n','x\r\ny\r\n','async def f(): await x\n','# only','a->b!=c:=d','1_000 1__0','x=§','f"{a=}"','f"""\n{x:\ny}"""\n']: go(s)
