package builtins

import "github.com/jinklink/jink/python/object"

// This file holds what the module site adds for those at a prompt: exit, quit, copyright, credits, license.

var (
	quitterType = &object.Type{Name: "Quitter", Flags: object.NoNew}
	printerType = &object.Type{Name: "_Printer", Flags: object.NoNew}
)

type quitter struct {
	object.Object
	name string
}

// printer is text that shows itself as it is.
type printer struct {
	object.Object
	text, repr string
}

func defineSite() {
	quitterType.Repr = func(t *thread, self value) (value, error) {
		return object.NewStr("Use " + object.As[quitter](self).name + "() or Ctrl-D (i.e. EOF) to exit"), nil
	}
	quitterType.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		a, err := quitterSignature.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return value{}, t.RaiseArgs(object.SystemExit, given(a[0]))
	}
	object.Constant(quitterType)
	object.DefineType(quitterType, nil, "_sitebuiltins", object.TypeDef{})
	printerType.Repr = func(t *thread, self value) (value, error) { return object.NewStr(object.As[printer](self).repr), nil }
	printerType.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		print := t.Interp.Builtins.GetString("print")
		if print.IsNull() {
			return object.None, nil
		}
		return t.Call(print, object.NewStr(object.As[printer](self).text))
	}
	object.Constant(printerType)
	object.DefineType(printerType, nil, "_sitebuiltins", object.TypeDef{})
}

var quitterSignature = object.Fn("__call__", "(code=None)", "", nil)

func addSite(m *object.Module) {
	for _, name := range []string{"exit", "quit"} {
		v, q := object.Make[quitter](quitterType, quitterType)
		q.name = name
		m.Set(name, v)
	}
	for _, p := range []struct{ name, text, repr string }{
		{"copyright", "Copyright (c) The jink authors.", "Copyright (c) The jink authors."},
		{"credits", "Thanks to all who made Python what it is, and to the jink authors.", "Thanks to all who made Python what it is, and to the jink authors."},
		{"license", "jink is free software under the MIT License.", "Type license() to see the full license text"},
	} {
		v, o := object.Make[printer](printerType, printerType)
		o.text, o.repr = p.text, p.repr
		m.Set(p.name, v)
	}
}
