package api

import (
	"net/http"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file lists what there is: the one table that the multiplexer, the checks and the OpenAPI document derive from.

func routes() []route {
	domain := param{name: "domain", kind: "string", max: 255,
		about: "Host of the short domain that the link belongs to; the default domain if absent."}
	cursor := param{name: "cursor", kind: "string", max: 2000,
		about: "The next_cursor of the page before. Its content means nothing to a caller."}
	limit := param{name: "limit", kind: "integer", min: 1, max: 1000, standard: "50",
		about: "How many items a page holds at most."}
	ifMatch := param{name: "If-Match", kind: "string",
		about: "ETag of the link; where the link has changed since, nothing is done."}
	idempotencyKey := param{name: "Idempotency-Key", kind: "string", min: 1, max: maxIdempotencyKey,
		about: "Makes the request happen once however often it is sent with this key within a day. Any text that is not " +
			"used for another request, such as a UUID."}
	var orders []string
	for _, o := range link.Orders() {
		orders = append(orders, string(o))
	}
	oneLink := func(status int, about string, headers ...string) answer {
		return answer{status: status, about: about, body: v1.Link{}, headers: append(headers, "ETag")}
	}
	missing := []link.Code{link.CodeNotFound, link.CodeGone}
	writes := []link.Code{link.CodeReadOnly, link.CodeStorageFull}
	codes := func(lists ...[]link.Code) []link.Code {
		var all []link.Code
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}

	return []route{
		{
			method: http.MethodPost, path: "/api/v1/links", operation: "createLink", summary: "Make a link",
			description: "Only `url` is needed. On an open instance this works without a token, within a strict limit per " +
				"address and with `url`, `slug`, `generator`, `length`, `title`, `expires_at` and `reuse` only.",
			scope: link.ScopeLinksWrite, anonymous: true, headers: []param{idempotencyKey}, body: v1.NewLink{}, logic: true,
			answers: []answer{
				oneLink(http.StatusCreated, "The new link.", "Location", "Idempotent-Replayed"),
				oneLink(http.StatusOK, "With `reuse`, or of the generator `hash`: a link that was there already.", "Location"),
			},
			codes:  codes([]link.Code{link.CodeSlugTaken, link.CodeConflict, link.CodeInvalid, link.CodeRefused, link.CodeSiteProgram}, writes),
			handle: (*API).createLink,
		},
		{
			method: http.MethodGet, path: "/api/v1/links", operation: "listLinks", summary: "List links",
			description: "Conditions that are given must all hold. A page begins where the one before ended, whatever was " +
				"added or removed since.",
			scope: link.ScopeLinksRead,
			params: []param{limit, cursor,
				{name: "q", kind: "string", max: 200,
					about: "Text that slug, URL, title or note contain, without regard to ASCII case."},
				{name: "tag", kind: "string", max: link.MaxTag, about: "A tag that the links have."},
				{name: "domain", kind: "string", max: 255, about: "Host of a short domain; every domain if absent."},
				{name: "sort", kind: "string", choices: orders, standard: orders[0],
					about: "What to sort by; with a minus sign, downwards."},
				{name: "deleted", kind: "boolean", standard: "false", about: "Deleted links instead of live ones."}},
			answers: []answer{{status: http.StatusOK, about: "A page of links.", body: v1.LinkPage{}, headers: []string{"Link"}}},
			handle:  (*API).listLinks,
		},
		{
			method: http.MethodPost, path: "/api/v1/links/bulk", operation: "createLinks", summary: "Make up to 1,000 links",
			description: "Each item is carried out or refused for itself, and answered in order with what it would have been " +
				"answered alone. Where a part of the request cannot be read, nothing at all is done. The Idempotency-Key " +
				"counts for each item with its index. A bulk counts as one request.",
			scope: link.ScopeLinksWrite, body: v1.BulkRequest{}, bulk: true,
			headers: []param{idempotencyKey, {name: "Prefer", kind: "string",
				about: "With `return=minimal` the results hold no links."}},
			answers: []answer{{status: http.StatusOK, about: "What became of each link.", body: v1.BulkResult{},
				headers: []string{"Preference-Applied"}}},
			codes:  codes([]link.Code{link.CodeInvalid}, writes),
			handle: (*API).createLinks,
		},
		{
			method: http.MethodPost, path: "/api/v1/links/apply", operation: "applyLinks",
			summary: "Make a set of links as it is wanted",
			description: "Makes, changes and brings back links until each is just as it is described, in one step: where " +
				"anything is wrong, nothing is done. What is so already stays untouched, so that the request may be repeated. " +
				"With `dry_run` the answer says what would be done; its `plan`, sent with the request proper, sees to it that " +
				"just that is done and nothing else. `owner` marks the links with the tag `managed:OWNER`; `prune` deletes those " +
				"links of the owner that are not in the set. At most 5,000 links.",
			scope: link.ScopeLinksWrite, body: v1.ApplyRequest{}, bulk: true,
			answers: []answer{{status: http.StatusOK, about: "What was done, or would be.", body: v1.Plan{}}},
			codes:   codes([]link.Code{link.CodeRevision, link.CodeInvalid, link.CodeSiteProgram}, writes), handle: (*API).applyLinks,
		},
		{
			method: http.MethodGet, path: "/api/v1/domains", operation: "listDomains", summary: "List the short domains",
			description: "With what a link of each is where nothing else is said.",
			scope:       link.ScopeLinksRead,
			answers:     []answer{{status: http.StatusOK, about: "The domains, the default one first.", body: v1.DomainList{}}},
			handle:      (*API).listDomains,
		},
		{
			method: http.MethodGet, path: "/api/v1/links/{slug}", operation: "getLink", summary: "Show a link",
			scope: link.ScopeLinksRead, params: []param{domain},
			answers: []answer{oneLink(http.StatusOK, "The link.")},
			codes:   missing, handle: (*API).getLink,
		},
		{
			method: http.MethodPatch, path: "/api/v1/links/{slug}", operation: "updateLink", summary: "Change a link",
			description: "A JSON merge patch (RFC 7396): what is absent stays as it is, and null unsets what can be unset. " +
				"The state before is kept as a revision.",
			scope: link.ScopeLinksWrite, params: []param{domain}, headers: []param{ifMatch}, body: v1.LinkPatch{}, patch: true, logic: true,
			answers: []answer{oneLink(http.StatusOK, "The link as it is now.")},
			codes:   codes(missing, []link.Code{link.CodeRevision, link.CodeInvalid}, writes), handle: (*API).updateLink,
		},
		{
			method: http.MethodDelete, path: "/api/v1/links/{slug}", operation: "deleteLink", summary: "Delete a link",
			description: "The slug stays reserved and answers 410, and a rollback brings the link back. With `purge` the link, " +
				"deleted or not, is removed with its revisions for good, and its slug is free.",
			scope: link.ScopeLinksWrite, headers: []param{ifMatch},
			params: []param{domain, {name: "purge", kind: "boolean", standard: "false",
				about: "Remove the link for good. Does not work with If-Match."}},
			answers: []answer{{status: http.StatusNoContent, about: "Done."}},
			codes:   codes(missing, []link.Code{link.CodeRevision}, writes), handle: (*API).deleteLink,
		},
		{
			method: http.MethodGet, path: "/api/v1/links/{slug}/revisions", operation: "listRevisions",
			summary:     "List the states that a link has had",
			description: "Newest first, the present state included; also of a deleted link.",
			scope:       link.ScopeLinksRead, params: []param{domain, limit, cursor},
			answers: []answer{{status: http.StatusOK, about: "A page of revisions.", body: v1.RevisionPage{},
				headers: []string{"Link"}}},
			codes: []link.Code{link.CodeNotFound}, handle: (*API).listRevisions,
		},
		{
			method: http.MethodGet, path: "/api/v1/links/{slug}/errors", operation: "listErrors",
			summary: "Show what went wrong with a link's logic",
			description: "Errors of its rules and its program on the node that answers, since it was started or the logic was changed. " +
				"Visitors were led to the link's own URL.",
			scope: link.ScopeLinksRead, params: []param{domain},
			answers: []answer{{status: http.StatusOK, about: "The errors, the latest first.", body: v1.LinkErrors{}}},
			codes:   []link.Code{link.CodeNotFound, link.CodeGone}, handle: (*API).listErrors,
		},
		{
			method: http.MethodPost, path: "/api/v1/links/{slug}/rollback", operation: "rollbackLink",
			summary:     "Make a link again what it was",
			description: "The state of the revision becomes a new revision. Also brings a deleted link back.",
			scope:       link.ScopeLinksWrite, params: []param{domain}, body: v1.RollbackRequest{},
			answers: []answer{oneLink(http.StatusOK, "The link as it is now.")},
			codes:   codes([]link.Code{link.CodeNotFound, link.CodeInvalid}, writes), handle: (*API).rollbackLink,
		},
		{
			method: http.MethodPost, path: "/api/v1/links/{slug}/try", operation: "tryLink", summary: "Try the logic of a link",
			description: "What would become of a visit, and why: the rule that held, what came of the others, what the program " +
				"printed and took. With `matrix` each of its values is tried with each of the others, up to 1,000 visits. `rules`, " +
				"`program` and `time_zone` stand in for those that the link has. State, password and limits of the link are not looked " +
				"at, nothing is counted and nothing is stored.",
			scope: link.ScopeLinksWrite, params: []param{domain}, body: v1.TryRequest{}, bulk: true,
			answers: []answer{{status: http.StatusOK, about: "What would become of the visits.", body: v1.TryResult{}}},
			codes:   codes(missing, []link.Code{link.CodeInvalid}), handle: (*API).tryLink,
		},
		{
			method: http.MethodPost, path: "/api/v1/try", operation: "tryUnsaved", summary: "Try logic that is not stored yet",
			description: "Like trying the logic of a link, without one.",
			scope:       link.ScopeLinksWrite, body: v1.TryRequest{}, bulk: true,
			answers: []answer{{status: http.StatusOK, about: "What would become of the visits.", body: v1.TryResult{}}},
			codes:   []link.Code{link.CodeInvalid, link.CodeNotFound}, handle: (*API).tryUnsaved,
		},
		{
			method: http.MethodGet, path: "/api/v1/links/{slug}/variants", operation: "listVariants",
			summary: "Count what the splits of a link's logic chose",
			scope:   link.ScopeLinksRead, params: []param{domain},
			answers: []answer{{status: http.StatusOK, about: "The variants, by split and name.", body: v1.VariantList{}}},
			codes:   []link.Code{link.CodeNotFound}, handle: (*API).linkVariants,
		},
		{
			method: http.MethodGet, path: "/api/v1/site/errors", operation: "siteErrors",
			summary:     "Show what went wrong with the site program",
			description: "On the node that answers, since the program was loaded; and why a newer version of its file is not in use.",
			scope:       link.ScopeAdmin,
			answers:     []answer{{status: http.StatusOK, about: "The errors, the latest first.", body: v1.SiteErrors{}}},
			codes:       []link.Code{link.CodeNotFound}, handle: (*API).siteErrors,
		},
		{
			method: http.MethodPost, path: "/api/v1/tokens", operation: "createToken", summary: "Make a token",
			description: "The answer holds the token itself, which is kept nowhere and cannot be shown again.",
			scope:       link.ScopeAdmin, body: v1.NewToken{},
			answers: []answer{{status: http.StatusCreated, about: "The new token.", body: v1.Token{}}},
			codes:   codes([]link.Code{link.CodeInvalid}, writes), handle: (*API).createToken,
		},
		{
			method: http.MethodGet, path: "/api/v1/tokens", operation: "listTokens", summary: "List all tokens",
			scope:   link.ScopeAdmin,
			answers: []answer{{status: http.StatusOK, about: "The tokens, oldest first.", body: v1.TokenList{}}},
			handle:  (*API).listTokens,
		},
		{
			method: http.MethodDelete, path: "/api/v1/tokens/{id}", operation: "revokeToken", summary: "Revoke a token",
			description: "It ends at once on this node, and within seconds on others, with every session that was begun with it.",
			scope:       link.ScopeAdmin, answers: []answer{{status: http.StatusNoContent, about: "Done."}},
			codes: codes([]link.Code{link.CodeNotFound, link.CodeInvalid}, writes), handle: (*API).revokeToken,
		},
		{
			method: http.MethodGet, path: "/api/v1/export", operation: "exportLinks", summary: "Export everything",
			description: "One Record a line: every link with its clicks, its password hash and its earlier states, deleted links " +
				"included. The last line of a complete export is an ExportEnd; an export without it was cut short.",
			scope: link.ScopeAdmin,
			answers: []answer{{status: http.StatusOK, about: "Records, and at last an ExportEnd.", body: exportLine{},
				media: "application/x-ndjson"}},
			handle: (*API).export,
		},
		{
			method: http.MethodPost, path: "/api/v1/import", operation: "importLinks",
			summary: "Import up to 1,000 records of an export",
			description: "Each record is carried out or refused for itself. A link that is there already with the same content is " +
				"unchanged, so an import may be repeated.",
			scope: link.ScopeAdmin, body: v1.ImportRequest{}, bulk: true,
			answers: []answer{{status: http.StatusOK, about: "What became of each record.", body: v1.ImportResult{}}},
			codes:   codes([]link.Code{link.CodeInvalid}, writes), handle: (*API).importRecords,
		},
		{
			method: http.MethodGet, path: "/api/openapi.json", operation: "openAPI", summary: "This document",
			answers: []answer{{status: http.StatusOK, about: "The OpenAPI document of this API.", body: map[string]any{}}},
			handle:  (*API).openAPI,
		},
	}
}

// exportLine stands for the two kinds of lines that an export has.
type exportLine struct {
	v1.Record
	v1.ExportEnd
}
