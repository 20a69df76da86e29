package visitor

import (
	"fmt"
	"strings"
	"testing"
)

func TestAssumed_is_checked(t *testing.T) {
	for _, c := range []struct {
		said Assumed
		want string
	}{
		{Assumed{}, ""},
		{Assumed{Device: "Mobile", OS: "iOS", Languages: []string{"de-AT", "zh-Hant-TW"}}, ""},
		{Assumed{Device: "ios"}, ""},
		{Assumed{Device: "ios", OS: "android"}, `device: "ios" is no kind of device`},
		{Assumed{Device: "phone"}, `device: "phone" is no kind of device; there are mobile, tablet`},
		{Assumed{OS: "beos"}, `os: "beos" is no system`},
		{Assumed{Country: "Germany"}, `country: "GERMANY" is no country`},
		{Assumed{Country: "D1"}, `country: "D1" is no country`},
		{Assumed{Languages: []string{"de", "d"}}, `language: "d" is no language`},
		{Assumed{Languages: []string{""}}, `language: "" is no language`},
		{Assumed{Languages: []string{"12"}}, `language: "12" is no language`},
	} {
		field, problem := c.said.Check()
		if got := field + ": " + problem; c.want == "" && got != ": " || !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v: %s", c.said, got)
		}
	}
	phone := Assumed{Device: "iOS", Country: "at"}
	if phone.Check(); fmt.Sprint(phone) != fmt.Sprint(Assumed{Device: Mobile, OS: "ios", Country: "AT"}) {
		t.Errorf("%+v", phone)
	}
}
