package object

// Memo is what modules and types keep for an interpreter or a thread, each by a key of a type of its own, such as
// memoryKey{}. There are few of them: to go through a list takes less than to look into a map, and a list is copied with an
// image like everything else.
type Memo struct{ items []memoItem }

type memoItem struct{ key, value any }

// Get is what is kept by a key; nil where nothing is.
func (m *Memo) Get(key any) any {
	for i := range m.items {
		if m.items[i].key == key {
			return m.items[i].value
		}
	}
	return nil
}

// Set keeps a value.
func (m *Memo) Set(key, value any) {
	for i := range m.items {
		if m.items[i].key == key {
			m.items[i].value = value
			return
		}
	}
	m.items = append(m.items, memoItem{key, value})
}
