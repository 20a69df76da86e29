package api

import (
	"reflect"
	"strings"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

// This file makes JSON schemas of the types of api/v1.

// schemas collects the schemas of the types that are used, by name.
type schemas struct {
	all        object
	properties map[string]property
}

// property is what a Go type does not say about a member.
type property struct {
	about    string
	rules    object // keywords of JSON Schema
	required bool   // in a request; members of answers are unless they may be left out
}

// use returns the schema of a type where it is used: a reference to a component if the type is one of ours.
func (s *schemas) use(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[exportLine]():
		return object{"oneOf": []any{s.use(reflect.TypeFor[v1.Record]()), s.use(reflect.TypeFor[v1.ExportEnd]())}}
	case t == reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case t == reflect.TypeFor[jsontext.Value]():
		return object{} // anything
	case strings.HasPrefix(t.Name(), "Nullable["):
		return s.use(t.Field(1).Type)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return nullable(s.use(t.Elem()))
	case reflect.Struct:
		s.add(t)
		return object{"$ref": "#/components/schemas/" + t.Name()}
	case reflect.Slice:
		return object{"type": "array", "items": s.use(t.Elem())}
	case reflect.Map:
		return object{"type": "object"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	default:
		return object{"type": "string"}
	}
}

func nullable(schema object) object {
	if t, ok := schema["type"].(string); ok {
		schema["type"] = []any{t, "null"}
	}
	return schema // a member that refers to a component is left out rather than null
}

// add makes a component of a struct.
func (s *schemas) add(t reflect.Type) {
	if _, ok := s.all[t.Name()]; ok {
		return
	}
	schema, members := object{"type": "object"}, object{}
	s.all[t.Name()] = schema // before its members, which may lead back here
	if p, ok := s.properties[t.Name()]; ok {
		schema["description"] = p.about
	}
	var required []string
	s.members(t, t.Name(), members, &required)
	schema["properties"] = members
	if len(required) > 0 {
		schema["required"] = required
	}
}

// members adds the members of a struct, those of embedded structs as if they were its own.
func (s *schemas) members(t reflect.Type, name string, members object, required *[]string) {
	request := strings.HasPrefix(name, "New") || strings.HasSuffix(name, "Request") || name == "LinkPatch" || name == "WantedLink" || name == "VisitMatrix" || name == "Record"
	for f := range t.Fields() {
		if f.Anonymous {
			s.members(f.Type, name, members, required)
			continue
		}
		member, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		schema := s.use(f.Type)
		p, ok := s.properties[name+"."+member]
		if !ok {
			p = s.properties[member]
		}
		if p.about != "" {
			schema["description"] = p.about
		}
		for keyword, value := range p.rules {
			schema[keyword] = value
		}
		members[member] = schema
		if request && p.required || !request && options == "" {
			*required = append(*required, member)
		}
	}
}

// closed forbids members that are not described, in a type and those within it.
func (s *schemas) closed(t reflect.Type) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	schema, ok := s.all[t.Name()].(object)
	if !ok || schema["additionalProperties"] == false {
		return
	}
	schema["additionalProperties"] = false
	for f := range t.Fields() {
		if !f.Anonymous { // what is embedded is a part of this schema, and its own may be that of an answer
			s.closed(f.Type)
		}
	}
}

// properties describes types and members. A member is looked for under its type's name first.
func properties() map[string]property {
	statuses := link.Statuses()
	generators := []string{"random", "hash", "sequence", "words"}
	text := func(most int) object { return object{"maxLength": most} }
	return map[string]property{
		"Link":            {about: "A link."},
		"NewLink":         {about: "What a new link is to be. A member that is absent or null takes the instance's default."},
		"LinkPatch":       {about: "What is to be changed of a link: an absent member stays as it is; null unsets one."},
		"LinkPage":        {about: "A page of a list of links."},
		"Check":           {about: "What opening the target showed."},
		"BulkRequest":     {about: "Links to be made."},
		"BulkResult":      {about: "What became of each link of a bulk, in the order of the request."},
		"BulkItem":        {about: "What became of a link: link or problem is there, unless links were not asked for."},
		"Revision":        {about: "A state that a link has or had."},
		"RevisionPage":    {about: "A page of the states of a link, newest first."},
		"RollbackRequest": {about: "The revision to go back to."},
		"Token":           {about: "A token."},
		"NewToken":        {about: "What a new token is to be."},
		"TokenList":       {about: "All tokens."},
		"Record":          {about: "A link with everything that belongs to it, as an export holds it. An import passes over id, short_url and has_password."},
		"ExportEnd":       {about: "The last line of a complete export."},
		"ImportRequest":   {about: "Records of an export."},
		"ImportResult":    {about: "What became of each record of an import, in the order of the request."},
		"ImportItem":      {about: "What became of a record; problem is there where it failed."},
		"ApplyRequest":    {about: "Links as they are to be."},
		"WantedLink":      {about: "Everything about a link. A member that is absent or null is as a new link has it."},
		"Plan":            {about: "What it takes to make links as they are wanted, or what was done."},
		"PlannedLink":     {about: "What is done with a link."},
		"FieldChange":     {about: "What is done with a member of a link."},
		"TryRequest":      {about: "Visits to try, and what to try that is not stored yet."},
		"VisitRequest":    {about: "A visit that is made up. What is absent is worked out from the headers as for anybody."},
		"VisitMatrix":     {about: "Values of which each is tried with each of the others."},
		"TryResult":       {about: "What becomes of the visits."},
		"Verdict":         {about: "What becomes of a visit, and why."},
		"Header":          {about: "A header of an answer."},
		"RuleTrace":       {about: "What came of a rule's condition."},
		"Variant":         {about: "What a split of a link's logic chose."},
		"VariantList":     {about: "The variants of a link."},
		"Failure":         {about: "What went wrong with a visit that was tried."},
		"LinkErrors":      {about: "What went wrong with the rules and the program of a link."},
		"LinkError":       {about: "One of the things that went wrong."},
		"SiteErrors":      {about: "What is known of the site program on a node."},
		"SiteBypassed":    {about: "A function of the site program that is not asked for a while."},
		"Domain":          {about: "A short domain, and what its links are where nothing else is said."},
		"DomainList":      {about: "All short domains."},
		"Problem":         {about: "What went wrong (RFC 9457)."},
		"Rule":            {about: "Leads elsewhere when its condition holds."},
		"FieldError":      {about: "What is wrong with a field of the request."},

		"id":            {about: "Never changes and is never used again."},
		"domain":        {about: "Host of the short domain."},
		"slug":          {about: "The path of the short URL, without the slash before it."},
		"short_url":     {about: "The whole short URL, percent-encoded."},
		"url":           {about: "The target: an absolute URL of at most 8 KiB.", required: true},
		"title":         {about: "For people, also on the preview page.", rules: text(link.MaxTitle)},
		"note":          {about: "For those who manage the link.", rules: text(link.MaxNote)},
		"tags":          {about: "Labels to find links by.", rules: object{"maxItems": link.MaxTags}},
		"status":        {about: "The status of the redirect.", rules: object{"enum": statuses}},
		"forward_query": {about: "Whether the visitor's query is added to the target's; the target's own parameters win."},
		"forward_path":  {about: "Whether what follows the slug in the path is appended to the target's path."},
		"starts_at":     {about: "Before this time the link is not found."},
		"expires_at":    {about: "From this time on the link is gone, or leads to expired_url."},
		"expired_url":   {about: "Where the link leads when it has expired or is used up."},
		"max_clicks":    {about: "How many redirects the link is good for.", rules: object{"minimum": 1, "maximum": link.MaxClicks}},
		"has_password":  {about: "Whether visitors are asked for a password."},
		"password":      {about: "What visitors are asked for: 1 to 256 bytes. It can be set but is never shown.", rules: object{"writeOnly": true}},
		"enabled":       {about: "Whether the link is followed; 403 if not."},
		"rules":         {about: "Conditions on the visit, tried in order; the first that holds decides where it leads.", rules: object{"maxItems": link.MaxRules}},
		"program":       {about: "Python that defines route(req); asked where no rule holds.", rules: text(link.MaxProgram)},
		"time_zone":     {about: "The time zone in which rules and program see the time, such as Europe/Berlin; UTC if null."},
		"clicks":        {about: "Redirects so far; a few seconds behind.", rules: object{"minimum": 0}},
		"created_at":    {about: "When it was made."},
		"updated_at":    {about: "When it was last changed."},
		"created_by":    {about: "The name of the token that made it."},
		"updated_by":    {about: "The name of the token that last changed it."},
		"deleted_at":    {about: "When it was deleted; null while it is live."},
		"revision":      {about: "1 for a new link, one more with each change.", rules: object{"minimum": 1}},
		"check":         {about: "What opening the target showed, where it was asked for."},
		"warnings":      {about: "What is odd though nothing is wrong."},
		"links":         {about: "The links.", required: true},
		"next_cursor":   {about: "Where the next page begins; null on the last."},
		"results":       {about: "One for each item of the request, in its order."},
		"failed":        {about: "How many were refused.", rules: object{"minimum": 0}},
		"problem":       {about: "Why it was refused."},
		"revisions":     {about: "The states, newest first."},
		"name":          {about: "For people: what the token is for.", rules: text(100), required: true},
		"scopes":        {about: "What the token allows.", required: true},
		"token":         {about: "The token itself, in the answer that makes it and never again."},
		"password_hash": {about: "argon2id, in PHC format."},
		"used":          {about: "Redirects taken from max_clicks.", rules: object{"minimum": 0}},
		"type":          {about: "Which kind of problem: a URL that leads to its description.", rules: object{"format": "uri"}},
		"detail":        {about: "What is wrong and where."},
		"errors":        {about: "Every field that is wrong."},
		"field":         {about: "The field as a path, such as links[3].tags[0]."},

		"Rule.when":                {about: "A Python expression over the request.", rules: text(link.MaxWhen)},
		"Rule.to":                  {about: "The target, which may hold placeholders such as {country}."},
		"Rule.hosts":               {about: "The hosts that placeholders in the host of to may make.", rules: object{"maxItems": link.MaxHosts}},
		"NewLink.domain":           {about: "Host of the short domain; the default one if absent."},
		"NewLink.slug":             {about: "A chosen slug; one is generated if absent.", rules: object{"maxLength": link.MaxSlugBytes}},
		"NewLink.generator":        {about: "How the slug is generated.", rules: object{"enum": append([]any{nil}, anys(generators)...)}},
		"NewLink.length":           {about: "Of a generated slug, in characters."},
		"NewLink.status":           {about: "The status of the redirect.", rules: object{"enum": append([]any{nil}, anys(statuses)...)}},
		"NewLink.reuse":            {about: "Return an existing link that leads to the same URL in the same way, if there is one, instead of a new one."},
		"NewLink.check":            {about: "Open the target and tell what it showed. An unreachable target is no error."},
		"LinkPatch.url":            {about: "The target. Cannot be null.", rules: object{"type": "string"}, required: false},
		"LinkPatch.status":         {about: "The status of the redirect. Cannot be null.", rules: object{"type": "integer", "enum": statuses}},
		"LinkPatch.forward_query":  {about: "See Link. Cannot be null.", rules: object{"type": "boolean"}},
		"LinkPatch.forward_path":   {about: "See Link. Cannot be null.", rules: object{"type": "boolean"}},
		"LinkPatch.enabled":        {about: "See Link. Cannot be null.", rules: object{"type": "boolean"}},
		"LinkPatch.check":          {about: "Open the target and tell what it showed.", rules: object{"type": "boolean"}},
		"Check.result":             {about: "refused: an address that is not opened, such as a private one.", rules: object{"enum": []string{catalog.Reachable, catalog.Unreachable, catalog.Refused}}},
		"Check.status":             {about: "The HTTP status that the target answered with at last."},
		"Check.detail":             {about: "What happened."},
		"ApplyRequest.owner":       {about: "Whose links these are: lower-case letters, digits, dots, dashes and underscores.", rules: text(link.MaxOwner)},
		"ApplyRequest.links":       {about: "The links as they are to be.", rules: object{"maxItems": catalog.MaxApply}, required: true},
		"ApplyRequest.prune":       {about: "Delete the links of the owner that are not among these."},
		"ApplyRequest.take_over":   {about: "Change links of other owners too, and make them this owner's."},
		"ApplyRequest.dry_run":     {about: "Only say what would be done."},
		"ApplyRequest.plan":        {about: "The plan of a dry run: where it would be another one now, nothing is done."},
		"WantedLink.slug":          {about: "The path of the short URL, without the slash before it.", rules: object{"maxLength": link.MaxSlugBytes}, required: true},
		"WantedLink.domain":        {about: "Host of the short domain; the default one if absent."},
		"WantedLink.status":        {about: "The status of the redirect.", rules: object{"enum": append([]any{nil}, anys(statuses)...)}},
		"WantedLink.password_hash": {about: "argon2id, in PHC format, instead of password."},
		"Plan.plan":                {about: "Tells this plan from others: the same changes of the same links have the same one."},
		"Plan.applied":             {about: "Whether it was carried out."},
		"Plan.changes":             {about: "What is done: links that are as they are wanted are not among them."},
		"Plan.unchanged":           {about: "How many links are as they are wanted.", rules: object{"minimum": 0}},
		"PlannedLink.action":       {about: "restore brings a deleted link back; an orphan is the owner's and not wanted, and stays without prune.", rules: object{"enum": []string{v1.ActionCreate, v1.ActionChange, v1.ActionRestore, v1.ActionDelete, v1.ActionOrphan}}},
		"PlannedLink.revision":     {about: "Of the link before; 0 for a new one.", rules: object{"minimum": 0}},
		"PlannedLink.fields":       {about: "What changes; of a new link what is set."},
		"FieldChange.field":        {about: "The member."},
		"FieldChange.before":       {about: "What it was; null for a new link. Of a password, whether there was one."},
		"FieldChange.after":        {about: "What it is to be."},
		"TryRequest.request":       {about: "The visit, or what all of the matrix have in common."},
		"TryRequest.matrix":        {about: "Values of which each is tried with each of the others."},
		"TryRequest.url":           {about: "The target, in place of the link's."},
		"TryRequest.rules":         {about: "Rules in place of the link's.", rules: object{"maxItems": link.MaxRules}},
		"TryRequest.program":       {about: "A program in place of the link's.", rules: text(link.MaxProgram)},
		"TryRequest.time_zone":     {about: "A time zone in place of the link's."},
		"VisitRequest.method":      {about: "GET if absent."},
		"VisitRequest.host":        {about: "The link's short domain if absent."},
		"VisitRequest.query":       {about: "Parameters; each is a string or a list of them."},
		"VisitRequest.headers":     {about: "Headers, by their names."},
		"VisitRequest.bot":         {about: "The name of a bot."},
		"VisitRequest.language":    {about: "What the visitor reads best."},
		"VisitRequest.languages":   {about: "What the visitor reads, the best first."},
		"VisitRequest.now":         {about: "When it is; now if absent."},
		"VisitMatrix.language":     {about: "Languages."},
		"VisitMatrix.now":          {about: "Times."},
		"device":                   {about: "mobile, tablet, desktop, tv, console, bot or other; ios or android for a mobile device with that system."},
		"os":                       {about: "The system, such as ios or android."},
		"os_version":               {about: "Its version."},
		"browser":                  {about: "The browser, such as chrome or safari."},
		"browser_version":          {about: "Its version."},
		"country":                  {about: "Two letters as in ISO 3166-1."},
		"visitor":                  {about: "Who it is: what is split stays with the visitor."},
		"path":                     {about: "What follows the slug."},
		"Verdict.where":            {about: "The values of the matrix that it is about."},
		"Verdict.outcome":          {about: "What the visitor gets.", rules: object{"enum": []string{"redirect", "page", "not_found", "gone"}}},
		"Verdict.status":           {about: "The HTTP status of the answer."},
		"Verdict.url":              {about: "Where it leads; null where it leads nowhere. Of the link's own target without what is forwarded."},
		"Verdict.headers":          {about: "What the program adds to the answer."},
		"Verdict.body":             {about: "The page that is shown."},
		"Verdict.by":               {about: "What decided.", rules: object{"enum": []string{"rule", "program", "site", "link"}}},
		"Verdict.rule":             {about: "The number of the rule that decided, from 0."},
		"Verdict.line":             {about: "The line of the program that decided."},
		"Verdict.rules":            {about: "The rules that were looked at."},
		"Verdict.variants":         {about: "What splits chose."},
		"Verdict.steps":            {about: "What it took of the budget."},
		"Verdict.microseconds":     {about: "How long it took."},
		"Verdict.output":           {about: "What was printed."},
		"Verdict.failure":          {about: "What went wrong; the visitor was led on as if it were not there."},
		"Header.name":              {about: "Its name."},
		"Header.value":             {about: "Its value."},
		"RuleTrace.when":           {about: "The condition."},
		"RuleTrace.value":          {about: "What came of it, as Python shows it."},
		"RuleTrace.holds":          {about: "Whether that counts as true."},
		"RuleTrace.error":          {about: "The exception, where there was one."},
		"Variant.split":            {about: "The name of the split."},
		"Variant.name":             {about: "What was chosen."},
		"VariantList.variants":     {about: "The variants, by split and name."},
		"Failure.outcome":          {about: "How a run ended: raised, steps, memory, time, output, invalid, broken, or busy where too many that take long ran at the same time."},
		"Failure.type":             {about: "The class of the exception, or what was exceeded."},
		"Failure.message":          {about: "What it says."},
		"Failure.where":            {about: "program, a rule such as rules[0].when, or on_redirect of the site program."},
		"Failure.line":             {about: "Of the source."},
		"SiteErrors.functions":     {about: "The functions that it defines."},
		"SiteErrors.loaded":        {about: "When it was loaded."},
		"SiteErrors.refused":       {about: "Why the file as it stands is not in use; null where it is."},
		"SiteErrors.errors":        {about: "What went wrong since then, the latest first; at the same place it is one."},
		"SiteErrors.bypassed":      {about: "Functions that are not asked for a while because they fail."},
		"SiteBypassed.function":    {about: "Its name."},
		"SiteBypassed.until":       {about: "Until when."},
		"LinkErrors.errors":        {about: "What went wrong, the latest first; at the same place it is one."},
		"in_a_row":                 {about: "How many visits failed since the logic last worked."},
		"bypassed_until":           {about: "Until when the link's own target is used, because its logic fails; null where it is asked."},
		"LinkError.outcome":        {about: "How the run ended.", rules: object{"enum": []string{"raised", "steps", "memory", "time", "output", "invalid", "broken"}}},
		"LinkError.type":           {about: "The class of the exception, or what ended the run."},
		"LinkError.message":        {about: "What it says."},
		"LinkError.where":          {about: "program, a rule such as rules[0].when, or a function of the site program."},
		"LinkError.line":           {about: "Of the source."},
		"LinkError.request":        {about: "What the last such visit was like, without anything about a person."},
		"LinkError.count":          {about: "How often."},
		"LinkError.first":          {about: "When it was first seen."},
		"LinkError.last":           {about: "When it was last seen."},
		"FieldError.line":          {about: "Where in a field that is source text."},
		"FieldError.column":        {about: "Where in the line, in characters."},
		"FieldError.caret":         {about: "The line, and carets below what is meant."},
		"Domain.host":              {about: "Where its links begin, without the scheme."},
		"Domain.default":           {about: "Whether links belong to it where no domain is named."},
		"Domain.generator":         {about: "How slugs are generated.", rules: object{"enum": generators}},
		"DomainList.domains":       {about: "The domains, the default one first."},
		"BulkRequest.links":        {about: "The links to be made.", rules: batch(), required: true},
		"BulkResult.created":       {about: "How many were made.", rules: object{"minimum": 0}},
		"BulkResult.reused":        {about: "How many were there already.", rules: object{"minimum": 0}},
		"BulkItem.status":          {about: "What the item would have been answered with alone."},
		"BulkItem.link":            {about: "The link."},
		"Revision.deleted":         {about: "Whether the link was deleted then."},
		"Revision.link":            {about: "The link as it was."},
		"RollbackRequest.revision": {about: "The revision to go back to.", rules: object{"minimum": 1}, required: true},
		"Token.expires_at":         {about: "When it ends; null: never."},
		"Token.last_used_at":       {about: "When it was last used, to the minute; null: never."},
		"Token.scopes":             {about: "What the token allows.", rules: object{"items": object{"type": "string", "enum": scopeNames()}}},
		"NewToken.scopes":          {about: "What the token is to allow.", rules: object{"minItems": 1, "items": object{"type": "string", "enum": scopeNames()}}, required: true},
		"NewToken.expires_at":      {about: "When it is to end; never if absent or null."},
		"TokenList.tokens":         {about: "The tokens, oldest first."},
		"Record.slug":              {about: "The path of the short URL, without the slash before it.", required: true},
		"Record.status":            {about: "The status of the redirect.", rules: object{"enum": statuses}, required: true},
		"Record.created_at":        {about: "When it was made.", required: true},
		"Record.revision":          {about: "1 for a new link, one more with each change.", rules: object{"minimum": 1}, required: true},
		"Record.enabled":           {about: "Whether the link is followed; true if absent in an import."},
		"Record.revisions":         {about: "Earlier states, newest first; they have none of their own."},
		"ExportEnd.end":            {about: "Always true.", rules: object{"const": true}},
		"ExportEnd.links":          {about: "How many lines came before this one.", rules: object{"minimum": 0}},
		"ImportRequest.records":    {about: "The records.", rules: batch(), required: true},
		"ImportResult.imported":    {about: "How many were brought in.", rules: object{"minimum": 0}},
		"ImportResult.unchanged":   {about: "How many were there already.", rules: object{"minimum": 0}},
		"ImportItem.result":        {about: "What became of it.", rules: object{"enum": []string{"imported", "unchanged", "failed"}}},
		"Problem.title":            {about: "The kind of problem in words."},
		"Problem.status":           {about: "The HTTP status."},
	}
}

func batch() object { return object{"minItems": 1, "maxItems": maxBatch} }

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
