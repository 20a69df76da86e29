// Package cli is jink's command line: it reads arguments, speaks to a server through the client package, and writes what
// a person or a script wants to see. It exists so that everything but the process itself can be tested by calling Run.
//
// Invariants:
//   - What a command was asked for goes to Stdout and nothing else does; errors, warnings, questions and progress go to
//     Stderr.
//   - The exit code is 0 when everything was done, 1 when something failed or was refused, 2 when the command line or
//     the configuration is wrong; a Python program may choose another one, and gives 130 when Ctrl-C ended it.
//   - A secret is never an argument and never echoed, but where a command exists to show it once.
//   - Text that came from a server never reaches a terminal with control characters in it.
package cli

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"
)

// Env is the process as the commands see it. Only files are opened beside it.
type Env struct {
	Args           []string // without the name of the program
	Executable     string   // the file of the program, for Python programs that start it; "": they cannot
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	LookupEnv      func(name string) (string, bool)

	// Terminal reports whether Stdin, Stdout or Stderr is a terminal; nil for none.
	Terminal func(stream any) bool

	// Width returns how many columns the terminal has; it is asked only where Stdout is one.
	Width func() int

	// ReadPassword reads a line from the terminal without showing it; it is asked only where Stdin is one.
	ReadPassword func(ctx context.Context) (string, error)

	// Interrupts has Ctrl-C call f, in place of ending the context of Run, until what it returns is called; nil where that
	// cannot be.
	Interrupts func(f func()) (stop func())

	// Hangups has SIGHUP, which else ends the process, call f until what it returns is called; nil where that cannot be.
	Hangups func(f func()) (stop func())

	Now     func() time.Time // time.Now if nil
	Zone    *time.Location   // in which times are read and shown; time.Local if nil
	Version string
}

// Exit codes of Run.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// Run carries out one command line and returns the exit code. When ctx ends, what was begun is ended cleanly.
func Run(ctx context.Context, env Env) int {
	c := newCommands(env)
	root := c.root()
	root.SetArgs(endOptions(asRun(c.env.Args)))
	return c.report(root.ExecuteContext(ctx))
}

// commands is what the commands of one run share.
type commands struct {
	env    Env
	remote remote
	json   bool

	unbuffered bool // of a Python program: its output is written at once
}

func newCommands(env Env) *commands {
	if env.Args == nil {
		env.Args = []string{} // cobra would take the arguments of the process
	}
	if env.Now == nil {
		env.Now = time.Now
	}
	if env.Zone == nil {
		env.Zone = time.Local
	}
	if env.LookupEnv == nil {
		env.LookupEnv = func(string) (string, bool) { return "", false }
	}
	if env.Terminal == nil {
		env.Terminal = func(any) bool { return false }
	}
	if env.Interrupts == nil {
		env.Interrupts = func(func()) func() { return func() {} }
	}
	return &commands{env: env}
}

func (c *commands) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "jink",
		Short: "Short links that think",
		Long: `jink is a self-hosted URL shortener: one program that serves short links, and the
commands to make and keep them.

The commands that work with links speak to a server: the one that --server or the
environment variable JINK_URL names, http://127.0.0.1:8080 without either. The token that
the server asks for comes from JINK_TOKEN or from the file that --token-file names.`,
		Example: `  jink serve                               start a server, no configuration needed
  jink add https://example.com/a/long/way  make a short link
  jink ls                                  list links`,
		Version:       c.env.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noSuchCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(c.env.Stdin)
	root.SetOut(c.env.Stdout)
	root.SetErr(c.env.Stderr)
	root.SetVersionTemplate("jink {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage(cmd, "%s", err.Error()) })
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.AddGroup(&cobra.Group{ID: groupLinks, Title: "Links:"}, &cobra.Group{ID: groupServer, Title: "Server:"},
		&cobra.Group{ID: groupWatch, Title: "Watching:"}, &cobra.Group{ID: groupPython, Title: "Python:"})

	c.add(root, groupLinks, c.addCommand(), c.lsCommand(), c.showCommand(), c.editCommand(), c.rmCommand(),
		c.historyCommand(), c.rollbackCommand(), c.tryCommand(), c.testCommand(), c.errorsCommand(), c.variantsCommand(),
		c.applyCommand(), c.exportCommand(), c.importCommand())
	c.add(root, groupServer, c.serveCommand(), c.checkCommand(), c.tokenCommand(), c.backupCommand(),
		c.restoreCommand())
	c.add(root, groupWatch, c.monitoringCommand(), c.probeCommand(), c.benchCommand())
	c.add(root, groupPython, c.runCommand(), c.disCommand(), c.replCommand(), c.conformCommand())
	c.add(root, "", c.completionCommand(), c.versionCommand())
	root.SetHelpCommand(helpCommand(root))
	completable(root)
	return root
}

const (
	groupLinks  = "links"
	groupServer = "server"
	groupWatch  = "watch"
	groupPython = "python"
)

func (c *commands) add(parent *cobra.Command, group string, children ...*cobra.Command) {
	for _, child := range children {
		child.GroupID = group
		child.Flags().SortFlags = false
		child.SuggestionsMinimumDistance = 2
		parent.AddCommand(child)
	}
}

// helpCommand shows the help of a command, and unlike cobra's own fails where there is none of that name.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:                   "help [COMMAND]",
		Short:                 "Show the help of a command",
		Example:               "  jink help add\n  jink help token create",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchCommand(found, rest)
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}
