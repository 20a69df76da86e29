# Characters, and objects as text.


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
chr(1<<100)
chr(-1)
chr('a')
chr(1.5)
ord('ab')
ord(1)
ord(b'ab')
ord('')
format(1,2)
format(1,'d',3)
ascii('é')
input(1,2)
repr()
ord(bytearray(b'a'))
chr(97)
chr(0x1f600)
ascii(chr(0x1f600))
ord(chr(0xd800))
ascii('\ud800')
format(3.14159, '.2f')
format(255, '#06x')
format('a', '>5')
format(None)
format(None, 'x')
repr('it\'s')
chr(0x10ffff) == '\U0010ffff'
chr(True)
ord(b'')
'''.strip().splitlines():
    show(line)
