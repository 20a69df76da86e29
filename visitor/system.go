package visitor

import "strings"

// system takes a part of a comment that names a system or a device, and reports whether it is one.
func (s *scan) system(p string) bool {
	switch p[0] { // most parts are passed over by their first letter
	case 'A':
		return s.systemA(p)
	case 'W':
		return s.systemW(p)
	case 'C':
		switch {
		case strings.HasPrefix(p, "CPU ") && strings.Contains(p, "like Mac OS X"):
			_, v, _ := strings.Cut(p, "OS ")
			s.os, s.osVersion, s.weakOS = "ios", dotted(firstWord(v)), false
		case strings.HasPrefix(p, "CrOS"):
			s.on("chromeos", lastWord(p))
		case strings.HasPrefix(p, "CrKey"):
			s.form = TV
		default:
			return false
		}
	case 'I':
		if !strings.HasPrefix(p, "Intel Mac OS X") {
			return false
		}
		if s.os == "" || s.os == "macos" {
			s.on("macos", "")
			s.osVersion = dotted(lastWord(p))
		}
	case 'i':
		return s.systemI(p)
	case 'M':
		switch {
		case p == "Macintosh":
			s.on("macos", "")
		case p == "Mobile" || strings.HasPrefix(p, "MIDP") || strings.HasPrefix(p, "Maemo") || strings.HasPrefix(p, "MeeGo"):
			s.mobile = true
		case strings.HasPrefix(p, "MSIE "):
			s.compatible = false
			s.named("ie", p[len("MSIE "):], family)
		default:
			return false
		}
	case 'L':
		if p != "Linux" && !strings.HasPrefix(p, "Linux ") {
			return false
		}
		s.kernel()
	case 'm':
		if p != "macOS" {
			return false
		}
		s.on("macos", "")
	case 'X':
		switch {
		case p == "X11":
			s.kernel()
		case strings.HasPrefix(p, "Xbox"):
			s.form = Console
		default:
			return false
		}
	case 'T':
		switch {
		case p == "Tablet":
			s.tablet = true
		case strings.HasPrefix(p, "Tizen"):
			s.on("tizen", afterSpace(p))
		default:
			return false
		}
	case 'P':
		switch {
		case strings.HasPrefix(p, "PlayStation") || strings.HasPrefix(p, "PLAYSTATION"):
			s.form = Console
		case strings.HasPrefix(p, "PPC Mac OS X"):
			s.on("macos", dotted(strings.TrimSpace(p[len("PPC Mac OS X"):])))
		default:
			return false
		}
	case 'N':
		if !strings.HasPrefix(p, "Nintendo") {
			if strings.HasPrefix(p, "Nokia") {
				s.mobile = true
			}
			return strings.HasPrefix(p, "Nokia")
		}
		s.form = Console
	case 'K', 'O', 'H', 'S', 'B', 'F', 'D', 'G', 'J', 'U', 'V', 'R', 'r':
		return s.systemOther(p)
	default:
		return false
	}
	return true
}

func (s *scan) systemA(p string) bool {
	switch {
	case strings.HasPrefix(p, "Android"):
		version := strings.TrimSpace(p[len("Android"):])
		if strings.HasPrefix(version, "TV") {
			s.form, version = TV, ""
		}
		s.on("android", strings.TrimPrefix(firstWord(version), "/"))
	case strings.HasPrefix(p, "AppleTV") || strings.HasPrefix(p, "Apple TV"):
		s.form = TV
	case strings.HasPrefix(p, "AFT"): // Amazon Fire TV
		s.form = TV
	default:
		return false
	}
	return true
}

func (s *scan) systemW(p string) bool {
	switch {
	case strings.HasPrefix(p, "Windows Phone"):
		s.os, s.osVersion, s.weakOS, s.form = "windows", lastWord(p), false, Mobile
	case strings.HasPrefix(p, "Windows NT "):
		s.on("windows", windowsVersion(p[len("Windows NT "):]))
	case strings.HasPrefix(p, "Windows"):
		s.on("windows", "")
	case p == "WOW64" || p == "Win64":
	case strings.HasPrefix(p, "Web0S") || strings.HasPrefix(p, "WebOS"):
		s.os, s.osVersion, s.weakOS, s.form = "webos", "", false, TV
	default:
		return false
	}
	return true
}

// windowsVersion turns the number of the kernel into the name that people know. Windows 11 calls itself 10.0 here.
func windowsVersion(nt string) string {
	switch nt {
	case "10.0":
		return "10"
	case "6.3":
		return "8.1"
	case "6.2":
		return "8"
	case "6.1":
		return "7"
	case "6.0":
		return "vista"
	case "5.1", "5.2":
		return "xp"
	}
	return nt
}

func (s *scan) systemI(p string) bool {
	switch {
	case strings.HasPrefix(p, "iPhone OS "), strings.HasPrefix(p, "iOS "):
		s.os, s.osVersion, s.weakOS = "ios", dotted(lastWord(p)), false
	case strings.HasPrefix(p, "iPad"):
		s.on("ios", "")
		s.form = Tablet
	case strings.HasPrefix(p, "iPhone") || strings.HasPrefix(p, "iPod"):
		s.on("ios", "")
		s.mobile = true
	default:
		return false
	}
	return true
}

func (s *scan) systemOther(p string) bool {
	switch {
	case p == "KHTML, like Gecko" || p == "U" || p == "K" || strings.HasPrefix(p, "rv:"):
	case strings.HasPrefix(p, "KAIOS/"):
		s.os, s.osVersion, s.weakOS, s.form = "kaios", p[len("KAIOS/"):], false, Mobile
	case strings.HasPrefix(p, "OpenHarmony") || strings.HasPrefix(p, "HarmonyOS"):
		s.os, s.osVersion, s.weakOS = "harmonyos", afterSpace(p), false
	case strings.HasPrefix(p, "SMART-TV") || strings.HasPrefix(p, "SmartTV") || strings.HasPrefix(p, "Smart TV") ||
		strings.HasPrefix(p, "HbbTV") || strings.HasPrefix(p, "BRAVIA") || strings.HasPrefix(p, "GoogleTV") ||
		strings.HasPrefix(p, "Roku") || strings.HasPrefix(p, "VIDAA"):
		s.form = TV
	case strings.HasPrefix(p, "BlackBerry") || p == "BB10" || strings.HasPrefix(p, "SymbianOS") || strings.HasPrefix(p, "Symbian/") ||
		strings.HasPrefix(p, "J2ME") || strings.HasPrefix(p, "Sailfish") || strings.HasPrefix(p, "Series60"):
		s.mobile = true
	case strings.HasPrefix(p, "FreeBSD") || strings.HasPrefix(p, "OpenBSD") || strings.HasPrefix(p, "DragonFly") || strings.HasPrefix(p, "SunOS"):
		s.os, s.weakOS, s.form = Other, false, Desktop
	default:
		return false
	}
	return true
}

// kernel takes it that the system is some Linux, unless something else says which.
func (s *scan) kernel() {
	if s.os == "" {
		s.os, s.weakOS = "linux", true
	}
}

// dotted writes the version of an Apple system the way people do. The one that all Macs give costs nothing.
func dotted(v string) string {
	if v == "10_15_7" {
		return "10.15.7"
	}
	if v == "" || !isDigit(v[0]) {
		return ""
	}
	return strings.ReplaceAll(v, "_", ".")
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func afterSpace(s string) string {
	_, v, _ := strings.Cut(s, " ")
	return v
}
