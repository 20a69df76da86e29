package io

import (
	goio "io"
	"io/fs"

	"github.com/jinklink/jink/python/object"
)

// consoleFile is one of the interpreter's own streams as a file.
type consoleFile struct {
	in  *object.Interpreter
	out func(in *object.Interpreter) goio.Writer
}

// Read is never called: readSome knows how to wait for input.
func (*consoleFile) Read([]byte) (int, error) { return 0, fs.ErrPermission }

// readSome reads from a file as an io.Reader does.
func readSome(t *thread, f File, b []byte) (int, error) {
	if c, ok := f.(*consoleFile); ok {
		return c.in.Stdin.Read(t, b)
	}
	return read(t, f, b)
}

func (c *consoleFile) Write(b []byte) (int, error) {
	if c.out == nil {
		return 0, fs.ErrPermission
	}
	return c.out(c.in).Write(b)
}

func (*consoleFile) Seek(int64, int) (int64, error) { return 0, fs.ErrInvalid }
func (*consoleFile) Close() error                   { return nil }
func (*consoleFile) Truncate(int64) error           { return fs.ErrInvalid }

func (c *consoleFile) flush() error {
	if c.out != nil {
		if f, ok := c.out(c.in).(interface{ Flush() error }); ok {
			return f.Flush()
		}
	}
	return nil
}

// Console makes sys.stdin, sys.stdout and sys.stderr. What is written to the latter two goes to the host at once.
func Console(t *thread) (stdin, stdout, stderr value) {
	defineTypes()
	make := func(name, mode, errors string, out func(in *object.Interpreter) goio.Writer) value {
		raw, f := object.Make[fileIO](fileIOType, fileIOType)
		f.file, f.name, f.mode, f.console = &consoleFile{t.Interp, out}, object.NewStr(name), mode+"b", true
		f.read, f.write, f.closeFD = mode == "r", mode == "w", false
		f.fd = DescriptorsOf(t).addConsole(name, f.file)
		kind := bufferedReaderType
		if out != nil {
			kind = bufferedWriterType
		}
		buffer, b := object.Make[buffered](kind, kind)
		b.raw, b.size, b.read, b.write, b.through = raw, bufferSize, f.read, f.write, true
		text, w := object.Make[textWrapper](textWrapperType, textWrapperType)
		w.buffer, w.encoding, w.errors, w.through = buffer, "utf-8", errors, true
		w.read, w.write, w.lineBuffered = f.read, f.write, errors == "backslashreplace"
		w.mode = newlines{universal: true, translate: true, none: true}
		if out != nil {
			w.console = out
		}
		object.DictOf(text).SetString("mode", object.NewStr(mode))
		return text
	}
	stdin = make("<stdin>", "r", "strict", nil)
	stdout = make("<stdout>", "w", "strict", func(in *object.Interpreter) goio.Writer { return in.Stdout })
	stderr = make("<stderr>", "w", "backslashreplace", func(in *object.Interpreter) goio.Writer { return in.Stderr })
	return stdin, stdout, stderr
}
