package object

import "fmt"

// Exit is how a program ends that asks for it: by sys.exit, or at once, which is no exception and which nothing of it can catch.
type Exit struct {
	Code int

	atOnce bool
}

func (e *Exit) Error() string { return fmt.Sprintf("exit status %d", e.Code) }

// AtOnce reports whether the program is not to do anything any more.
func (e *Exit) AtOnce() bool { return e.atOnce }

// sigkill is the number of the signal that no program handles.
const sigkill = 9

// Exit ends the program at once: the error is for the thread that asks for it, and the main thread gets it too, from a signal.
func (t *Thread) Exit(code int) error {
	e := &Exit{Code: code & 0xff, atOnce: true}
	if !t.main {
		t.Interp.control.exit = e
		t.Interp.bell.Signal(sigkill)
	}
	return e
}
