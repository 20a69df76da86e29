package syntax

// Inspect calls f with the node and, where f returns true, with everything in it, in the order of CPython's ast: nodes and
// the parts that are none, such as *Arguments and *WithItem.
func Inspect(node any, f func(node any) bool) {
	if node == nil || !f(node) {
		return
	}
	eachField(node, func(_ string, v any) {
		eachPart(v, func(part any) { Inspect(part, f) })
	})
}

// eachPart calls f with the value of a field if it is a node, or with those in it if it is a slice.
func eachPart(v any, f func(any)) {
	if isPart(v) {
		f(v)
		return
	}
	eachItem(v, func(item any) {
		if isPart(item) {
			f(item)
		}
	})
}

func isPart(v any) bool {
	switch v.(type) {
	case Node, *Arguments, *Comprehension, *WithItem, *MatchCase, TypeIgnore:
		return true
	}
	return false
}

// tooTall looks for a branch of the tree that is higher than who walks it could bear.
func tooTall(tree Tree) (Span, bool) {
	var at Span
	tall := false
	var climb func(n any, height int)
	climb = func(n any, height int) {
		if node, ok := n.(Node); ok {
			if s := node.Span(); !tall && s.Line > 0 {
				at = s
			}
		}
		if height > maxHeight || tall {
			tall = true
			return
		}
		eachField(n, func(_ string, v any) {
			eachPart(v, func(part any) { climb(part, height+1) })
		})
	}
	climb(tree, 0)
	return at, tall
}
