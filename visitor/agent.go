package visitor

import (
	"net/http"
	"strings"
)

// Agent is what a program says of itself that makes requests. Nothing of it can be relied upon: whoever asks may call
// himself what he likes. All of it is letters, digits and . _ - + only.
type Agent struct {
	Device         string // one of the words in facts.go
	OS             string // ios, android, windows, macos, linux, chromeos, harmonyos, kaios, tizen, webos or other
	OSVersion      string
	Browser        string // one of the words in product.go, or other
	BrowserVersion string
	BotName        string // "" for a person's
}

// ReadAgent reads User-Agent, and the client hints where a browser sends them: Chromium keeps the names of browsers that
// are made from it, and the true versions of systems, out of User-Agent.
//
// An iPad whose browser wants the pages of desktops cannot be told from a Mac, unless its browser is not Safari or is
// part of an app.
func ReadAgent(h http.Header) Agent {
	return (*Memory)(nil).agent(h)
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

// maxAgent is how much is read of a User-Agent. The longest that browsers in apps send have some 400 bytes.
const maxAgent = 768

// scan is what was seen in a User-Agent. What says more takes the place of what says less: every browser calls itself
// Mozilla, most Safari, many Chrome.
type scan struct {
	browser, browserVersion string
	rank                    rank
	version                 string // of Version/…, which is Safari's
	os, osVersion           string
	weakOS                  bool // os is only the kernel
	form                    string
	mobile, tablet          bool
	compatible              bool   // said to be compatible with a browser, which those say that are none
	app                     bool   // some app on an Apple system, which does not say on which
	unknown                 string // the first name that says nothing to us
	bot                     bool
	botName                 string
}

// rank orders names of browsers by how much they say.
type rank uint8

const (
	unnamed rank = iota
	engine       // a name that others take too
	family       // a name that those take who are made from it
	brand        // a browser's own name
	app          // an app with a browser in it
)

// read scans a User-Agent: words such as Name/1.2 and comments in parentheses, whose parts are separated by semicolons.
func (s *scan) read(agent string) {
	agent = agent[:min(len(agent), maxAgent)]
	depth, start := 0, 0
	for i := 0; i <= len(agent); i++ {
		c := byte(' ')
		if i < len(agent) {
			c = agent[i]
		} else if depth > 0 {
			c = ';'
		}
		switch {
		case c == '(' || c == ')' || c == ';' || c == '[' || c == ']':
		case depth == 0 && (c == ' ' || c == ','):
		default:
			continue
		}
		if i > start {
			if depth > 0 {
				s.part(strings.Trim(agent[start:i], " "))
			} else {
				s.word(agent[start:i])
			}
		}
		start = i + 1
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		}
	}
}

// word takes a word outside of comments.
func (s *scan) word(w string) {
	name, version, _ := strings.Cut(w, "/")
	if !s.product(name, version) && !s.system(w) {
		s.stranger(w)
	}
}

// part takes a part of a comment.
func (s *scan) part(p string) {
	if p == "" || s.system(p) {
		return
	}
	if p == "compatible" {
		s.compatible = true
		return
	}
	if name, version, ok := strings.Cut(p, "/"); ok && s.product(name, version) {
		return
	}
	for rest, more := p, true; more; {
		var w string
		if w, rest, more = strings.Cut(rest, " "); w != "" {
			s.stranger(w)
		}
	}
}

// stranger takes a word that no browser and no system is known to write: a model of a phone, or the name of a bot.
func (s *scan) stranger(w string) {
	if s.botName != "" {
		return
	}
	name, ok := botName(w)
	if ok {
		s.bot, s.botName = true, name
	} else if s.unknown == "" {
		s.unknown = name
	}
}

// named takes the name of a browser, unless a better one was seen.
func (s *scan) named(browser, version string, r rank) {
	if r <= s.rank {
		return
	}
	s.browser, s.browserVersion, s.rank = browser, version, r
}

// on takes the name of a system, unless a better one was seen.
func (s *scan) on(os, version string) {
	if s.os == "" || s.weakOS {
		s.os, s.osVersion, s.weakOS = os, version, false
	}
}

// agent says what follows from all that was seen.
func (s *scan) agent() Agent {
	a := Agent{OS: s.os, OSVersion: s.osVersion, Browser: s.browser, BrowserVersion: s.browserVersion, BotName: s.botName}
	if a.OS == "" {
		a.OS = Other
	}
	switch {
	case s.bot || s.unknown == "":
	case s.compatible && s.browser != "konqueror",
		s.browser == "" && s.os == "" && s.form == "" && !s.mobile && !s.app: // apps of people name their system at least
		s.bot, a.BotName = true, s.unknown
	}
	switch {
	case s.browser == "":
		a.Browser = Other
	case s.rank == engine: // Safari, or one that says nothing better of itself
		a.BrowserVersion = s.version
		switch a.OS {
		case "android":
			a.Browser = "android" // the browser of old systems
		case "ios", "macos", "windows", "linux":
		default:
			a.Browser, a.BrowserVersion = Other, ""
		}
	case s.rank == family && s.browser == "opera" && s.version != "":
		a.BrowserVersion = s.version
	}
	a.OSVersion, a.BrowserVersion, a.BotName = plain(a.OSVersion), plain(a.BrowserVersion), plain(a.BotName)
	if a.OS == "macos" && s.mobile { // an iPad that passes for a Mac; Macs never say Mobile
		a.OS, a.OSVersion, s.form = "ios", "", Tablet
	}
	switch {
	case s.bot:
		a.Device = Bot
	case s.form != "":
		a.Device = s.form
	case s.tablet:
		a.Device = Tablet
	case s.mobile:
		a.Device = Mobile
	case a.OS == "android" || a.OS == "ios": // Android leaves out Mobile on tablets
		a.Device = Tablet
	case a.OS == "windows" || a.OS == "macos" || a.OS == "linux" || a.OS == "chromeos":
		a.Device = Desktop
	default:
		a.Device = Other
	}
	return a
}

// plain cuts a text of the visitor's at the first character that versions and names do not have, so that one who puts it
// into a page or a URL by mistake puts nothing else there.
func plain(s string) string {
	for i := range len(s) {
		if c := s[i]; i == maxPlain || !isLetter(c) && !isDigit(c) && c != '.' && c != '_' && c != '-' && c != '+' {
			return s[:i]
		}
	}
	return s
}

// maxPlain is more than any browser sends.
const maxPlain = 48
