package object

// This file holds the type variables of aliases and unions: finding them, and putting types in their place.

// typeParams are the type variables among the arguments of an alias, each once, in the order in which they come.
func (t *Thread) typeParams(args []Value) ([]Value, error) {
	var found []Value
	add := func(v Value) {
		for _, have := range found {
			if have == v {
				return
			}
		}
		found = append(found, v)
	}
	for _, arg := range args {
		if AsType(arg) != nil {
			continue
		}
		subst, err := t.FindAttr(arg, t.Interp.Intern("__typing_subst__"))
		if err != nil {
			return nil, err
		}
		if !subst.IsNull() {
			add(arg)
			continue
		}
		inner, err := t.FindAttr(arg, t.Interp.Intern("__parameters__"))
		if err != nil {
			return nil, err
		}
		if tuple := AsTuple(inner); tuple != nil {
			for _, v := range tuple.Items {
				add(v)
			}
		}
	}
	return found, nil
}

// unpackArgs takes the types out of those arguments that are *tuple[...].
func (t *Thread) unpackArgs(item Value) (Value, error) {
	args := []Value{item}
	if tuple := AsTuple(item); tuple != nil {
		args = tuple.Items
	}
	var all []Value
	for _, arg := range args {
		if AsType(arg) == nil {
			inner, err := t.FindAttr(arg, t.Interp.Intern("__typing_unpacked_tuple_args__"))
			if err != nil {
				return Value{}, err
			}
			if tuple := AsTuple(inner); tuple != nil {
				if n := len(tuple.Items); n == 0 || tuple.Items[n-1] != Ellipsis {
					all = append(all, tuple.Items...)
					continue
				}
			}
		}
		all = append(all, arg)
	}
	return NewTuple(all...), nil
}

// substitute gives the arguments of self with what stands in item in the place of its type variables.
func (t *Thread) substitute(self Value, args []Value, params, item Value) ([]Value, error) {
	vars := params.tuple().Items
	if len(vars) == 0 {
		repr, err := t.Repr(self)
		if err != nil {
			return nil, err
		}
		return nil, t.Raise(TypeError, "%s is not a generic class", repr)
	}
	item, err := t.unpackArgs(item)
	if err != nil {
		return nil, err
	}
	for _, v := range vars {
		prepare, err := t.FindAttr(v, t.Interp.Intern("__typing_prepare_subst__"))
		if err != nil {
			return nil, err
		}
		if prepare.IsNull() || prepare.IsNone() {
			continue
		}
		if AsTuple(item) == nil {
			item = NewTuple(item)
		}
		if item, err = t.Call(prepare, self, item); err != nil {
			return nil, err
		}
	}
	given := []Value{item}
	if tuple := AsTuple(item); tuple != nil {
		given = tuple.Items
	}
	if len(given) != len(vars) {
		word := "few"
		if len(given) > len(vars) {
			word = "many"
		}
		repr, err := t.Repr(self)
		if err != nil {
			return nil, err
		}
		return nil, t.Raise(TypeError, "Too %s arguments for %s; actual %d, expected %d", word, repr, len(given), len(vars))
	}
	var all []Value
	for _, arg := range args {
		if AsType(arg) != nil {
			all = append(all, arg)
			continue
		}
		new, err := t.substituteOne(arg, vars, given)
		if err != nil {
			return nil, err
		}
		unpacked, err := t.FindAttr(arg, t.Interp.Intern("__typing_is_unpacked_typevartuple__"))
		if err != nil {
			return nil, err
		}
		if tuple := AsTuple(new); tuple != nil && unpacked == True {
			all = append(all, tuple.Items...)
			continue
		}
		all = append(all, new)
	}
	return all, nil
}

// substituteOne is one argument with the given types in the place of its type variables.
func (t *Thread) substituteOne(arg Value, vars, given []Value) (Value, error) {
	place := func(v Value) int {
		for i, have := range vars {
			if have == v {
				return i
			}
		}
		return -1
	}
	subst, err := t.FindAttr(arg, t.Interp.Intern("__typing_subst__"))
	if err != nil {
		return Value{}, err
	}
	if !subst.IsNull() {
		return t.Call(subst, given[place(arg)])
	}
	inner, err := t.FindAttr(arg, t.Interp.Intern("__parameters__"))
	if err != nil {
		return Value{}, err
	}
	params := AsTuple(inner)
	if params == nil || len(params.Items) == 0 {
		return arg, nil
	}
	var args []Value
	for _, v := range params.Items {
		i := place(v)
		switch {
		case i < 0:
			args = append(args, v)
		case v.Type().Iter != nil && AsTuple(given[i]) != nil:
			args = append(args, AsTuple(given[i]).Items...)
		default:
			args = append(args, given[i])
		}
	}
	return t.GetItem(arg, NewTuple(args...))
}
