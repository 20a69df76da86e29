package record

import "github.com/jinklink/jink/link"

// NewLinks returns what the steps that make links would store, in their order, and the index of the step of each.
func NewLinks(steps []*link.Step) (links []*link.Link, whose []int, err error) {
	for i, s := range steps {
		if s.New == nil {
			continue
		}
		l := s.New.Clone()
		l.ID, l.Revision = 0, 1
		if err := Check(l); err != nil {
			return nil, nil, &link.StepError{Step: i, Err: err}
		}
		links, whose = append(links, l), append(whose, i)
	}
	return links, whose, nil
}

// ErrTaken is the failure of a step whose slug belongs to another link.
func ErrTaken(step int, l *link.Link) error {
	return &link.StepError{Step: step, Err: link.Errorf(link.CodeSlugTaken, "the slug %q belongs to another link", l.Slug)}
}
