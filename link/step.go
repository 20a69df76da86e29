package link

import "fmt"

// Step is one of the changes that a Store applies together: either New is set, or Ref and Change are.
type Step struct {
	// New is a link to be made with its own Slug and Key, which must be free: else CodeSlugTaken. Its Revision becomes 1.
	New *Link

	// Ref, Expect and Change are what Store.Update takes, and mean the same.
	Ref    Ref
	Expect int64
	Change func(*Link) error

	Link *Link // set by the store where all was carried out: what came of it
}

// About names the link that the step makes or changes.
func (s *Step) About() Ref {
	if s.New != nil {
		return Ref{Domain: s.New.Domain, Key: s.New.Key}
	}
	return s.Ref
}

// StepError says which of the steps kept all of them from being carried out.
type StepError struct {
	Step int // its index
	Err  error
}

func (e *StepError) Error() string { return fmt.Sprintf("step %d: %v", e.Step, e.Err) }

func (e *StepError) Unwrap() error { return e.Err }
