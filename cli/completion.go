package cli

import (
	"github.com/spf13/cobra"
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
