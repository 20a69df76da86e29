"""One pass over a list of arguments: which action takes which of them."""

from ._errors import (ArgumentError, ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, _get_action_name)


def _bounds(nargs, option):
    'The fewest and the most arguments, and whether options may be among them after the fewest.'
    if nargs is None:
        return 1, 1, False
    if nargs == OPTIONAL:
        return 0, 1, False
    if nargs == ZERO_OR_MORE:
        return 0, None, False
    if nargs == ONE_OR_MORE:
        return 1, None, False
    if nargs == REMAINDER:
        return 0, None, True
    if nargs == PARSER:
        return 1, None, True
    if nargs == SUPPRESS:
        return 0, 0, False
    return nargs, nargs, False


class Run:
    """The state of a pass: 'O' of kinds is an option, 'A' an argument, '-' the mark after which there are no options."""

    def __init__(self, parser, args, namespace, intermixed):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.intermixed = intermixed
        self.extras = []
        self.extras_kinds = []
        self.seen = set()
        self.seen_non_default = set()
        self.warned = set()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                others = self.conflicts.setdefault(action, [])
                others += group._group_actions[:i] + group._group_actions[i + 1:]
        self.positionals = parser._get_positional_actions()
        self.options = {}
        kinds = []
        for i, arg in enumerate(args):
            if kinds and kinds[-1] in ('-', 'a'):
                kinds.append('a')  # after "--"
                continue
            if arg == '--':
                kinds.append('-')
                continue
            found = parser._parse_optional(arg)
            if found is None:
                kinds.append('A')
            else:
                self.options[i] = found
                kinds.append('O')
        self.kinds = ''.join(kinds).replace('a', 'A')

    def go(self):
        last = max(self.options, default=-1)
        at = 0
        while at <= last:
            option = at
            while option not in self.options:
                option += 1
            if not self.intermixed and at != option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extra(self.args[at:option], self.kinds[at:option])
                at = option
            at = self.take_option(at)
        if self.intermixed:
            stop = at
        else:
            stop = self.take_positionals(at)
        self.extra(self.args[stop:], self.kinds[stop:])

    def extra(self, args, kinds):
        self.extras += args
        self.extras_kinds += kinds

    def warn(self, text):
        if text not in self.warned:
            self.warned.add(text)
            self.parser._warning(text)

    def take(self, action, args, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if action.option_strings or args:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, f'not allowed with argument {_get_action_name(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def count(self, bounds, at, reserved=0):
        'How many of the arguments from at on fit: None if too few. Marks "--" among them count as places, not as arguments.'
        least, most, mixed = bounds
        have, places, wanted_end = 0, 0, None
        run = self.kinds[at:]
        stop = run.find('O')
        if stop < 0:
            stop = len(run)
        available = run[:stop].count('A')
        if mixed:
            if available < least:
                return None
            return len(run) if least == 0 or run.lstrip('-')[:1] == 'A' else None
        room = available - reserved
        number = room if most is None else min(most, room)
        if number < least:
            number = least if available >= least else None
        if number is None:
            return None
        for kind in run[:stop]:
            if kind == 'A':
                if have == number:
                    break
                have += 1
                places += 1
            elif have < number or number == 0 and most != 0:
                places += 1
            else:
                # A mark after the last argument belongs to it only if more could follow.
                if most is None or most > number:
                    places += 1
                    continue
                break
        return places

    def take_positionals(self, at):
        'Give the arguments from at on to as many positionals as they suffice for.'
        run = self.kinds[at:]
        stop = run.find('O')
        available = run.count('A') if stop < 0 else run[:stop].count('A')
        chosen, need = [], 0
        for action in self.positionals:
            least, most, mixed = _bounds(action.nargs, False)
            if need + least > available:
                break
            need += least
            chosen.append((action, (least, most, mixed), least))
        for action, bounds, least in chosen:
            need -= least
            n = self.count(bounds, at, need)
            if n is None:
                break
            args, kinds = self.args[at:at + n], self.kinds[at:at + n]
            if action.nargs == PARSER:
                if kinds[:1] == '-':
                    args.remove('--')
            elif action.nargs != REMAINDER and '-' in kinds:
                args.remove('--')
            at += n
            if args and action.deprecated:
                self.warn(f"argument '{_get_action_name(action)}' is deprecated")
            self.positionals = self.positionals[1:]
            self.take(action, args)
        return at

    def take_option(self, at):
        'Carry out the option at this place, or all that one argument of short ones holds.'
        matches = self.options[at]
        if len(matches) > 1:
            names = ', '.join(option for _, option, _, _ in matches)
            raise ArgumentError(None, f'ambiguous option: {self.args[at]} could match {names}')
        action, option, sep, explicit = matches[0]
        todo = []
        while True:
            if action is None:
                self.extra([self.args[at]], 'O')
                return at + 1
            bounds = _bounds(action.nargs, True)
            if explicit is None:
                start = at + 1
                n = self._option_count(action, bounds, start)
                args = self.args[start:start + n]
                todo.append((action, args, option))
                end = start + n
                break
            takes = bounds[0] <= 1 and (bounds[1] is None or bounds[1] >= 1)
            if not takes and bounds[:2] == (0, 0) and option[1] not in self.parser.prefix_chars and explicit != '':
                if sep or explicit[0] in self.parser.prefix_chars:
                    raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
                # Several short options in one argument.
                todo.append((action, [], option))
                option = option[0] + explicit[0]
                explicit = explicit[1:]
                if not explicit:
                    sep = explicit = None
                elif explicit[0] == '=':
                    sep, explicit = '=', explicit[1:]
                else:
                    sep = ''
                action = self.parser._option_string_actions.get(option)
                if action is None:
                    for done in todo:
                        self.take(*done)
                    self.extra([option[0] + option[1:] + (sep or '') + (explicit or '')], 'O')
                    return at + 1
            elif takes:
                end = at + 1
                todo.append((action, [explicit], option))
                break
            else:
                raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
        for action, args, option in todo:
            if action.deprecated:
                self.warn(f"option '{option}' is deprecated")
            self.take(action, args, option)
        return end

    def _option_count(self, action, bounds, start):
        least, most, mixed = bounds
        run = self.kinds[start:]
        n = 0
        while n < len(run) and (most is None or n < most) and (run[n] == 'A' or mixed and n >= least):
            n += 1
        if n >= least:
            return n
        message = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                   ONE_OR_MORE: 'expected at least one argument'}.get(action.nargs)
        if message is None:
            count = action.nargs if isinstance(action.nargs, int) else least
            message = f'expected {count} argument{"" if count == 1 else "s"}'
        raise ArgumentError(action, message)
