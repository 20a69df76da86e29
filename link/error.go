package link

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an Error is. The API maps each code to one HTTP status and one problem type; the
// codes are part of the public contract and never change their meaning.
type Code string

const (
	CodeInvalid      Code = "invalid"      // the request is well-formed but says something impossible
	CodeNotFound     Code = "not-found"    // no such link, token or revision
	CodeGone         Code = "gone"         // the link was deleted; its slug stays reserved
	CodeSlugTaken    Code = "slug-taken"   // the custom slug belongs to another link
	CodeConflict     Code = "conflict"     // an idempotency key was used for another request
	CodeRevision     Code = "revision"     // the link is no longer at the revision the caller expected
	CodeUnauthorized Code = "unauthorized" // no token, or one that is unknown, expired or revoked
	CodeForbidden    Code = "forbidden"    // the token lacks the scope
	CodeTooMany      Code = "too-many"     // a rate limit was reached
	CodeRefused      Code = "refused"      // the site program will not have the link
	CodeSiteProgram  Code = "site-program" // the site program failed, and could not say
	CodeUnavailable  Code = "unavailable"  // the store cannot be reached or is locked; trying again may help
	CodeStorageFull  Code = "storage-full" // the disk or the database has no room
	CodeReadOnly     Code = "read-only"    // the database cannot be written
	CodeInternal     Code = "internal"     // a defect; the detail goes to the log only
)

// Error is what every package of the service returns when it knows why something failed.
type Error struct {
	Code    Code
	Message string       // for the caller: what is wrong and where, in the caller's terms
	Fields  []FieldError // for CodeInvalid: every field that is wrong, not only the first
	Err     error        // for the operator: the cause, never shown to a caller
}

// FieldError says what is wrong with one field of a request.
type FieldError struct {
	Field   string // as the caller wrote it: "url", "tags[3]"
	Message string

	// Where in a field that is source text: counted from 1, in characters; 0 where that is not known.
	Line, Column int
	Caret        string // the line, and carets below what is meant
}

func (e *Error) Error() string {
	s := e.Message
	if s == "" {
		s = string(e.Code)
	}
	for i, f := range e.Fields {
		sep := "; "
		if i == 0 {
			sep = ": "
		}
		s += sep + f.Field + ": " + f.Message
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of the given code with a message for the caller.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Fail makes an Error whose cause is for the operator only.
func Fail(code Code, message string, cause error) *Error {
	return &Error{Code: code, Message: message, Err: cause}
}

// CodeOf returns the code of the first Error in err's chain, CodeInternal for any other error, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return CodeInternal
}

// Problems collects field errors, so that a caller learns of all of them at once.
type Problems []FieldError

// Addf notes that field is wrong.
func (p *Problems) Addf(field, format string, args ...any) {
	*p = append(*p, FieldError{Field: field, Message: fmt.Sprintf(format, args...)})
}

// Err returns nil if nothing was noted, else one CodeInvalid error that names what was checked.
func (p Problems) Err(what string) error {
	if len(p) == 0 {
		return nil
	}
	return &Error{Code: CodeInvalid, Message: what + " is not valid", Fields: p}
}
