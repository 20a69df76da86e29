package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// List returns one page of the links that match q.
func (s *Store) List(ctx context.Context, q link.Query) (*link.Page, error) {
	if err := s.ready(ctx); err != nil {
		return nil, err
	}
	value, err := record.CheckQuery(&q)
	if err != nil {
		return nil, err
	}
	sql, args := selectList(q, value)
	page := &link.Page{}
	err = s.query(ctx, sql, func(r pgx.Row) error {
		l, err := scanLink(r)
		page.Links = append(page.Links, l)
		return err
	}, args...)
	if err != nil {
		return nil, err
	}
	if len(page.Links) > q.Limit { // one more was asked for, to see whether there is more
		page.Links = page.Links[:q.Limit]
		page.Next = link.CursorOf(page.Links[q.Limit-1], q.Order)
	}
	return page, nil
}

// selectList writes the statement for q. after is the cursor's value.
func selectList(q link.Query, after any) (string, []any) {
	conditions := []string{"deleted_at IS NULL"}
	if q.Deleted {
		conditions[0] = "deleted_at IS NOT NULL"
	}
	var args []any
	argument := func(value any) string {
		args = append(args, value)
		return fmt.Sprintf("$%d", len(args))
	}
	where := func(format string, values ...any) { conditions = append(conditions, fmt.Sprintf(format, values...)) }
	if q.Domain != nil {
		where("domain = %s", argument(*q.Domain))
	}
	if q.Tag != "" {
		where("id IN (SELECT link_id FROM link_tags WHERE tag = %s)", argument(q.Tag))
	}
	if q.Text != "" { // in collation "C" lower leaves all but ASCII alone, as does record.LowerASCII
		where("(strpos(lower(slug), %[1]s) > 0 OR strpos(lower(url), %[1]s) > 0 OR strpos(lower(title), %[1]s) > 0 "+
			"OR strpos(lower(note), %[1]s) > 0)", argument(record.LowerASCII(q.Text)))
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
		where("(%s, id) %s (%s, %s)", column, beyond, argument(after), argument(q.After.ID))
	}
	limit := argument(q.Limit + 1)
	return "SELECT " + columns + " FROM " + links + " WHERE " + strings.Join(conditions, " AND ") +
		" ORDER BY " + column + direction + ", id" + direction + " LIMIT " + limit, args
}
