package visitor

import (
	"net/http"
	"os"
	"strings"
	"testing"
)

// TestReadAgent holds testdata/agents.tsv. The User-Agents of bots there are real; those of people are real ones, or were written
// by us as browsers, systems and devices of that kind write theirs.
func TestReadAgent(t *testing.T) {
	data, err := os.ReadFile("testdata/agents.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 7 {
			t.Fatalf("%q has %d fields", line, len(fields))
		}
		agent := fields[6]
		a := ReadAgent(http.Header{"User-Agent": {agent}})
		for i, got := range []string{a.Device, a.OS, a.OSVersion, a.Browser, a.BrowserVersion, a.BotName} {
			if want := fields[i]; got != want && !(got == "" && want == "-") {
				t.Errorf("%s\n\tfield %d: got %q, want %q", agent, i+1, got, want)
			}
		}
		if field, problem := (&Assumed{Device: a.Device, OS: a.OS}).Check(); field != "" {
			t.Errorf("%s\n\tcannot be assumed: %s", agent, problem)
		}
		seen++
	}
	if seen < 150 {
		t.Errorf("only %d agents", seen)
	}
}

func TestReadAgentHints(t *testing.T) {
	const (
		windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
		mac     = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
		android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
		linux   = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
	)
	for _, c := range []struct {
		name, agent string
		hints       http.Header
		want        Agent
	}{
		{"what Chrome sends of its own accord", windows,
			http.Header{"Sec-Ch-Ua": {`"Not/A)Brand";v="8", "Chromium";v="126", "Google Chrome";v="126"`}, "Sec-Ch-Ua-Mobile": {"?0"}, "Sec-Ch-Ua-Platform": {`"Windows"`}},
			Agent{Device: Desktop, OS: "windows", OSVersion: "10", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"Brave is known by its brand only", mac,
			http.Header{"Sec-Ch-Ua": {`"Not/A)Brand";v="8", "Chromium";v="126", "Brave";v="126"`}, "Sec-Ch-Ua-Platform": {`"macOS"`}},
			Agent{Device: Desktop, OS: "macos", OSVersion: "10.15.7", Browser: "brave", BrowserVersion: "126"}},
		{"Windows 11", windows, http.Header{"Sec-Ch-Ua-Platform": {`"Windows"`}, "Sec-Ch-Ua-Platform-Version": {`"15.0.0"`}},
			Agent{Device: Desktop, OS: "windows", OSVersion: "11", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"Windows 10", windows, http.Header{"Sec-Ch-Ua-Platform": {`"Windows"`}, "Sec-Ch-Ua-Platform-Version": {`"10.0.0"`}},
			Agent{Device: Desktop, OS: "windows", OSVersion: "10", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"the true version of macOS", mac, http.Header{"Sec-Ch-Ua-Platform": {`"macOS"`}, "Sec-Ch-Ua-Platform-Version": {`"14.5.0"`}},
			Agent{Device: Desktop, OS: "macos", OSVersion: "14.5", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"the true version of Android", android, http.Header{"Sec-Ch-Ua-Platform": {`"Android"`}, "Sec-Ch-Ua-Platform-Version": {`"14.0.0"`}, "Sec-Ch-Ua-Mobile": {"?1"}},
			Agent{Device: Mobile, OS: "android", OSVersion: "14", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"a phone that wants the pages of desktops", linux, http.Header{"Sec-Ch-Ua-Platform": {`"Android"`}, "Sec-Ch-Ua-Mobile": {"?1"}},
			Agent{Device: Mobile, OS: "android", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"a tablet that does", linux, http.Header{"Sec-Ch-Ua-Platform": {`"Android"`}, "Sec-Ch-Ua-Mobile": {"?0"}},
			Agent{Device: Tablet, OS: "android", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"ChromeOS", linux, http.Header{"Sec-Ch-Ua-Platform": {`"Chrome OS"`}},
			Agent{Device: Desktop, OS: "chromeos", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"hints alone", "", http.Header{"Sec-Ch-Ua-Platform": {`"Windows"`}, "Sec-Ch-Ua": {`"Microsoft Edge";v="126"`}},
			Agent{Device: Desktop, OS: "windows", Browser: "edge", BrowserVersion: "126"}},
		{"nonsense", windows, http.Header{"Sec-Ch-Ua": {`";;v=,,"`}, "Sec-Ch-Ua-Mobile": {"yes"}, "Sec-Ch-Ua-Platform": {`BeOS`}, "Sec-Ch-Ua-Platform-Version": {`"`}},
			Agent{Device: Desktop, OS: "windows", OSVersion: "10", Browser: "chrome", BrowserVersion: "126.0.0.0"}},
		{"nobody says anything", "", nil, Agent{Device: Other, OS: Other, Browser: Other}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := http.Header{"User-Agent": {c.agent}}
			for k, v := range c.hints {
				h[k] = v
			}
			if got := ReadAgent(h); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// TestReadAgentAllocates holds that a browser is read without allocating; the version of iOS has to be rewritten.
func TestReadAgentAllocates(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector allocates, too")
	}
	for agent, most := range map[string]float64{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36":                                    0,
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1":          1,
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15":                              0,
		"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)":                                                                           0,
		"Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0.0;]": 0,
	} {
		h := http.Header{"User-Agent": {agent}}
		if n := testing.AllocsPerRun(100, func() { ReadAgent(h) }); n > most {
			t.Errorf("%s: %v allocations", agent, n)
		}
	}
}

// FuzzReadAgent holds that whatever is sent, each fact is one of the words that are documented, and short.
func FuzzReadAgent(f *testing.F) {
	data, err := os.ReadFile("testdata/agents.tsv")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		f.Add(strings.TrimSpace(line[strings.LastIndexByte(line, '\t')+1:]), `"Brave";v="1"`, `"Windows"`, `"13"`)
	}
	for _, agent := range []string{"", "(", ")", "((((", "[;]", " / ", "/", "Mozilla/5.0 (", "@", "x@y.z", "+http", "Version/", "bot", strings.Repeat("a/", 1000)} {
		f.Add(agent, agent, agent, agent)
	}
	f.Fuzz(func(t *testing.T, agent, brands, platform, version string) {
		a := ReadAgent(http.Header{"User-Agent": {agent}, "Sec-Ch-Ua": {brands}, "Sec-Ch-Ua-Platform": {platform},
			"Sec-Ch-Ua-Platform-Version": {version}, "Sec-Ch-Ua-Mobile": {platform}})
		switch a.Device {
		case Mobile, Tablet, Desktop, TV, Console, Bot, Other:
		default:
			t.Errorf("device %q", a.Device)
		}
		for _, word := range []string{a.OS, a.Browser} {
			if word == "" || strings.ToLower(word) != word || strings.ContainsAny(word, " /") {
				t.Errorf("%q is no word", word)
			}
		}
		for _, text := range []string{a.OSVersion, a.BrowserVersion, a.BotName} {
			if strings.ContainsAny(text, " <>\"'&/?#{}\r\n\x00") || len(text) > maxPlain {
				t.Errorf("%q could do harm", text)
			}
		}
		if a.BotName != "" && a.Device != Bot {
			t.Errorf("%q is no bot", a.BotName)
		}
	})
}

func BenchmarkReadAgent(b *testing.B) {
	h := http.Header{"User-Agent": {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"},
		"Sec-Ch-Ua": {`"Not/A)Brand";v="8", "Chromium";v="126", "Google Chrome";v="126"`}, "Sec-Ch-Ua-Mobile": {"?0"}, "Sec-Ch-Ua-Platform": {`"Windows"`}}
	b.ReportAllocs()
	for b.Loop() {
		ReadAgent(h)
	}
}
