package object

// Names are the names of the last arguments of a call, those given by keyword; nil if there are none. They may be shared
// and must not be changed.
type Names []*Str

// Value gives argument `name`, and the number of it among all arguments, -1 if it is not there.
func (n Names) find(name string) int {
	for i, s := range n {
		if s.S == name {
			return i
		}
	}
	return -1
}
