package object

import "io"

// output is a stream of an interpreter that counts what is written to it. Whatever writes for a program has a stream of this kind,
// so that nothing can be forgotten.
type output struct {
	in *Interpreter
	to io.Writer
}

// SetOutput says where sys.stdout and sys.stderr go; nil: what is written there is thrown away.
func (in *Interpreter) SetOutput(stdout, stderr io.Writer) {
	if stdout == nil {
		stdout = io.Discard
	}
	if stderr == nil {
		stderr = io.Discard
	}
	out := &output{in, stdout}
	in.Stdout, in.Stderr = out, out
	if stderr != stdout {
		in.Stderr = &output{in, stderr}
	}
}

// Write writes all of b or, if that were too much, nothing of it.
func (o *output) Write(b []byte) (int, error) {
	if in := o.in; in.OutputLimit >= 0 {
		if in.Written+int64(len(b)) > in.OutputLimit {
			return 0, &Stop{Reason: OutOfOutput}
		}
		in.Written += int64(len(b))
	}
	return o.to.Write(b)
}

// Flush has the host see what was written, if the stream can.
func (o *output) Flush() error {
	if f, ok := o.to.(interface{ Flush() error }); ok {
		return f.Flush()
	}
	return nil
}

// Stopping is err if it must stop the program, as when a stream is full, and nil if an exception can be made of it.
func Stopping(err error) error {
	if stop, ok := err.(*Stop); ok {
		return stop
	}
	return nil
}
