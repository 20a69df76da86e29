# Options of command lines, their help, and what is wrong with them.
import optparse
import os
import sys

os.environ['COLUMNS'] = '80'


def level(option, opt, value, parser, *args, **more):
    parser.values.seen = [option.dest, opt, value, args, more, parser.rargs[:], parser.largs[:]]


def parser(**more):
    p = optparse.OptionParser(usage='%prog [options] FILE...', version='%prog 1.0', prog='tool', description='What %prog does. ' * 6, epilog='The end.', **more)
    p.add_option('-v', '--verbose', action='count', default=0, help='say more, of which there is much, so that the line is long enough to be broken')
    p.add_option('-n', '--number', type='int', metavar='N', default='0x10', help='a number [default: %default]')
    p.add_option('--ratio', type=float, help='a ratio (%default)')
    p.add_option('-c', '--choice', choices=['a', 'b'])
    p.add_option('-p', '--pair', nargs=2, type='int', dest='pair')
    p.add_option('-l', action='append', dest='items')
    p.add_option('-q', action='store_false', dest='loud', default=True)
    p.add_option('--const', action='append_const', const=7, dest='items')
    p.add_option('--call', action='callback', callback=level, callback_args=(1,), callback_kwargs={'k': 2}, type='string')
    p.add_option('--a-very-long-option-indeed', help='its help stands below')
    p.add_option('--secret', help=optparse.SUPPRESS_HELP)
    group = optparse.OptionGroup(p, 'More', 'These are more.')
    group.add_option('-x', '--extra', action='store_const', const='X', help='extra')
    p.add_option_group(group)
    return p


p = parser()
print(p.format_help())
print(parser(formatter=optparse.TitledHelpFormatter()).format_help())
for line in ('', '-vv --verb a -n5 b', '--ratio=1.5 -c b -p 1 2 rest', '-lx -l y --const -q', '--call value z', '-v -- -v', '--se=1 -x', '-n 0b101 - x'):
    values, rest = parser().parse_args(line.split())
    print(line, '->', sorted(vars(values).items()), rest)
sys.stderr = sys.stdout
for line in '-n x', '--ratio', '-p 1', '-c z', '--nothing', '--c=1', '-qz', '-q --secret', '--verbose=2', '-Z':
    try:
        parser().parse_args(line.split())
    except SystemExit as end:
        print(line, '->', end.code)
for line in '--version', '-h':
    try:
        parser().parse_args(line.split())
    except SystemExit as end:
        print(line, '->', end.code)
p.disable_interspersed_args()
print(p.parse_args(['-v', 'a', '-v'])[1], p.get_option('-n'), p.has_option('--nothing'), p.get_option_group('-x').title, p.get_usage(), p.get_version())
for bad in (['x'], {}), (['-'], {}), (['--'], {}), (['-ab'], {}), (['-a'], {'action': 'z'}), (['-a'], {'type': 'z'}), (['-a'], {'nargs': 2, 'action': 'count'}), \
        (['-a'], {'choices': 'ab', 'type': 'choice'}), (['-a'], {'what': 1}), (['-a'], {'callback': 1}), (['-v'], {}):
    try:
        p.add_option(*bad[0], **bad[1])
    except (optparse.OptionError, TypeError) as error:
        print(type(error).__name__, error)
p.set_conflict_handler('resolve')
p.add_option('-v', dest='version')
print(p.get_option('-v').dest, p.get_option('--verbose'))
p.remove_option('--verbose')
print(p.has_option('--verbose'))


class Times(optparse.Option):
    TYPES = optparse.Option.TYPES + ('time',)
    TYPE_CHECKER = dict(optparse.Option.TYPE_CHECKER, time=lambda option, opt, value: int(value[:-1]) * {'s': 1, 'm': 60}[value[-1]])
    ACTIONS = optparse.Option.ACTIONS + ('extend',)
    STORE_ACTIONS = optparse.Option.STORE_ACTIONS + ('extend',)
    TYPED_ACTIONS = ALWAYS_TYPED_ACTIONS = optparse.Option.TYPED_ACTIONS + ('extend',)

    def take_action(self, action, dest, opt, value, values, parser):
        if action != 'extend':
            return optparse.Option.take_action(self, action, dest, opt, value, values, parser)
        values.ensure_value(dest, []).extend(value.split(','))


p = optparse.OptionParser(option_class=Times, option_list=[Times('-t', type='time', default='2m'), Times('-e', action='extend')], add_help_option=False)
print(p.parse_args(['-e', 'a,b', '-ec'])[0], p.parse_args(['-t', '3s'])[0] == {'t': 3, 'e': None})
