package dash

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/jinklink/jink/link"
)

// explain turns an error into a status and a sentence for a person, and notes for the operator what is theirs to know.
func (d *Dash) explain(r *http.Request, err error) (status int, message string) {
	code := link.CodeOf(err)
	if e, ok := errors.AsType[*link.Error](err); ok && e.Message != "" {
		message = strings.ToUpper(e.Message[:1]) + e.Message[1:] + "."
	}
	switch code {
	case link.CodeInvalid, link.CodeRefused:
		return http.StatusUnprocessableEntity, message
	case link.CodeNotFound:
		return http.StatusNotFound, message
	case link.CodeGone:
		return http.StatusGone, message
	case link.CodeSlugTaken, link.CodeConflict, link.CodeRevision:
		return http.StatusConflict, message
	case link.CodeUnauthorized, link.CodeForbidden:
		return http.StatusForbidden, message
	case link.CodeTooMany:
		return http.StatusTooManyRequests, message
	}
	if code == link.CodeSiteProgram {
		return http.StatusInternalServerError, message // what was wrong is in the log already
	}
	if errors.Is(err, context.Canceled) {
		return http.StatusServiceUnavailable, "The request was broken off."
	}
	d.cfg.Log.ErrorContext(r.Context(), "a page of the dashboard failed", "path", r.URL.Path, "code", string(code),
		"error", err)
	switch code {
	case link.CodeStorageFull:
		return http.StatusInsufficientStorage, "The service has no room left to store anything."
	case link.CodeReadOnly:
		return http.StatusServiceUnavailable, "Nothing can be changed at the moment: the database is read-only."
	case link.CodeUnavailable:
		return http.StatusServiceUnavailable, "The database cannot be reached at the moment. Please try again shortly."
	}
	return http.StatusInternalServerError, "Something went wrong on our side. It has been noted."
}

// fail answers with an error page.
func (d *Dash) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, message := d.explain(r, err)
	d.cfg.Pages.Error(w, r, status, "", message)
}

// unreadable answers a form that could not be parsed.
func (d *Dash) unreadable(w http.ResponseWriter, r *http.Request, err error) {
	if long, ok := errors.AsType[*http.MaxBytesError](err); ok {
		d.cfg.Pages.Error(w, r, http.StatusRequestEntityTooLarge, "", fmt.Sprintf("The form holds more than %d KiB.", long.Limit>>10))
		return
	}
	d.cfg.Pages.Error(w, r, http.StatusBadRequest, "", "The form could not be read.")
}

// fieldErrors sorts an error of the catalog by the fields of the form; what belongs to none of them is about the form
// as a whole, under "".
func (d *Dash) fieldErrors(r *http.Request, err error) (status int, byField map[string][]string) {
	status, message := d.explain(r, err)
	byField = map[string][]string{}
	e, ok := errors.AsType[*link.Error](err)
	switch {
	case ok && (e.Code == link.CodeInvalid || e.Code == link.CodeRefused) && len(e.Fields) > 0:
		for _, f := range e.Fields {
			field, _, _ := strings.Cut(f.Field, "[")
			if !known(field) {
				byField[""] = append(byField[""], f.Field+" "+f.Message)
				continue
			}
			byField[field] = append(byField[field], f.Message)
		}
	case ok && e.Code == link.CodeSlugTaken:
		byField["slug"] = []string{strings.TrimSuffix(message, ".")}
	default:
		byField[""] = []string{strings.TrimSuffix(message, ".")}
	}
	return status, byField
}
