package cli

import (
	"maps"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (c *commands) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: "Print the script that completes commands and flags in a shell",
		Example: `  source <(jink completion bash)                                     in this shell
  jink completion bash > /etc/bash_completion.d/jink                 in every one
  jink completion zsh > "${fpath[1]}/_jink"
  jink completion fish > ~/.config/fish/completions/jink.fish`,
		Args:      exactly("SHELL"),
		ValidArgs: []string{"bash", "zsh", "fish"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), c.env.Stdout
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			}
			return usage(cmd, "%q is none of bash, zsh and fish", args[0])
		},
	}
}

// flagValues lists the values that a shell offers for a flag, by its name: the same flag means the same in every command.
func flagValues() map[string][]string {
	return map[string][]string{
		"generator":  {"random", "hash", "sequence", "words"},
		"status":     {"301", "302", "303", "307", "308"},
		"sort":       {"-created_at", "created_at", "-updated_at", "updated_at", "-clicks", "clicks", "slug", "-slug"},
		"scope":      {"links:read", "links:write", "stats:read", "admin"},
		"clear":      slices.Sorted(maps.Keys(clearable())),
		"format":     {"jsonl", "csv"},
		"arrivals":   {"poisson", "constant"},
		"log-level":  {"debug", "info", "warn", "error"},
		"log-format": {"auto", "json", "text"},
	}
}

// completable makes a shell offer what can be known: values of flags from a fixed set, and files where a file belongs,
// which is nowhere else.
func completable(root *cobra.Command) {
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	known := flagValues()
	files := []string{"config", "out", "rejects", "slugs", "token-file"}
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			var offer cobra.CompletionFunc
			switch {
			case known[f.Name] != nil:
				offer = cobra.FixedCompletions(known[f.Name], cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
			case slices.Contains(files, f.Name):
				offer = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)
			case f.Name == "data-dir":
				offer = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
			default:
				return
			}
			_ = cmd.RegisterFlagCompletionFunc(f.Name, offer) // fails only for a flag that is not there
		})
		for _, child := range cmd.Commands() {
			visit(child)
		}
	}
	visit(root)
}

func (c *commands) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Example: `  jink version
  jink version --json`,
		Args: exactly(),
		RunE: func(*cobra.Command, []string) error {
			if c.json {
				return c.writeJSON(map[string]string{"version": c.env.Version})
			}
			return c.write("jink " + c.env.Version + "\n")
		},
	}
	cmd.Flags().BoolVar(&c.json, "json", false, "write a JSON document")
	return cmd
}
