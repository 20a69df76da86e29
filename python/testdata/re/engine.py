# Patterns of all kinds against texts that are made to fit some of them: what comes out of a generator of both, the same each time.
import re
import warnings

warnings.simplefilter('ignore')
state = 20


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


atoms = ['a', 'b', 'c', 'A', 'é', 'ſ', 'K', 'k', 's', '1', ' ', '_', '.', '\\w', '\\d', '\\s', '\\W', '\\b', '\\B', '^', '$', '\\A', '\\Z',
         '[ab]', '[^a]', '[a-c]', '[\\wé]', '[^\\W\\d]', '[A-Zé-ü]', 'ab', 'abc', '\\n', 'İ', 'i', 'ı', '(?:)', '\\1', '\\2', '(?=a)',
         '(?!b)', '(?<=a)', '(?<!ab)', 'x', '[x-z]', '\\xe9', '[^é]', '(?P=n)']
quantifiers = ['', '', '', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,3}?', '*+', '++', '?+', '{1,2}+', '{,2}', '{2,}']
openings = ['(', '(', '(?:', '(?>', '(?i:', '(?s-i:', '(?m:', '(?=', '(?!', '(?<=', '(?<!', '(?a:', '(?P<n>', '(?x: ']
alphabet = ['a', 'b', 'c', 'A', 'B', 'é', 'É', 'ſ', 'K', 'k', 's', '1', ' ', '_', '\n', 'x', 'y', 'i', 'I', 'İ', 'ı', 'ab', 'abc']


def generate(depth):
    kind = rnd(12)
    if depth <= 0 or kind < 6:
        made = atoms[rnd(len(atoms))]
    elif kind < 8:
        made = generate(depth - 1) + generate(depth - 1)
    elif kind == 8:
        made = '(?:' + generate(depth - 1) + '|' + generate(depth - 1) + ')'
    elif kind == 9:
        made = openings[rnd(len(openings))] + generate(depth - 1) + ')'
    elif kind == 10:
        made = '(' + generate(depth - 1) + '|' + generate(depth - 1) + '|' + generate(depth - 1) + ')'
    else:
        made = '(?(1)' + generate(depth - 1) + ('|' + generate(depth - 1) if rnd(2) else '') + ')'
    return made + quantifiers[rnd(len(quantifiers))]


for n in range(600):
    pattern = generate(3) + (generate(2) if rnd(3) == 0 else '')
    text = ''.join(alphabet[rnd(len(alphabet))] for _ in range(rnd(12)))
    flags = [0, 0, re.I, re.M, re.S, re.I | re.A, re.A, re.I | re.S][rnd(8)]
    try:
        compiled = re.compile(pattern, int(flags))
    except re.error as e:
        print(n, ascii(pattern), e)
        continue
    seen = []
    for m in compiled.search(text), compiled.match(text), compiled.fullmatch(text), compiled.search(text, 2, 7):
        seen.append(m and (m.regs, m.lastindex))
    seen += [m.span() for m in compiled.finditer(text)], compiled.sub('-', text), compiled.split(text, 2)
    print(n, ascii(pattern), int(flags), ascii(text), ascii(seen))
