# Paragraphs.
import textwrap

texts = ['', 'one', 'Hello there, how are you this fine day?  I am glad to hear it!', 'This is a paragraph that already has\nline breaks.  But some of its lines are much longer than the others.',
         'yaba daba-doo on-the-fly e-mail--well -- really---so  x', 'a' * 30, 'Did you say "supercalifragilisticexpialidocious?" How *do* you spell that odd word, anyways?', '\tTest\tdefault\t\ttabsize.', '  leading and trailing  ',
         'foo bar\n\nbaz', 'this-is-a-useful-feature-for-\nreformatting posts from tim d\'angelo 2-3 a-b-c --foo-bar-baz -x-y', 'Sentence one. Sentence two! "Quoted?" Yes.  Mr. X', 'é' * 12 + ' ü-ö ä', 'aaaaaaa-----------bbbbb', 'x\u00a0y z']
settings = [{}, {'width': 10}, {'width': 1}, {'width': 20, 'initial_indent': '* ', 'subsequent_indent': '  '}, {'width': 12, 'break_long_words': False}, {'width': 12, 'break_on_hyphens': False},
            {'width': 15, 'drop_whitespace': False}, {'width': 20, 'expand_tabs': False}, {'width': 20, 'replace_whitespace': False}, {'width': 30, 'fix_sentence_endings': True},
            {'width': 14, 'max_lines': 2}, {'width': 12, 'max_lines': 1}, {'width': 12, 'max_lines': 2, 'placeholder': '...'}, {'width': 16, 'tabsize': 4}, {'width': 4, 'max_lines': 1}, {'width': 0}]
for text in texts:
    for setting in settings:
        try:
            print(textwrap.wrap(text, **setting))
        except ValueError as e:
            print(e)
    print(repr(textwrap.fill(text, 25)))
    for width in 8, 12, 20, 60:
        print(repr(textwrap.shorten(text, width)), repr(textwrap.shorten(text, width, placeholder='…')))
for text in ['', 'a', '  a\n  b', '  a\n    b\n  c', '\ta\n  b', '\t a\n\t  b', '   \n a\n\n b', ' a\n', '  a\n \n  b\n   ', 'a\n  b', '\n', '  \r\n  a\r\n', ' \t a\n \tb', '    x\n\ty']:
    print(repr(textwrap.dedent(text)), repr(textwrap.indent(text, '> ')), repr(textwrap.indent(text, '-', lambda line: True)))
print(textwrap.TextWrapper(width=5).wrap('a b c d e f'), textwrap.TextWrapper().width, sorted(textwrap.__all__))
