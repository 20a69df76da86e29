package cli

import (
	"bufio"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/python"
)

func (c *commands) disCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "dis FILE",
		Short: "Show the bytecode of a Python program",
		Long: `Show the bytecode that a Python program is compiled to, line by line, that of its
functions and classes after it. "-" reads the standard input.

Each line tells: the line of the source, ">>" where something jumps to, the place of the
instruction, its name, its argument, and what that means.`,
		Example: `  jink dis hello_world.py`,
		Args:    exactly("FILE"),
		RunE:    func(_ *cobra.Command, args []string) error { return c.disassemble(args[0]) },
	}
}

func (c *commands) disassemble(name string) error {
	text, err := c.readProgram(name)
	if err != nil {
		return err
	}
	if name == "-" {
		name = "<stdin>"
	}
	program, err := python.Compile(name, text)
	if raised, ok := errors.AsType[*python.Error](err); ok {
		if _, err := io.WriteString(c.env.Stderr, raised.Text); err != nil {
			return err
		}
		return errReported
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriter(c.env.Stdout)
	if err := program.Disassemble(out); err != nil {
		return err
	}
	return out.Flush()
}
