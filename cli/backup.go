package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/app"
)

func (c *commands) backupCommand() *cobra.Command {
	var force bool
	s := &settings{}
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the embedded database to a file, while a server runs",
		Long: `Copy the embedded database to FILE, as it is at one moment. A server that uses it goes on
meanwhile. FILE appears when it is complete, verified and on disk, and only its owner may read it.

A PostgreSQL database is backed up by its own tools.`,
		Example: `  jink backup /var/backups/jink-$(date +%F).db
  jink backup --data-dir /var/lib/jink latest.db --force`,
		Args: exactly("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			config, err := s.load(c)
			if err != nil {
				return err
			}
			if err := config.Backup(cmd.Context(), args[0], force); err != nil {
				return err
			}
			c.note("wrote %s", args[0])
			return nil
		},
	}
	s.registerSome(cmd, "data_dir", "store")
	cmd.Flags().BoolVar(&force, "force", false, "replace FILE if it is there")
	return cmd
}

func (c *commands) restoreCommand() *cobra.Command {
	var force bool
	s := &settings{}
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the embedded database",
		Long: `Put the backup FILE in the place of the embedded database. FILE is verified first, and no server
may be running. With --force a database that is there is replaced; it is kept beside the new one.`,
		Example: `  jink restore /var/backups/jink-2026-01-31.db
  jink restore latest.db --data-dir /var/lib/jink --force`,
		Args: exactly("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			config, err := s.load(c)
			if err != nil {
				return err
			}
			path, kept, err := config.Restore(cmd.Context(), args[0], force)
			if err != nil {
				return err
			}
			if kept != "" {
				c.note("kept what was there as %s", kept)
			}
			c.note("restored %s", path)
			return nil
		},
	}
	s.registerSome(cmd, "data_dir", "store")
	cmd.Flags().BoolVar(&force, "force", false, "replace a database that is there")
	return cmd
}

// registerSome registers the flags of a few options, for commands that need no others.
func (s *settings) registerSome(cmd *cobra.Command, keys ...string) {
	s.registerThose(cmd, func(o app.Option) bool { return slices.Contains(keys, o.Key) })
}
