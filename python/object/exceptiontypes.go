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

func fillExceptions() {
	typ := BaseException
	subclassable[Exception](typ, LayoutException)
	typ.Flags = HasDict
	define(typ, ObjectType, "builtins", TypeDef{})
}
