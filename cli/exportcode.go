package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/cli/folder"
	"github.com/jinklink/jink/client"
)

// codeFlags are the flags of an export of links as code.
type codeFlags struct {
	dir, owner string
	force      bool
}

// exportCode writes links as files that "jink apply" takes.
func (c *commands) exportCode(cmd *cobra.Command, o codeFlags) error {
	if err := mayFill(o.dir, o.force); err != nil {
		return err
	}
	cl, err := c.client(cmd)
	if err != nil {
		return err
	}
	domains, err := cl.Domains(cmd.Context())
	if err != nil {
		return err
	}
	records, owner, err := c.ownedRecords(cmd, cl, o)
	if err != nil {
		return err
	}
	files, err := folder.Write(owner, domains, records)
	if err != nil {
		return err
	}
	for _, name := range folder.Names(files) {
		at := filepath.Join(o.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return err
		}
		err := replaceFile(at, func(w io.Writer) error {
			_, err := w.Write(files[name])
			return err
		}, false)
		if err != nil {
			return err
		}
	}
	if c.json {
		return c.writeJSON(map[string]any{"folder": o.dir, "links": len(records), "files": len(files)})
	}
	c.note("wrote %d links to %s", len(records), filepath.Join(o.dir, folder.Main))
	return nil
}

// mayFill refuses a folder that holds something already: what is there could be lost, or be taken for links.
func mayFill(dir string, force bool) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case force:
		return nil
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return fmt.Errorf("%s is not empty; --force writes over what has the same name and leaves the rest", dir)
		}
	}
	return nil
}

// ownedRecords returns the live links of one owner. Without one being named, all links must have the same.
func (c *commands) ownedRecords(cmd *cobra.Command, cl *client.Client, o codeFlags) (records []v1.Record, owner string, err error) {
	named := cmd.Flags().Changed("owner")
	count := map[string]int{}
	err = cl.Records(cmd.Context(), func(r *v1.Record) error {
		whose := folder.OwnerOf(r.Tags)
		if r.DeletedAt == nil && (!named || whose == o.owner) {
			r.Revisions = nil
			records, owner = append(records, *r), whose
			count[whose]++
		}
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	if named {
		return records, o.owner, nil
	}
	if len(count) > 1 {
		var owners []string
		for name, n := range count {
			if name == "" {
				name = `""`
			}
			owners = append(owners, fmt.Sprintf("%s (%d)", name, n))
		}
		slices.Sort(owners)
		return nil, "", fmt.Errorf("the links have several owners: %s; --owner says whose to write", strings.Join(owners, ", "))
	}
	return records, owner, nil
}
