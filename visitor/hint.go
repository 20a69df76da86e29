package visitor

import "strings"

// readHints takes what client hints say besides User-Agent. Browsers made from Chromium send the first three of their own
// accord, to https sites only.
func (s *scan) readHints(l *agentLines) {
	if l.brands != "" {
		s.brands(l.brands)
	}
	if l.mobile == "?1" {
		s.mobile = true
	}
	switch unquoted(l.platform) {
	case "":
		return
	case "Android":
		if s.os != "android" { // the page of desktops was wanted
			s.os, s.osVersion, s.weakOS, s.form = "android", "", false, ""
		}
	case "Chrome OS", "Chromium OS":
		s.os, s.weakOS = "chromeos", false
	case "iOS":
		if s.os != "ios" {
			s.os, s.osVersion, s.weakOS = "ios", "", false
		}
	case "Windows":
		s.on("windows", "")
	case "macOS":
		s.on("macos", "")
	case "Linux":
		s.on("linux", "")
	}
	if v := unquoted(l.version); v != "" {
		s.platformVersion(v)
	}
}

// brands takes the name that a browser has besides that of Chromium, as in "Brave";v="126", "Chromium";v="126".
func (s *scan) brands(list string) {
	for more := true; more; {
		var item string
		item, list, more = strings.Cut(list, ",")
		name, version, _ := strings.Cut(item, ";v=")
		version = strings.Trim(version, `" `)
		switch strings.Trim(name, `" `) {
		case "Brave":
			s.named("brave", version, brand)
		case "Microsoft Edge":
			s.named("edge", version, brand)
		case "Opera", "Opera GX":
			s.named("opera", version, brand)
		case "YaBrowser":
			s.named("yandex", version, brand)
		case "Vivaldi":
			s.named("vivaldi", version, brand)
		case "DuckDuckGo":
			s.named("duckduckgo", version, brand)
		case "Samsung Internet":
			s.named("samsung", version, brand)
		case "HeadlessChrome":
			s.bot = true
			if s.botName == "" {
				s.botName = "HeadlessChrome"
			}
		}
	}
}

// platformVersion takes the true version of a system. Windows 11 counts from 13 here.
func (s *scan) platformVersion(v string) {
	if s.os == "windows" {
		major, _, _ := strings.Cut(v, ".")
		switch {
		case major == "0" || major == "":
			return // older than 10; User-Agent says it better
		case len(major) > 1 && major >= "13":
			s.osVersion = "11"
		default:
			s.osVersion = "10"
		}
		return
	}
	for strings.HasSuffix(v, ".0") {
		v = v[:len(v)-len(".0")]
	}
	s.osVersion = v
}

// unquoted is the text of a header that is one quoted string.
func unquoted(s string) string { return strings.Trim(s, `" `) }
