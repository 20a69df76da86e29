package object

// The exceptions of module builtins.
var (
	BaseException      = &Type{Name: "BaseException"}
	BaseExceptionGroup = &Type{Name: "BaseExceptionGroup"}
	GeneratorExit      = &Type{Name: "GeneratorExit"}
	KeyboardInterrupt  = &Type{Name: "KeyboardInterrupt"}
	SystemExit         = &Type{Name: "SystemExit"}
	ExceptionType      = &Type{Name: "Exception"}

	ArithmeticError         = &Type{Name: "ArithmeticError"}
	FloatingPointError      = &Type{Name: "FloatingPointError"}
	OverflowError           = &Type{Name: "OverflowError"}
	ZeroDivisionError       = &Type{Name: "ZeroDivisionError"}
	AssertionError          = &Type{Name: "AssertionError"}
	AttributeError          = &Type{Name: "AttributeError"}
	BufferError             = &Type{Name: "BufferError"}
	EOFError                = &Type{Name: "EOFError"}
	ExceptionGroup          = &Type{Name: "ExceptionGroup"}
	ImportError             = &Type{Name: "ImportError"}
	ModuleNotFoundError     = &Type{Name: "ModuleNotFoundError"}
	LookupError             = &Type{Name: "LookupError"}
	IndexError              = &Type{Name: "IndexError"}
	KeyError                = &Type{Name: "KeyError"}
	MemoryError             = &Type{Name: "MemoryError"}
	NameError               = &Type{Name: "NameError"}
	UnboundLocalError       = &Type{Name: "UnboundLocalError"}
	OSError                 = &Type{Name: "OSError"}
	BlockingIOError         = &Type{Name: "BlockingIOError"}
	ChildProcessError       = &Type{Name: "ChildProcessError"}
	ConnectionError         = &Type{Name: "ConnectionError"}
	BrokenPipeError         = &Type{Name: "BrokenPipeError"}
	ConnectionAbortedError  = &Type{Name: "ConnectionAbortedError"}
	ConnectionRefusedError  = &Type{Name: "ConnectionRefusedError"}
	ConnectionResetError    = &Type{Name: "ConnectionResetError"}
	FileExistsError         = &Type{Name: "FileExistsError"}
	FileNotFoundError       = &Type{Name: "FileNotFoundError"}
	InterruptedError        = &Type{Name: "InterruptedError"}
	IsADirectoryError       = &Type{Name: "IsADirectoryError"}
	NotADirectoryError      = &Type{Name: "NotADirectoryError"}
	PermissionError         = &Type{Name: "PermissionError"}
	ProcessLookupError      = &Type{Name: "ProcessLookupError"}
	TimeoutError            = &Type{Name: "TimeoutError"}
	ReferenceError          = &Type{Name: "ReferenceError"}
	RuntimeError            = &Type{Name: "RuntimeError"}
	NotImplementedError     = &Type{Name: "NotImplementedError"}
	RecursionError          = &Type{Name: "RecursionError"}
	PythonFinalizationError = &Type{Name: "PythonFinalizationError"}
	StopAsyncIteration      = &Type{Name: "StopAsyncIteration"}
	StopIteration           = &Type{Name: "StopIteration"}
	SyntaxError             = &Type{Name: "SyntaxError"}
	IndentationError        = &Type{Name: "IndentationError"}
	TabError                = &Type{Name: "TabError"}
	IncompleteInputError    = &Type{Name: "_IncompleteInputError"}
	SystemError             = &Type{Name: "SystemError"}
	TypeError               = &Type{Name: "TypeError"}
	ValueError              = &Type{Name: "ValueError"}
	UnicodeError            = &Type{Name: "UnicodeError"}
	UnicodeDecodeError      = &Type{Name: "UnicodeDecodeError"}
	UnicodeEncodeError      = &Type{Name: "UnicodeEncodeError"}
	UnicodeTranslateError   = &Type{Name: "UnicodeTranslateError"}

	Warning                   = &Type{Name: "Warning"}
	BytesWarning              = &Type{Name: "BytesWarning"}
	DeprecationWarning        = &Type{Name: "DeprecationWarning"}
	EncodingWarning           = &Type{Name: "EncodingWarning"}
	FutureWarning             = &Type{Name: "FutureWarning"}
	ImportWarning             = &Type{Name: "ImportWarning"}
	PendingDeprecationWarning = &Type{Name: "PendingDeprecationWarning"}
	ResourceWarning           = &Type{Name: "ResourceWarning"}
	RuntimeWarning            = &Type{Name: "RuntimeWarning"}
	SyntaxWarning             = &Type{Name: "SyntaxWarning"}
	UnicodeWarning            = &Type{Name: "UnicodeWarning"}
	UserWarning               = &Type{Name: "UserWarning"}
)

// fillExceptions makes the tree of exceptions. Types that add nothing to their base but a name stand in the list; the
// others have files of their own.
func fillExceptions() {
	fillBaseException()
	for _, d := range []struct {
		typ, base *Type
		doc       string
		fill      func(typ, base *Type)
	}{
		{typ: ExceptionType, base: BaseException, doc: "The base of all exceptions that do not end the program."},
		{typ: BaseExceptionGroup, base: BaseException, doc: "A group of exceptions of any kind.", fill: fillExceptionGroup},
		{typ: ExceptionGroup, base: BaseExceptionGroup, fill: fillPlainGroup},
		{typ: GeneratorExit, base: BaseException, doc: "A generator is asked to end."},
		{typ: KeyboardInterrupt, base: BaseException, doc: "The user wants the program to end."},
		{typ: SystemExit, base: BaseException, doc: "The program wants to end.", fill: fillSystemExit},

		{typ: ArithmeticError, base: ExceptionType, doc: "The base of errors in arithmetic."},
		{typ: FloatingPointError, base: ArithmeticError, doc: "A floating-point operation failed."},
		{typ: OverflowError, base: ArithmeticError, doc: "A result is too large."},
		{typ: ZeroDivisionError, base: ArithmeticError, doc: "The divisor is zero."},
		{typ: AssertionError, base: ExceptionType, doc: "An assertion does not hold."},
		{typ: AttributeError, base: ExceptionType, doc: "There is no such attribute.", fill: fillAttributeError},
		{typ: BufferError, base: ExceptionType, doc: "A buffer cannot do that."},
		{typ: EOFError, base: ExceptionType, doc: "The input is at its end."},
		{typ: ImportError, base: ExceptionType, doc: "A module cannot be imported, or a name from it.", fill: fillImportError},
		{typ: ModuleNotFoundError, base: ImportError, doc: "There is no such module."},
		{typ: LookupError, base: ExceptionType, doc: "The base of errors in looking something up."},
		{typ: IndexError, base: LookupError, doc: "The index is out of range."},
		{typ: KeyError, base: LookupError, doc: "There is no such key.", fill: fillKeyError},
		{typ: MemoryError, base: ExceptionType, doc: "There is not enough memory."},
		{typ: NameError, base: ExceptionType, doc: "There is no variable of this name.", fill: fillNameError},
		{typ: UnboundLocalError, base: NameError, doc: "The local variable has no value yet."},
		{typ: OSError, base: ExceptionType, doc: "The operating system refused.", fill: fillOSError},
		{typ: BlockingIOError, base: OSError, doc: "The operation would have to wait."},
		{typ: ChildProcessError, base: OSError, doc: "There is no such child process."},
		{typ: ConnectionError, base: OSError, doc: "The base of errors of connections."},
		{typ: BrokenPipeError, base: ConnectionError, doc: "Nobody reads what is written."},
		{typ: ConnectionAbortedError, base: ConnectionError, doc: "The connection was given up."},
		{typ: ConnectionRefusedError, base: ConnectionError, doc: "The connection was refused."},
		{typ: ConnectionResetError, base: ConnectionError, doc: "The other side ended the connection."},
		{typ: FileExistsError, base: OSError, doc: "There is such a file already."},
		{typ: FileNotFoundError, base: OSError, doc: "There is no such file."},
		{typ: InterruptedError, base: OSError, doc: "A signal interrupted the operation."},
		{typ: IsADirectoryError, base: OSError, doc: "It is a directory."},
		{typ: NotADirectoryError, base: OSError, doc: "It is not a directory."},
		{typ: PermissionError, base: OSError, doc: "It is not permitted."},
		{typ: ProcessLookupError, base: OSError, doc: "There is no such process."},
		{typ: TimeoutError, base: OSError, doc: "It took too long."},
		{typ: ReferenceError, base: ExceptionType, doc: "What a weak reference referred to is gone."},
		{typ: RuntimeError, base: ExceptionType, doc: "An error of no other kind."},
		{typ: NotImplementedError, base: RuntimeError, doc: "A subclass should have defined this."},
		{typ: RecursionError, base: RuntimeError, doc: "Calls are nested too deeply."},
		{typ: PythonFinalizationError, base: RuntimeError, doc: "It cannot be done while the interpreter ends."},
		{typ: StopAsyncIteration, base: ExceptionType, doc: "An asynchronous iterator is at its end."},
		{typ: StopIteration, base: ExceptionType, doc: "An iterator is at its end.", fill: fillStopIteration},
		{typ: SyntaxError, base: ExceptionType, doc: "The source is not Python.", fill: fillSyntaxError},
		{typ: IndentationError, base: SyntaxError, doc: "The indentation is wrong."},
		{typ: TabError, base: IndentationError, doc: "Tabs and spaces are mixed."},
		{typ: IncompleteInputError, base: SyntaxError, doc: "The source ends too early."},
		{typ: SystemError, base: ExceptionType, doc: "The interpreter itself is in error."},
		{typ: TypeError, base: ExceptionType, doc: "The type of a value is wrong."},
		{typ: ValueError, base: ExceptionType, doc: "The type is right, the value is not."},
		{typ: UnicodeError, base: ValueError, doc: "The base of errors in coding text."},
		{typ: UnicodeDecodeError, base: UnicodeError, doc: "Bytes cannot be decoded.", fill: fillUnicodeDecodeError},
		{typ: UnicodeEncodeError, base: UnicodeError, doc: "Text cannot be encoded.", fill: fillUnicodeEncodeError},
		{typ: UnicodeTranslateError, base: UnicodeError, doc: "Text cannot be translated.", fill: fillUnicodeTranslateError},

		{typ: Warning, base: ExceptionType, doc: "The base of the categories of warnings."},
		{typ: BytesWarning, base: Warning, doc: "Bytes are used as if they were text."},
		{typ: DeprecationWarning, base: Warning, doc: "Something is to go, for programmers."},
		{typ: EncodingWarning, base: Warning, doc: "The encoding is not given."},
		{typ: FutureWarning, base: Warning, doc: "Something is to change, for users."},
		{typ: ImportWarning, base: Warning, doc: "An import may be a mistake."},
		{typ: PendingDeprecationWarning, base: Warning, doc: "Something is to go, later."},
		{typ: ResourceWarning, base: Warning, doc: "A resource was not released."},
		{typ: RuntimeWarning, base: Warning, doc: "The behaviour is dubious."},
		{typ: SyntaxWarning, base: Warning, doc: "The syntax is dubious."},
		{typ: UnicodeWarning, base: Warning, doc: "Text is used in a dubious way."},
		{typ: UserWarning, base: Warning, doc: "A warning of the program itself."},
	} {
		d.typ.Doc = d.doc
		if d.fill != nil {
			d.fill(d.typ, d.base)
			continue
		}
		d.typ.Init = d.base.Init
		d.typ.Flags |= d.base.Flags & takesFields
		if d.base.New != nil && d.base != ImportError {
			d.typ.New = d.base.New
		}
		define(d.typ, d.base, "builtins", TypeDef{})
	}
	fillTraceback()
}
