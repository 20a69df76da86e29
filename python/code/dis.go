package code

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// Instruction is an instruction as a listing shows it, with the prefixes of its argument folded into it.
type Instruction struct {
	Offset   int // in bytes of the operation itself, past EXTENDED_ARG
	Op       Op
	Arg      int
	HasArg   bool
	ArgRepr  string // what the argument stands for, or ""
	Line     int    // where a line begins; 0 if the instruction before is of the same line
	IsTarget bool   // something jumps here
	Position Position
}

// Target is the offset in bytes to which an instruction jumps.
func (i Instruction) Target() (offset int, jumps bool) {
	info, _ := Lookup(i.Op)
	switch info.Kind {
	case JumpAbs:
		return 2 * i.Arg, true
	case JumpRel:
		return i.Offset + 2 + 2*i.Arg, true
	}
	return 0, false
}

// Instructions lists what a code object does. Indices that lead nowhere are shown as numbers only. The EXTENDED_ARG
// prefixes are in the list as well, as they are in CPython.
func (c *Code) Instructions() []Instruction {
	positions := DecodePositions(c.Positions)
	var list []Instruction
	line, extended := 0, 0
	targets := map[int]bool{}
	for i := 0; i+1 < len(c.Code); i += 2 {
		in := Instruction{Offset: i, Op: Op(c.Code[i])}
		if i/2 < len(positions) {
			in.Position = positions[i/2]
		}
		if in.Position.Line != 0 && in.Position.Line != line {
			line = in.Position.Line
			in.Line = line
		}
		if in.HasArg = in.Op >= HaveArgument; in.HasArg {
			in.Arg = extended | int(c.Code[i+1])
		}
		extended = 0
		if in.Op == ExtendedArg {
			extended = in.Arg << 8 & math.MaxUint32 // more than four bytes make no argument, but instructions may come from anywhere
		}
		in.ArgRepr = c.argRepr(in)
		if to, ok := in.Target(); ok {
			targets[to] = true
		}
		list = append(list, in)
	}
	for i := range list {
		list[i].IsTarget = targets[list[i].Offset]
	}
	return list
}

func (c *Code) argRepr(in Instruction) string {
	info, known := Lookup(in.Op)
	if !known {
		return ""
	}
	switch info.Kind {
	case Const:
		if in.Arg < len(c.Consts) {
			return Repr(c.Consts[in.Arg])
		}
	case Name:
		if in.Arg < len(c.Names) {
			return c.Names[in.Arg]
		}
	case Local:
		if in.Arg < len(c.VarNames) {
			return c.VarNames[in.Arg]
		}
	case Free:
		if in.Arg < len(c.CellVars)+len(c.FreeVars) {
			return c.NameOfFree(in.Arg)
		}
	case JumpAbs, JumpRel:
		to, _ := in.Target()
		return "to " + itoa(to)
	case Comparison:
		if in.Arg < len(Comparisons) {
			return Comparisons[in.Arg]
		}
	case Conversion:
		return conversionRepr(in.Arg)
	case Function:
		return functionRepr(in.Arg)
	case Intrinsic:
		if in.Op == CallIntrinsic1 && in.Arg < len(Intrinsic1Names) {
			return Intrinsic1Names[in.Arg]
		}
		if in.Op == CallIntrinsic2 && in.Arg < len(Intrinsic2Names) {
			return Intrinsic2Names[in.Arg]
		}
	}
	return ""
}

func conversionRepr(arg int) string {
	text := [...]string{"", "str", "repr", "ascii"}[arg&3]
	if arg&WithSpec == 0 {
		return text
	}
	if text != "" {
		text += ", "
	}
	return text + "with format"
}

func functionRepr(arg int) string {
	var parts []string
	for i, name := range [...]string{"defaults", "kwdefaults", "annotations", "closure"} {
		if arg&(1<<i) != 0 {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, ", ")
}

// Disassemble writes a listing of a code object and of those in it, each after the one that has it. Its form is that of
// CPython's dis, but for the addresses of code objects: they would make two listings of one source differ.
func Disassemble(w io.Writer, c *Code) error {
	if err := disassembleOne(w, c); err != nil {
		return err
	}
	for _, k := range c.Consts {
		inner, ok := k.(*Code)
		if !ok {
			continue
		}
		if _, err := fmt.Fprintf(w, "\nDisassembly of %s:\n", Repr(inner)); err != nil {
			return err
		}
		if err := Disassemble(w, inner); err != nil {
			return err
		}
	}
	return nil
}

func disassembleOne(w io.Writer, c *Code) error {
	_, err := io.WriteString(w, c.Listing(-1))
	return err
}

// Listing is the listing of a code object alone, without those in it. The instruction at offset last is marked as the one
// where an exception came; -1: none is.
func (c *Code) Listing(last int) string {
	list := c.Instructions()
	lineWidth, offsetWidth := 3, 4
	for _, in := range list {
		lineWidth = max(lineWidth, len(itoa(in.Line)))
		offsetWidth = max(offsetWidth, len(itoa(in.Offset)))
	}
	var b, row strings.Builder
	for i, in := range list {
		row.Reset()
		if in.Line != 0 {
			if i > 0 {
				row.WriteByte('\n')
			}
			fmt.Fprintf(&row, "%*d ", lineWidth, in.Line)
		} else {
			row.WriteString(strings.Repeat(" ", lineWidth+1))
		}
		if in.Offset == last {
			row.WriteString("--> ")
		} else {
			row.WriteString("    ")
		}
		if in.IsTarget {
			row.WriteString(">> ")
		} else {
			row.WriteString("   ")
		}
		fmt.Fprintf(&row, "%*d %-20s", offsetWidth, in.Offset, in.Op)
		if in.HasArg {
			fmt.Fprintf(&row, " %5d", in.Arg)
			if in.ArgRepr != "" {
				row.WriteString(" (" + in.ArgRepr + ")")
			}
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	return b.String()
}
