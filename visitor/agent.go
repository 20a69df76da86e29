package visitor

import "net/http"

// Agent is what a program says of itself that makes requests.
type Agent struct {
	Device         string // one of the words in facts.go
	OS             string
	OSVersion      string
	Browser        string
	BrowserVersion string
	BotName        string // "" for a person's
}

// ReadAgent reads User-Agent and the client hints beside it.
func ReadAgent(h http.Header) Agent {
	return Agent{Device: Other, OS: Other, Browser: Other}
}

// assume overwrites what is assumed of a visitor.
func (a *Agent) assume(s *Assumed) {
	set := func(to *string, value string) {
		if value != "" {
			*to = value
		}
	}
	set(&a.Device, s.Device)
	set(&a.OS, s.OS)
	set(&a.OSVersion, s.OSVersion)
	set(&a.Browser, s.Browser)
	set(&a.BrowserVersion, s.BrowserVersion)
	if s.BotName != "" {
		a.BotName, a.Device = s.BotName, Bot
	} else if s.Device != "" && s.Device != Bot {
		a.BotName = ""
	}
}
