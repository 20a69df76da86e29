package repl

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/reeflective/readline"

	"github.com/jinklink/jink/python"
)

// editor reads statements from a person at a terminal.
type editor struct {
	shell   *readline.Shell
	session *python.Session
	accept  func() // the shell's own commands, which ours end with
	erase   func()
	suggest func()
}

// indent is a level of indentation.
const indent = "    "

func newEditor(cfg Config, s *python.Session) *editor {
	shell := readline.NewShell()
	commands := shell.Keymap.Commands()
	e := &editor{shell: shell, session: s, accept: commands["accept-line"], erase: commands["backward-delete-char"], suggest: commands["menu-complete"]}
	shell.Keymap.Register(map[string]func(){"python-enter": e.enter, "python-tab": e.tab, "python-backspace": e.backspace})
	for _, keymap := range []string{"emacs", "vi-insert"} {
		for keys, command := range map[string]string{"\r": "python-enter", "\n": "python-enter", "\t": "python-tab", "\x7f": "python-backspace", "\b": "python-backspace"} {
			shell.Config.Bind(keymap, keys, command, false)
		}
	}
	shell.Config.Set("menu-complete-display-prefix", true) // the first Tab inserts what all have in common, and shows them
	shell.Prompt.Primary(func() string { return ">>> " })
	shell.Prompt.Secondary(func() string { return "... " })
	shell.Completer = e.complete
	if cfg.Colours {
		shell.SyntaxHighlighter = func(line []rune) string { return colourSource(string(line)) }
	}
	// A session whose history cannot be kept is still one.
	if cfg.History != "" && os.MkdirAll(filepath.Dir(cfg.History), 0o700) == nil {
		shell.History.AddFromFile("python", cfg.History)
	}
	return e
}

func (e *editor) next(ctx context.Context) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	for {
		text, err := e.shell.Readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			return "", ErrInterrupted
		case err != nil:
			return "", err
		}
		switch strings.TrimSpace(text) {
		case "":
			continue
		case "exit", "quit": // as in CPython 3.13, the word is enough
			return "", io.EOF
		}
		return text + "\n", nil
	}
}

// enter ends the statement if it is whole and the cursor behind it; otherwise it begins another line of it.
func (e *editor) enter() {
	text, at := []rune(*e.shell.Line()), e.shell.Cursor().Pos()
	before, after := string(text[:at]), string(text[at:])
	lines := strings.Split(string(text), "\n")
	blank := len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == ""
	atEnd := strings.TrimSpace(after) == "" || len(lines) == 1
	if strings.TrimSpace(string(text)) == "" || atEnd && e.session.Whole(string(text)+"\n", blank) {
		e.accept()
		return
	}
	e.insert("\n" + strings.Repeat(" ", nextIndent(before)))
}

// nextIndent is how far a line is indented that follows text.
func nextIndent(text string) int {
	line := text[strings.LastIndexByte(text, '\n')+1:]
	statement := strings.TrimLeft(line, " ")
	n := len(line) - len(statement)
	statement = strings.TrimRight(statement, " ")
	word, _, _ := strings.Cut(statement, " ")
	switch {
	case strings.HasSuffix(statement, ":"):
		return n + len(indent)
	case statement == "":
		return 0
	}
	switch word {
	case "return", "pass", "raise", "break", "continue":
		return max(0, n-len(indent))
	}
	return n
}

// tab indents where the line begins, and completes elsewhere.
func (e *editor) tab() {
	if before := e.lineBefore(); strings.TrimSpace(before) == "" {
		e.insert(indent[len(before)%len(indent):])
		return
	}
	e.suggest()
}

// backspace takes back a whole level of indentation, or a character.
func (e *editor) backspace() {
	before := e.lineBefore()
	if n := len(before); n > 0 && strings.Trim(before, " ") == "" {
		for range (n-1)%len(indent) + 1 {
			e.erase()
		}
		return
	}
	e.erase()
}

// lineBefore is the part of the line before the cursor.
func (e *editor) lineBefore() string {
	before := string((*e.shell.Line())[:e.shell.Cursor().Pos()])
	return before[strings.LastIndexByte(before, '\n')+1:]
}

func (e *editor) insert(text string) { e.shell.Cursor().InsertAt([]rune(text)...) }

// complete tells how the name before the cursor may go on.
func (e *editor) complete(line []rune, cursor int) readline.Completions {
	name := nameBefore(string(line[:cursor]))
	all := make([]readline.Completion, 0, 16)
	for _, whole := range e.session.Complete(string(line[:cursor])) {
		all = append(all, readline.Completion{Value: whole, Display: whole[strings.LastIndexByte(whole, '.')+1:]})
	}
	c := readline.CompleteRaw(all)
	c.PREFIX = name
	return c
}

// nameBefore is the dotted name that text ends with.
func nameBefore(text string) string {
	begin := strings.LastIndexFunc(text, func(r rune) bool { return !python.InName(r) && r != '.' })
	return text[begin+1:]
}
