package visitor

import (
	"fmt"
	"slices"
	"strings"
)

// Assumed is what is said of a visitor who does not exist, to try a link's logic. What is empty is worked out from the
// request as for anybody.
type Assumed struct {
	Device, OS, OSVersion, Browser, BrowserVersion string
	BotName                                        string // also says that it is a bot, as Device "bot" does
	Languages                                      []string
	Country                                        string
	Visitor                                        string
}

// Devices are the kinds of devices that visitors have.
func Devices() []string { return []string{Mobile, Tablet, Desktop, TV, Console, Bot, Other} }

// Systems are the systems of devices.
func Systems() []string {
	return []string{"ios", "android", "windows", "macos", "linux", "chromeos", "harmonyos", "kaios", "tizen", "webos", Other}
}

// Check says of which field something is said that can be true of nobody, and what is wrong with it; both are empty where all is
// well. It writes words in their usual case, and takes the name of a phone's system as that of a device: "ios" is a mobile device with it.
func (a *Assumed) Check() (field, problem string) {
	a.Device, a.OS, a.Country = strings.ToLower(a.Device), strings.ToLower(a.OS), strings.ToUpper(a.Country)
	if (a.Device == "ios" || a.Device == "android") && (a.OS == "" || a.OS == a.Device) {
		a.Device, a.OS = Mobile, a.Device
	}
	switch {
	case a.Device != "" && !slices.Contains(Devices(), a.Device):
		return "device", fmt.Sprintf("%q is no kind of device; there are %s", a.Device, strings.Join(Devices(), ", "))
	case a.OS != "" && !slices.Contains(Systems(), a.OS):
		return "os", fmt.Sprintf("%q is no system that is told from others; there are %s", a.OS, strings.Join(Systems(), ", "))
	case a.Country != "" && !isCountry(a.Country):
		return "country", fmt.Sprintf("%q is no country as in ISO 3166-1, which has two letters", a.Country)
	}
	for i, l := range a.Languages {
		if !isLanguage(l) {
			return "language", fmt.Sprintf("%q is no language, which is written as in de or de-AT", l)
		}
		a.Languages[i] = canonicalLanguage(l)
	}
	return "", ""
}

func isCountry(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
}
