package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/app"
)

// ErrInterrupted is the cause with which the context of Run ends when somebody at the keyboard interrupts: a server then
// does not give load balancers time to notice.
var ErrInterrupted = app.ErrInterrupted

func (c *commands) serveCommand() *cobra.Command {
	s := &settings{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Start a server",
		Long: `Serve short links, the API and the first page. Nothing needs to be configured: the links are
kept in the folder jink-data, and the first start prints an admin token and a link to sign in
with.

A flag goes before the environment variable, and that before the file that --config names.
JINK_ADMIN_TOKEN, which has no flag, sets an admin token instead of making one.

SIGTERM or Ctrl-C stops the server when the requests under way are answered; a second one ends
it at once. SIGHUP has it read the files anew that may change while it runs: the site program,
certificates and countries.`,
		Example: `  jink serve
  jink serve --addr :80 --base-url https://s.example
  jink serve --open --data-dir /var/lib/jink
  jink serve --program site.py
  JINK_STORE=postgres://db.example/links jink serve --config /etc/jink.toml`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := s.load(c)
			if err != nil {
				return err
			}
			listeners, err := inherited()
			if err != nil {
				return &app.Error{Message: err.Error()}
			}
			patience, err := watchdog()
			if err != nil {
				return &app.Error{Message: err.Error()}
			}
			return app.Run(cmd.Context(), config, app.Streams{Out: c.env.Stdout, Err: c.env.Stderr,
				Terminal: c.env.Terminal(c.env.Stderr), Version: c.env.Version, LookupEnv: c.env.LookupEnv,
				ReadFile: os.ReadFile, Stat: os.Stat, Listeners: listeners, Notify: notify, Watchdog: patience,
				Hangups: c.env.Hangups})
		},
	}
	s.register(cmd)
	return cmd
}

func (c *commands) checkCommand() *cobra.Command {
	s := &settings{}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check a server's configuration without starting it",
		Long: `Check the configuration that "jink serve" would start with: flags, environment and file.
Nothing is started or connected to, and nothing opened but the site program, which is compiled.
The exit code is 2 where something is wrong.`,
		Example: `  jink check --config /etc/jink.toml
  JINK_ADDR=:80 jink check && systemctl restart jink`,
		Args: exactly(),
		RunE: func(*cobra.Command, []string) error {
			config, err := s.load(c)
			if err != nil {
				return err
			}
			if err := config.CheckProgram(os.ReadFile); err != nil {
				return err
			}
			return c.write("the configuration is valid\n")
		},
	}
	s.register(cmd)
	return cmd
}

// settings are the flags of the options of a server.
type settings struct {
	file  string
	given map[string]string // by the option's key
}

// register registers the flags of all options.
func (s *settings) register(cmd *cobra.Command) {
	s.registerThose(cmd, func(app.Option) bool { return true })
}

func (s *settings) registerThose(cmd *cobra.Command, wanted func(app.Option) bool) {
	s.given = map[string]string{}
	f := cmd.Flags()
	f.StringVar(&s.file, "config", "", "configuration `FILE` (TOML)")
	for _, o := range app.Options() {
		if !wanted(o) {
			continue
		}
		usage := fmt.Sprintf("%s (%s", o.Usage, o.Env())
		if o.Default != "" {
			usage += ", default " + o.Default
		}
		flag := f.VarPF(&setting{given: s.given, option: o}, o.Flag(), "", usage+")")
		if o.Kind == app.Bool {
			flag.NoOptDefVal = "true"
		}
	}
}

// load reads the configuration from everywhere.
func (s *settings) load(c *commands) (*app.Config, error) {
	return app.Load(app.Sources{File: s.file, ReadFile: os.ReadFile, LookupEnv: c.env.LookupEnv, Flags: s.given})
}

// setting is the value of a flag that app reads, so that flags, variables and the file are read in one way.
type setting struct {
	given  map[string]string
	option app.Option
}

func (s *setting) String() string { return s.given[s.option.Key] }

func (s *setting) Set(value string) error {
	s.given[s.option.Key] = value
	return nil
}

// Type names the value in the help.
func (s *setting) Type() string {
	if s.option.Kind == app.Bool {
		return "bool"
	}
	return strings.ToUpper(string(s.option.Kind))
}
