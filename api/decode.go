package api

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/jinklink/jink/link"
)

// This file reads requests: bodies and queries. What it refuses it describes in the caller's terms.

// Bounds of a request.
const (
	maxBody      = 64 << 10
	maxLogicBody = 1 << 20 // a program of link.MaxProgram bytes whose characters are all escaped, and rules
	maxBulkBody  = 16 << 20
	maxQuery     = 8 << 10
	maxBatch     = 1000             // items of a bulk or an import
	bodyTimeout  = 60 * time.Second // for a body to arrive
)

// decode reads the body as strict JSON into v, a pointer to a struct.
func (c *call) decode(v any) error {
	if err := c.checkContentType(); err != nil {
		return err
	}
	b := c.api.buffer()
	defer c.api.release(b)
	// A body that trickles in would hold a connection and a buffer for as long as its sender likes. Where the deadline
	// cannot be set, the server's own is what there is.
	rc := http.NewResponseController(c.w)
	rc.SetReadDeadline(time.Now().Add(bodyTimeout))
	limit := c.limit()
	_, err := b.ReadFrom(http.MaxBytesReader(c.w, c.Body, limit))
	rc.SetReadDeadline(time.Time{})
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return link.Errorf(codeTooLarge, "the body is larger than %d KiB", limit>>10)
	}
	if err != nil {
		return link.Fail(codeMalformed, "the body did not arrive whole", err)
	}
	return decodeJSON(b.Bytes(), v)
}

// limit is how many bytes the body may have. Who has no token may make no program either.
func (c *call) limit() int64 {
	if c.isAnonymous() {
		return maxBody
	}
	return c.route.limit()
}

func (c *call) checkContentType() error {
	accepted := c.route.mediaTypes()
	if encoding := c.Header.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		c.w.Header().Set("Accept-Encoding", "identity")
		return link.Errorf(codeMediaType, "the body must not be compressed")
	}
	given := c.Header.Get("Content-Type")
	if slices.Contains(accepted, given) {
		return nil
	}
	must := strings.Join(accepted, " or ")
	if given == "" {
		return link.Errorf(codeMediaType, "the Content-Type header is missing; it must be %s", must)
	}
	t, params, err := mime.ParseMediaType(given)
	if err != nil || !slices.Contains(accepted, t) {
		return link.Errorf(codeMediaType, "the Content-Type is %s; it must be %s", quoted(given), must)
	}
	if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return link.Errorf(codeMediaType, "the charset is %s; JSON is in UTF-8", quoted(charset))
	}
	return nil
}

// decodeJSON decodes one JSON object with no unknown, repeated or wrongly typed members and nothing after it.
func decodeJSON(b []byte, v any, opts ...json.Options) error {
	if len(bytes.TrimSpace(b)) == 0 {
		return link.Errorf(codeMalformed, "the JSON is missing: it must be an object")
	}
	if jsontext.Value(b).Kind() == jsontext.KindNull { // which would be taken for an object without members
		return link.Errorf(codeMalformed, "the JSON must be an object, not null")
	}
	err := json.Unmarshal(b, v, append(opts, json.RejectUnknownMembers(true))...)
	if e, ok := errors.AsType[*json.SemanticError](err); ok {
		return semantic(e)
	}
	if e, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return syntactic(e, int64(len(b)))
	}
	return err
}

// semantic describes JSON that is not of the shape that is asked for.
func semantic(e *json.SemanticError) error {
	if errors.Is(e.Err, json.ErrUnknownName) {
		return wrong(e.JSONPointer, "is not known here")
	}
	message := "must be " + expected(e.GoType)
	switch {
	case errors.Is(e.Err, strconv.ErrRange):
		message = "is out of range"
	case e.JSONKind == jsontext.KindNumber && e.Err != nil, e.JSONKind == jsontext.KindString && e.Err != nil:
		// The kind is right and the value is not.
	default:
		message += ", not " + kindName(e.JSONKind)
	}
	return wrong(e.JSONPointer, message)
}

// syntactic describes what is not JSON at all, or not the JSON that can mean only one thing (RFC 7493).
func syntactic(e *jsontext.SyntacticError, size int64) error {
	reason := e.Err.Error()
	switch {
	case errors.Is(e.Err, jsontext.ErrDuplicateName):
		return wrong(e.JSONPointer, "is there twice")
	case errors.Is(e.Err, io.ErrUnexpectedEOF):
		return link.Errorf(codeMalformed, "the JSON was cut short, or a bracket or quote is missing")
	case strings.Contains(reason, "max depth"):
		return link.Errorf(codeMalformed, "the JSON is nested too deeply")
	case !utf8.ValidString(reason) || len(reason) > 200:
		reason = "invalid text"
	}
	return link.Errorf(codeMalformed, "not valid JSON at byte %d of %d: %s", e.ByteOffset, size, reason)
}

// wrong describes a member by its JSON pointer, and for people by its path.
func wrong(at jsontext.Pointer, message string) error {
	if at == "" {
		return link.Errorf(codeMalformed, "the JSON %s", message)
	}
	field, pointer := shortened(path(at)), shortened(string(at))
	return &link.Error{Code: codeMalformed, Message: "the member at " + pointer + " " + message,
		Fields: []link.FieldError{{Field: field, Message: message}}}
}

// path writes a JSON pointer as the fields of other errors are written: /links/3/tags/0 is links[3].tags[0].
func path(p jsontext.Pointer) string {
	var b strings.Builder
	for token := range p.Tokens() {
		if _, err := strconv.ParseUint(token, 10, 32); err == nil && b.Len() > 0 {
			b.WriteString("[" + token + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(token)
	}
	return b.String()
}

// expected says in the terms of JSON what a type of ours takes.
func expected(t reflect.Type) string {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == nil:
		return "of another type"
	case t == reflect.TypeFor[time.Time]():
		return "a time as in RFC 3339, such as 2026-01-31T12:00:00Z"
	}
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	case reflect.Slice:
		return "an array"
	default:
		return "an object"
	}
}

func kindName(k jsontext.Kind) string {
	switch k {
	case jsontext.KindNull:
		return "null"
	case jsontext.KindFalse, jsontext.KindTrue:
		return "true or false"
	case jsontext.KindString:
		return "a string"
	case jsontext.KindNumber:
		return "a number"
	case jsontext.KindBeginArray:
		return "an array"
	default:
		return "an object"
	}
}

// parseQuery checks the query against the parameters of the route.
func (c *call) parseQuery() error {
	if c.route.operation == "" { // there is no route whose parameters they could be
		return nil
	}
	if len(c.URL.RawQuery) > maxQuery {
		return link.Errorf(codeTooLong, "the query is longer than %d bytes", maxQuery)
	}
	if c.URL.RawQuery == "" {
		return nil
	}
	values, err := url.ParseQuery(c.URL.RawQuery)
	if err != nil {
		return link.Errorf(codeMalformed, "the query is not well-formed: check its percent-encoding, and that it has no "+
			"semicolons")
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names) // so that of several wrong ones it is always the same that is named
	for _, name := range names {
		i := slices.IndexFunc(c.route.params, func(p param) bool { return p.name == name })
		switch {
		case i < 0:
			return malformed(quoted(name), "is not a parameter here")
		case len(values[name]) > 1:
			return malformed(name, "must not be there more than once")
		case !utf8.ValidString(values[name][0]):
			return malformed(name, "is not valid UTF-8")
		case strings.Contains(values[name][0], "\x00"):
			return malformed(name, "must not contain NUL")
		}
		if err := c.route.params[i].check(values[name][0]); err != nil {
			return err
		}
	}
	c.query = values
	return nil
}

// shortened cuts what a caller sent where it is long: it need not be repeated in full to be recognised.
func shortened(s string) string {
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}

func quoted(s string) string { return strconv.Quote(shortened(s)) }
