package object

// This file holds what matches exceptions: except, except*, and the methods of groups.

// CheckExcMatch reports whether `except types:` catches exc. types must be a class of exceptions or a tuple of such.
func (t *Thread) CheckExcMatch(exc, types Value) (bool, error) {
	if err := t.checkExcTypes(types, false); err != nil {
		return false, err
	}
	return matchesTypes(exc, types), nil
}

// checkExcTypes refuses what except, or except*, cannot catch.
func (t *Thread) checkExcTypes(types Value, star bool) error {
	items := []Value{types}
	if tuple := AsTuple(types); tuple != nil {
		items = tuple.Items
	}
	for _, item := range items {
		cls := AsType(item)
		if cls == nil || cls.Layout != LayoutException {
			return t.Raise(TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	if star {
		for _, item := range items {
			if item.typ().IsSubtype(BaseExceptionGroup) {
				return t.Raise(TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
			}
		}
	}
	return nil
}

// matchesTypes looks only at the classes themselves: except asks no __instancecheck__.
func matchesTypes(exc, types Value) bool {
	typ := exc.Type()
	if tuple := AsTuple(types); tuple != nil {
		for _, item := range tuple.Items {
			if typ.IsSubtype(item.typ()) {
				return true
			}
		}
		return false
	}
	return typ.IsSubtype(types.typ())
}

// matcher tells whether an exception belongs to the part that is looked for.
type matcher func(exc Value) (bool, error)

// matcher reads the argument of split and subgroup.
func (t *Thread) matcher(v Value) (matcher, error) {
	if AsType(v) == nil && AsTuple(v) == nil && Callable(v) {
		return func(exc Value) (bool, error) {
			r, err := t.Call(v, exc)
			if err != nil {
				return false, err
			}
			return t.Truth(r)
		}, nil
	}
	if t.checkKinds(v) {
		return func(exc Value) (bool, error) { return matchesTypes(exc, v), nil }, nil
	}
	return nil, t.Raise(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

func (t *Thread) checkKinds(v Value) bool {
	items := []Value{v}
	if tuple := AsTuple(v); tuple != nil {
		items = tuple.Items
	}
	for _, item := range items {
		if cls := AsType(item); cls == nil || cls.Layout != LayoutException {
			return false
		}
	}
	return true
}

// splitBy splits a group, or a single exception, in two; each part may be None. Groups keep their nesting, their traceback,
// cause, context and notes. Of rest nothing is made unless it is wanted.
func (t *Thread) splitBy(exc Value, matches matcher, wantRest bool) (match, rest Value, err error) {
	whole, err := matches(exc)
	if err != nil {
		return Value{}, Value{}, err
	}
	if whole {
		return exc, None, nil
	}
	if !IsInstance(exc, BaseExceptionGroup) {
		return None, exc, nil
	}
	if err := t.Enter(" in exceptiongroup_split_recursive"); err != nil {
		return Value{}, Value{}, err
	}
	defer t.Leave()
	_, exceptions := groupOf(exc)
	var yes, no []Value
	for _, e := range exceptions {
		m, r, err := t.splitBy(e, matches, wantRest)
		if err != nil {
			return Value{}, Value{}, err
		}
		if !m.IsNone() {
			yes = append(yes, m)
		}
		if wantRest && !r.IsNone() {
			no = append(no, r)
		}
	}
	if match, err = t.subset(exc, yes); err != nil || !wantRest {
		return match, None, err
	}
	rest, err = t.subset(exc, no)
	return match, rest, err
}

// subset is a group like another, with only these exceptions in it, or None if there are none.
func (t *Thread) subset(group Value, exceptions []Value) (Value, error) {
	if len(exceptions) == 0 {
		return None, nil
	}
	made, err := t.CallMethod(group, "derive", NewList(exceptions))
	if err != nil {
		return Value{}, err
	}
	if !IsInstance(made, BaseExceptionGroup) {
		return Value{}, t.Raise(TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	from, to := group.exception(), made.exception()
	if from.Traceback != nil {
		to.Traceback = from.Traceback
	}
	to.Context, to.Cause, to.SuppressContext = from.Context, from.Cause, true
	name := t.Interp.Intern("__notes__")
	notes, err := t.FindAttr(group, name)
	if err != nil || notes.IsNull() {
		return made, err
	}
	if isItemSequence(notes) {
		items, err := t.Items(notes)
		if err != nil {
			return Value{}, err
		}
		if err := t.SetAttr(made, name, NewList(append([]Value(nil), items...))); err != nil {
			return Value{}, err
		}
	}
	return made, nil
}

// SplitGroup is what `except* types:` does with exc: match is the group that the clause handles, rest what is left for those
// after it; each is None if there is nothing. A single exception that matches becomes a group of one.
func (t *Thread) SplitGroup(exc, types Value) (rest, match Value, err error) {
	if err := t.checkExcTypes(types, true); err != nil {
		return Value{}, Value{}, err
	}
	if exc.IsNone() {
		return None, None, nil
	}
	if matchesTypes(exc, types) {
		if IsInstance(exc, BaseExceptionGroup) {
			return None, exc, nil
		}
		match, err := t.Call(BaseExceptionGroup.Value(), NewStr(""), NewTuple(exc))
		return None, match, err
	}
	if !IsInstance(exc, BaseExceptionGroup) {
		return exc, None, nil
	}
	pair, err := t.CallMethod(exc, "split", types)
	if err != nil {
		return Value{}, Value{}, err
	}
	tuple := AsTuple(pair)
	if tuple == nil {
		return Value{}, Value{}, t.Raise(TypeError, "%s.split must return a tuple, not %s", exc.Type().Name, pair.Type().Name)
	}
	if len(tuple.Items) < 2 {
		return Value{}, Value{}, t.Raise(TypeError, "%s.split must return a 2-tuple, got tuple of size %d", exc.Type().Name, len(tuple.Items))
	}
	return tuple.Items[1], tuple.Items[0], nil
}

// PrepReraiseStar gives what a try with except* clauses raises at its end, or None: what the clauses raised themselves,
// and, with the shape of the original group, what none of them handled or what they raised again.
func (t *Thread) PrepReraiseStar(orig Value, list []Value) (Value, error) {
	if len(list) == 0 {
		return None, nil
	}
	if !IsInstance(orig, BaseExceptionGroup) {
		// A single exception was caught: at most one clause had it.
		return list[0], nil
	}
	var raised, again []Value
	for _, v := range list {
		if v.IsNone() {
			continue
		}
		if sameOrigin(orig, v) {
			again = append(again, v)
		} else {
			raised = append(raised, v)
		}
	}
	left, err := t.project(orig, again)
	if err != nil {
		return Value{}, err
	}
	if len(raised) == 0 {
		return left, nil
	}
	if !left.IsNone() {
		raised = append(raised, left)
	}
	if len(raised) == 1 {
		return raised[0], nil
	}
	return t.Call(BaseExceptionGroup.Value(), NewStr(""), NewList(raised))
}

// sameOrigin reports whether v is a part of the group orig that was passed on as it was: then it shares its metadata.
func sameOrigin(orig, v Value) bool {
	a, b := orig.exception(), v.exception()
	return IsInstance(v, BaseExceptionGroup) && a.Traceback == b.Traceback && a.Cause == b.Cause && a.Context == b.Context
}

// project is the part of orig that consists of the exceptions in the groups of list, nested as in orig.
func (t *Thread) project(orig Value, list []Value) (Value, error) {
	if len(list) == 0 {
		return None, nil
	}
	leaves := make(map[*Exception]bool)
	for _, v := range list {
		if err := t.collectLeaves(v, leaves); err != nil {
			return Value{}, err
		}
	}
	match, _, err := t.splitBy(orig, func(exc Value) (bool, error) {
		return !IsInstance(exc, BaseExceptionGroup) && leaves[exc.exception()], nil
	}, false)
	return match, err
}

func (t *Thread) collectLeaves(v Value, into map[*Exception]bool) error {
	if !IsInstance(v, BaseExceptionGroup) {
		into[v.exception()] = true
		return nil
	}
	if err := t.Enter(" in collect_exception_group_leaf_ids"); err != nil {
		return err
	}
	defer t.Leave()
	_, exceptions := groupOf(v)
	for _, e := range exceptions {
		if err := t.collectLeaves(e, into); err != nil {
			return err
		}
	}
	return nil
}
