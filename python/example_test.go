package python_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/jinklink/jink/python"
)

// must is for examples only: programs handle their errors.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func Example() {
	program := must(python.Compile("hello.py", []byte(`
def greet(name, times=1):
    return " ".join([f"Hello, {name}!"] * times)
`)))
	in := must(python.New(python.Config{Stdlib: python.Pure(), Stdout: os.Stdout}))
	if err := in.Run(context.Background(), program); err != nil {
		fmt.Println(err)
		return
	}
	greet := must(in.Func("greet"))
	v := must(greet.Call(context.Background(), "Go", 2))
	fmt.Println(must(python.As[string](in, v)))
	// Output: Hello, Go! Hello, Go!
}

// visitor is a Go type that programs see as declared in visitorClass, and no more.
type visitor struct {
	path    string
	headers map[string]string
}

var visitorClass = python.NewClass("Visitor", "Who asks for a link.",
	python.Attribute("path", "The path that was asked for.", func(v *visitor) string { return v.path }),
	python.Method("header", "(name, default='')", "A header of the request.", func(c python.Call, v *visitor) (python.Value, error) {
		name, err := c.String(0)
		if err != nil {
			return python.None, err
		}
		if value, ok := v.headers[strings.ToLower(name)]; ok {
			return python.String(value), nil
		}
		if c.Given(1) {
			return c.Arg(1), nil
		}
		return python.String(""), nil
	}),
	python.Repr(func(v *visitor) string { return "<Visitor " + v.path + ">" }),
)

func ExampleNewClass() {
	program := must(python.Compile("rule.py", []byte(`
def route(visitor):
    if visitor.header("accept-language").startswith("de"):
        return f"https://example.de{visitor.path}"
    return f"https://example.com{visitor.path}"
`)))
	in := must(python.New(python.Config{}))
	if err := in.Run(context.Background(), program); err != nil {
		fmt.Println(err)
		return
	}
	route := must(in.Func("route"))
	v := &visitor{path: "/shoes", headers: map[string]string{"accept-language": "de-CH"}}
	target := must(route.CallValues(context.Background(), visitorClass.New(v)))
	fmt.Println(python.AsString(target))
	// Output: https://example.de/shoes true
}

var errNoStock = errors.New("out of stock")

func ExampleModule() {
	shop := &python.Module{
		Doc: "What the shop offers to its programs.",
		Functions: []*python.Function{
			python.Func("price", "(article, /, *, currency='EUR')", "What an article costs.", func(c python.Call) (python.Value, error) {
				article, err := c.String(0)
				if err != nil {
					return python.None, err
				}
				if article != "shoes" {
					return python.None, python.Raise("LookupError", "%s: %w", article, errNoStock)
				}
				return python.Float(49.5), nil
			}),
		},
		Values: map[string]any{"open": true, "cities": []string{"Bern", "Basel"}},
	}
	in := must(python.New(python.Config{Stdout: os.Stdout, Modules: map[string]*python.Module{"shop": shop}}))
	err := in.Run(context.Background(), must(python.Compile("buy.py", []byte(`
import shop
print(shop.price("shoes"), shop.open, shop.cities)
shop.price("hats")
`))))
	var failed *python.Error
	if errors.As(err, &failed) {
		last := failed.Frames[len(failed.Frames)-1]
		fmt.Println(failed.Type, failed.IsA("Exception"), last.File, last.Line)
	}
	fmt.Println(errors.Is(err, errNoStock))
	// Output:
	// 49.5 True ['Bern', 'Basel']
	// LookupError true buy.py 4
	// true
}

func ExampleInterpreter_Export() {
	in := must(python.New(python.Config{}))
	err := in.Run(context.Background(), must(python.Compile("links.py", []byte(`
links = [{"slug": "a", "tags": ["x", "y"]}, {"slug": "b", "tags": ["z", 3]}]
`))))
	if err != nil {
		fmt.Println(err)
		return
	}
	var links []struct {
		Slug string
		Tags []string
	}
	err = in.Export(must(in.Get("links")), &links)
	fmt.Println(err)
	fmt.Println(links[0])
	// Output:
	// [1].Tags[1]: want string, got int
	// {a [x y]}
}

func ExampleInterpreter_Set() {
	in := must(python.New(python.Config{Stdout: os.Stdout}))
	type plan struct {
		Name     string
		MaxLinks int
		Owner    *struct{ Email string } `python:"owner"`
	}
	err := errors.Join(
		in.Set("plan", plan{Name: "team", MaxLinks: 500}),
		in.Set("repeat", strings.Repeat),
		in.Run(context.Background(), must(python.Compile("plan.py", []byte(`
print(plan)
print(repeat("ab", 3))
`)))))
	fmt.Println(err)
	// Output:
	// namespace(name='team', max_links=500, owner=None)
	// ababab
	// <nil>
}
