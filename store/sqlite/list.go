package sqlite

import (
	"context"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// List returns one page of the links that match q.
func (s *Store) List(ctx context.Context, q link.Query) (*link.Page, error) {
	value, err := record.CheckQuery(&q)
	if err != nil {
		return nil, err
	}
	query, args := selectList(q, value)
	page := &link.Page{}
	err = s.read(ctx, func(c *conn) error {
		return c.query(ctx, query, func(r row) error {
			l, err := scanLink(r)
			page.Links = append(page.Links, l)
			return err
		}, args...)
	})
	if err != nil {
		return nil, err
	}
	if len(page.Links) > q.Limit { // one more was asked for, to see whether there is more
		page.Links = page.Links[:q.Limit]
		page.Next = link.CursorOf(page.Links[q.Limit-1], q.Order)
	}
	return page, nil
}

// selectList writes the statement for q, of which there are few enough to keep each prepared. after is the cursor's value.
func selectList(q link.Query, after any) (string, []any) {
	conditions := []string{"deleted_at IS NULL"}
	if q.Deleted {
		conditions[0] = "deleted_at IS NOT NULL"
	}
	var args []any
	where := func(condition string, values ...any) {
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if q.Domain != nil {
		where("domain = ?", *q.Domain)
	}
	if q.Tag != "" {
		where("id IN (SELECT link_id FROM link_tags WHERE tag = ?)", q.Tag)
	}
	if q.Text != "" { // lower leaves all but ASCII alone, as does record.LowerASCII
		text := record.LowerASCII(q.Text)
		where("(instr(lower(slug), ?) OR instr(lower(url), ?) OR instr(lower(title), ?) OR instr(lower(note), ?))",
			text, text, text, text)
	}
	column, descending := q.Order.Column()
	if column == "clicks" {
		column = "coalesce(clicks, 0)"
	}
	direction, beyond := "", ">"
	if descending {
		direction, beyond = " DESC", "<"
	}
	if q.After != nil {
		where("("+column+", id) "+beyond+" (?, ?)", after, q.After.ID)
	}
	return "SELECT " + columns + " FROM " + links + " WHERE " + strings.Join(conditions, " AND ") +
		" ORDER BY " + column + direction + ", id" + direction + " LIMIT ?", append(args, q.Limit+1)
}
