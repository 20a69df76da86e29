package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/client"
)

func (c *commands) exportCommand() *cobra.Command {
	var file string
	var code codeFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write everything a server holds as JSON lines",
		Long: `Write every link with its history, clicks and password hash, deleted links included, as one
JSON object a line: what "jink import" brings back. The token needs the scope admin.

With --out the file appears when it is complete, and only its owner may read it.

With --as-code the live links are written as files that "jink apply" takes: links.yaml, and a
Python file for each program. Clicks, history and all else that changes by itself are left out.
The same links are always written as the same files.`,
		Example: `  jink export --out links.jsonl
  jink export | gzip > links.jsonl.gz
  jink export | jq -r 'select(.clicks == 0) | .slug'
  jink export --as-code links/`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case code.dir != "" && file != "":
				return usage(cmd, "--out and --as-code exclude each other")
			case code.dir != "":
				return c.exportCode(cmd, code)
			case code.force || cmd.Flags().Changed("owner"):
				return usage(cmd, "--force and --owner go with --as-code")
			}
			cl, err := c.client(cmd)
			if err != nil {
				return err
			}
			if file == "" {
				_, err := cl.Export(cmd.Context(), c.env.Stdout)
				return err
			}
			n, err := exportFile(cmd.Context(), cl, file)
			if err != nil {
				return err
			}
			if c.json {
				return c.writeJSON(map[string]any{"file": file, "links": n})
			}
			c.note("wrote %d links to %s", n, file)
			return nil
		},
	}
	cmd.Flags().StringVarP(&file, "out", "o", "", "write to `FILE` instead of the standard output")
	cmd.Flags().StringVar(&code.dir, "as-code", "", "write files for \"jink apply\" to the `FOLDER`")
	cmd.Flags().StringVar(&code.owner, "owner", "", "only the links of the owner `NAME`, or of none if it is empty (with --as-code)")
	cmd.Flags().BoolVar(&code.force, "force", false, "write to a folder that is not empty (with --as-code)")
	return c.overServer(cmd)
}

func exportFile(ctx context.Context, cl *client.Client, file string) (records int64, err error) {
	err = replaceFile(file, func(w io.Writer) (err error) {
		records, err = cl.Export(ctx, w)
		return err
	}, true)
	return records, err
}

// replaceFile makes a file that only its owner may read, of what fill writes. The file appears under its name complete,
// or not at all; durable says that it must also outlive a crash of the machine.
func replaceFile(name string, fill func(io.Writer) error, durable bool) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*") // made with mode 0600
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, errors.Unwrap(err))
	}
	defer os.Remove(f.Name()) // gone already where all went well
	err = fill(f)
	if err == nil && durable {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}
