package cli

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/cli/folder"
	"github.com/jinklink/jink/client"
)

// exitChanges is the exit code of a check that found something to do.
const exitChanges = 2

// applyFlags are the flags of one apply.
type applyFlags struct {
	check, yes, prune, takeOver bool
}

func (c *commands) applyCommand() *cobra.Command {
	var o applyFlags
	cmd := &cobra.Command{
		Use:   "apply FOLDER | FILE ...",
		Short: "Make links as files describe them",
		Long: `Make the links of a server as YAML files describe them: all files of a folder, or single
ones. First the plan is shown: which links are made, which are changed and how, and which are
deleted. Then, after a question, all of it is done in one step, or, where anything is wrong or
somebody was faster, nothing. What is so already stays untouched, so that an apply may be
repeated.

A link in a file is described as a whole: what is left out is as a new link has it. Where the
files name an owner, its links carry the tag managed:OWNER, and --prune deletes those that are
no longer in the files; no other link is ever deleted. "jink export --as-code" writes such
files.

Where there is no terminal to ask on, --yes is needed. With --check nothing is done, and the
exit code is 2 if there is something to do.`,
		Example: `  jink apply links/
  jink apply --check links/
  jink apply --yes --prune links/ campaign.yaml`,
		Args:              atLeastOne("FOLDER"),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		RunE:              func(cmd *cobra.Command, args []string) error { return c.runApply(cmd, args, o) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.check, "check", false, "only show the plan; exit code 2 if there is something to do")
	f.BoolVarP(&o.yes, "yes", "y", false, "do not ask")
	f.BoolVar(&o.prune, "prune", false, "delete the owner's links that are not in the files")
	f.BoolVar(&o.takeOver, "take-over", false, "change links of other owners too, and make them this owner's")
	return c.overServer(cmd)
}

func (c *commands) runApply(cmd *cobra.Command, paths []string, o applyFlags) error {
	if o.check && o.yes {
		return usage(cmd, "--check and --yes say opposite things")
	}
	asks := !o.yes && !o.check
	if asks && !c.env.Terminal(c.env.Stdin) {
		return usage(cmd, "there is no terminal to ask on: say --yes, or --check to see the plan only")
	}
	files, err := folder.Read(paths, c.env.LookupEnv)
	if p, ok := errors.AsType[folder.Problems](err); ok {
		return c.complainOfFiles(p)
	}
	if err != nil {
		return err
	}
	if o.prune && files.Owner == "" {
		return errors.New("--prune deletes the owner's other links, and no file names an owner")
	}
	cl, err := c.client(cmd)
	if err != nil {
		return err
	}
	wanted := files.Request()
	wanted.Prune, wanted.TakeOver, wanted.DryRun = o.prune, o.takeOver, true
	plan, err := cl.Apply(cmd.Context(), wanted)
	if err != nil {
		return c.refusedFiles(files, err)
	}
	if !c.json {
		if err := c.write(describePlan(plan)); err != nil {
			return err
		}
	}
	switch n := changesOf(plan); {
	case o.check || n == 0:
		if c.json {
			if err := c.writeJSON(plan); err != nil {
				return err
			}
		}
		if n > 0 {
			return &exitError{exitChanges}
		}
		return nil
	case asks:
		sure, err := c.confirm(cmd.Context(), "Do this?")
		if err != nil {
			return err
		}
		if !sure {
			c.note("nothing was done")
			return errReported
		}
	}
	wanted.DryRun, wanted.Plan = false, &plan.Plan
	return c.carryOut(cmd, cl, files, wanted)
}

func (c *commands) carryOut(cmd *cobra.Command, cl *client.Client, files *folder.Folder, wanted v1.ApplyRequest) error {
	done, err := cl.Apply(cmd.Context(), wanted)
	if p, ok := errors.AsType[*v1.Problem](err); ok && p.Status == http.StatusPreconditionFailed {
		c.complain("", err)
		c.note("nothing was done; run the command again to see the plan as it is now")
		return errReported
	}
	if err != nil {
		return c.refusedFiles(files, err)
	}
	if c.json {
		return c.writeJSON(done)
	}
	c.note("applied %s", summary(done))
	return nil
}

// complainOfFiles tells of what is wrong in files, a line for each.
func (c *commands) complainOfFiles(p folder.Problems) error {
	for _, one := range p {
		fmt.Fprintf(c.env.Stderr, "jink: %s: %s\n", clean(one.Place.String()), clean(one.Message))
	}
	return errReported
}

// refusedFiles tells of what the server finds wrong with links, at the places where the files say it.
func (c *commands) refusedFiles(files *folder.Folder, err error) error {
	p, ok := errors.AsType[*v1.Problem](err)
	if !ok {
		return err
	}
	told := false
	for _, f := range p.Errors {
		at, rest, ok := files.Locate(f.Field)
		if !ok {
			continue
		}
		told = true
		fmt.Fprintf(c.env.Stderr, "jink: %s: %s %s\n", clean(at.String()), clean(rest), clean(files.Explain(f.Detail)))
	}
	if !told {
		return err
	}
	for _, f := range p.Errors {
		if _, _, ok := files.Locate(f.Field); !ok {
			fmt.Fprintf(c.env.Stderr, "jink: %s: %s\n", clean(f.Field), clean(f.Detail))
		}
	}
	return errReported
}
