package visitor

import "strings"

// product takes a word such as Firefox/127.0 and reports whether browsers are known to write it.
func (s *scan) product(name, version string) bool {
	switch name {
	// What many write.
	case "Mozilla", "AppleWebKit", "Gecko", "Presto", "like", "KHTML", "U3", "Build",
		"Epiphany", "Ubuntu", "Fedora", "GLS", "Language", "NetType", "WIFI", "ABI", "GSE":
	case "Dalvik": // an app, which does not say Mobile, and more often than not on a phone
		s.mobile = true
	case "CFNetwork", "Darwin":
		s.app = true
	case "Profile", "Configuration", "NetFront", "UP.Browser": // phones with keys
		s.mobile = true
	case "watchOS":
		s.mobile = true
	case "FBSN": // Facebook's apps tell the system in words of their own
		switch version {
		case "Android":
			s.on("android", "")
		case "iOS", "iPhone OS", "iPadOS":
			s.on("ios", "")
		}
	case "Version":
		s.version = version
	case "Mobile", "Mobile Safari":
		s.mobile = true
	case "Tablet":
		s.tablet = true
	case "Safari":
		s.named("safari", version, engine)
	case "Trident":
		s.named("ie", "11.0", family)

	// Engines with a name of their own, which others that are made from them write too.
	case "Chrome", "Chromium":
		s.named("chrome", version, family)
	case "Firefox":
		s.named("firefox", version, family)
	case "Opera": // until version 12
		s.named("opera", version, family)
	case "HeadlessChrome", "PhantomJS", "Chrome-Lighthouse":
		s.bot = true
		if s.botName == "" {
			s.botName = name
		}
		if name == "HeadlessChrome" {
			s.named("chrome", version, family)
		}

	// Browsers.
	case "CriOS":
		s.apple()
		s.named("chrome", version, brand)
	case "FxiOS", "Focus", "Klar":
		if name == "FxiOS" {
			s.apple()
		}
		s.named("firefox", version, brand)
	case "Edg", "Edge", "EdgA", "EdgiOS":
		if name == "EdgiOS" {
			s.apple()
		}
		s.named("edge", version, brand)
	case "OPR":
		s.named("opera", version, brand)
	case "OPT", "OPiOS", "OPX", "Opera Mini", "Opera Mobi":
		s.mobile = true
		s.named("opera", version, brand)
	case "Opera Tablet":
		s.tablet = true
		s.named("opera", version, brand)
	case "SamsungBrowser":
		s.named("samsung", version, brand)
	case "YaBrowser", "YaSearchBrowser", "YaApp_Android":
		s.named("yandex", version, brand)
	case "Vivaldi":
		s.named("vivaldi", version, brand)
	case "Brave", "Brave Chrome":
		s.named("brave", version, brand)
	case "DuckDuckGo", "Ddg":
		s.named("duckduckgo", version, brand)
	case "UCBrowser", "UCWEB", "UBrowser":
		s.named("uc", version, brand)
	case "Silk":
		s.silk()
		s.named("silk", version, brand)
	case "MiuiBrowser":
		s.named("xiaomi", version, brand)
	case "HuaweiBrowser":
		s.named("huawei", version, brand)
	case "HeyTapBrowser":
		s.named("oppo", version, brand)
	case "VivoBrowser":
		s.named("vivo", version, brand)
	case "Whale":
		s.named("whale", version, brand)
	case "QQBrowser", "MQQBrowser":
		s.named("qq", version, brand)
	case "Ecosia":
		s.named("ecosia", version, brand)
	case "coc_coc_browser":
		s.named("coccoc", version, brand)
	case "PaleMoon":
		s.named("palemoon", version, brand)
	case "SeaMonkey":
		s.named("seamonkey", version, brand)
	case "Thunderbird":
		s.named("thunderbird", version, brand)
	case "Konqueror":
		s.named("konqueror", version, brand)
	case "Lynx", "w3m", "ELinks", "Links":
		s.named(strings.ToLower(name), version, brand)

	// Apps with a browser in them, where many links are opened.
	case "FBAN", "FB_IAB", "MetaIAB":
		s.named("facebook", "", app)
	case "FBAV":
		if s.named("facebook", version, app); s.browser == "facebook" {
			s.browserVersion = version
		}
	case "Instagram":
		s.named("instagram", version, app)
	case "Barcelona":
		s.named("threads", version, app)
	case "Line":
		s.named("line", version, app)
	case "MicroMessenger":
		s.named("wechat", version, app)
	case "NAVER":
		s.named("naver", version, app)
	case "KAKAOTALK":
		s.named("kakaotalk", version, app)
	case "musical_ly", "BytedanceWebview", "trill", "TikTok":
		s.named("tiktok", "", app)
	case "Snapchat":
		s.named("snapchat", version, app)
	case "LinkedInApp":
		s.named("linkedin", version, app)
	case "TwitterAndroid", "Twitter":
		s.named("twitter", version, app)
	case "GSA":
		s.named("google", version, app)
	case "Pinterest for Android", "Pinterest for iOS":
		s.named("pinterest", version, app)
	case "Teams":
		s.named("teams", version, app)
	case "Slack_SSB":
		s.named("slack", version, app)
	case "Electron":
		s.named("electron", version, brand)
	default:
		return false
	}
	return true
}

// apple takes it that a browser runs on an iPhone or iPad, although it may pass for one on a Mac.
func (s *scan) apple() {
	if s.os == "macos" {
		s.os, s.osVersion, s.form = "ios", "", Tablet
	}
}

// silk takes it that a browser runs on an Amazon tablet, although it may pass for one on a desktop.
func (s *scan) silk() {
	if s.os == "linux" || s.os == "macos" {
		s.os, s.osVersion, s.form = "android", "", Tablet
	}
}
