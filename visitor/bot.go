package visitor

import "strings"

// maxBotName bounds what is kept as the name of a bot.
const maxBotName = 48

// botName reports whether a word of a User-Agent is one that only programs write that act on their own: crawlers,
// fetchers of previews, scanners of mail, monitors, libraries. The name is as it is written, without a version; it is ""
// where only the word gives it away, as an address where to complain does.
func botName(w string) (name string, ok bool) {
	if strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "+http") {
		return "", true
	}
	name = w
	if i := strings.IndexAny(w, "/:"); i >= 0 {
		name = w[:i]
	}
	name = strings.Trim(name, "\"'+,.;")
	switch {
	case isMail(w):
		return "", true
	case len(name) > maxBotName || name == "":
		return "", false
	}
	return name, isBotName(name) || hasBotWord(name) || isDomain(name)
}

// isMail reports whether a word holds the address of a mailbox, where the owner of a bot can be written to.
func isMail(w string) bool {
	_, host, ok := strings.Cut(w, "@")
	return ok && host != "" && isLetter(host[0]) && strings.IndexByte(host, '.') > 0
}

// isDomain reports whether a name ends like one of the Internet's, which bots call themselves by.
func isDomain(name string) bool {
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "com", "net", "org", "io", "co", "eu", "de", "fr", "uk":
		return strings.IndexByte(name, '.') > 0
	}
	return false
}

// isBotName knows those whose names do not give them away.
func isBotName(name string) bool {
	var buf [maxBotName]byte
	small := buf[:len(name)]
	for i := range len(name) {
		small[i] = lowerByte(name[i])
	}
	switch string(small) {
	case
		// Previews of links in chats and mails, and those that look links over before a person may.
		"whatsapp", "facebookexternalhit", "facebookcatalog", "facebookplatform", "meta-externalagent", "meta-externalads",
		"slack-imgproxy", "slackbot-linkexpanding", "skypeuripreview", "vkshare", "kakaotalk-scrap", "iframely", "embedly",
		"bitlybot", "redditbot", "cardyb", "flipboardproxy",
		"google-safety", "bingpreview", "ms-office", "msoffice", "office", "barracuda", "mimecast", "proofpoint", "googleimageproxy",
		"yahoomailproxy", "symantec", "trendmicro", "fortiguard", "zscaler", "safelinks", "bitdefender",
		"clickmeter", "linkcheck", "urlscan", "virustotal", "phishtank", "netcraftsurveyagent",
		// Search engines and language models.
		"mediapartners-google", "apis-google", "google-inspectiontool", "googleother", "googleother-image", "googleother-video",
		"feedfetcher-google", "google-read-aloud", "google-site-verification", "google-extended", "google-structured-data-testing-tool",
		"adsbot-google", "adsbot-google-mobile", "duplexweb-google", "google-cloudvertexbot", "google-notebooklm",
		"yandex", "yandeximages", "yandexmetrika", "yandexaccessibilitybot", "yandexdirect", "yandexnews",
		"yandexmobilebot", "yandexfavicons", "yandexvideo", "yandexmedia", "yandexwebmaster", "yandexpagechecker", "yandexrca",
		"sogou", "daum", "daumoa", "yeti", "qwantify", "exabot", "teoma", "nutch", "heritrix", "ia_archiver", "baiduimagespider",
		"chatgpt-user", "oai-searchbot", "claude-user", "claude-web", "anthropic-ai", "perplexity-user", "cohere-ai",
		"mistralai-user", "meta-webindexer", "diffbot", "youbot", "timpibot", "facebot", "imagesiftbot", "omgili", "webzio",
		"duckassistbot", "amzn-user", "amazonbuyforme", "gemini-deep-research", "bedrockbot", "novaact", "devin", "manus-user",
		// Others that go through the web on their own.
		"expanse", "censysinspect", "zgrab", "nmap", "masscan", "nuclei", "nikto", "sqlmap", "internetmeasurement",
		"internet-measurement", "shodan", "zmeu", "jorgee", "l9explore", "l9tcpid", "wpscan", "dirbuster", "gobuster",
		"gtmetrix", "pingdom", "uptime-kuma", "uptimerobot", "statuscake", "site24x7", "datadog", "datadogsynthetics",
		"newrelic", "catchpoint", "pagespeed", "ptst", "siteimprove", "sitebulb", "deepcrawl", "w3c_validator", "w3c-checklink",
		"w3c_css_validator_jfouffa", "w3c_i18n-checker", "w3c_unicorn", "nettrack", "builtwith", "wappalyzer", "brandwatch", "meltwater",
		"feedly", "feedburner", "feedbin", "feedvalidator", "inoreader", "newsblur", "theoldreader", "netvibes", "miniflux",
		"freshrss", "superfeedr", "bloglines", "magpierss", "simplepie", "universalfeedparser", "nextcloud-news", "blogtrottr", "newsboat",
		"wordpress", "jetpack", "paperlibot", "httrack", "webcopier", "ltx71", "outbrain",
		"pingdomtms", "appinsights", "thousandeyes", "newrelicsynthetics", "google-ads-conversions", "playstore-google", "silktide",
		"collapsify", "hardenize", "foregenix", "linktiger", "marketgoo", "securityheaders", "sindup", "watchtowr",
		"jink-probe", "jink-check",
		// Libraries and tools.
		"curl", "libcurl", "pycurl", "wget", "wget2", "aria2", "python-requests", "python-urllib", "python-urllib3",
		"python-httpx", "aiohttp", "scrapy", "mechanize", "okhttp", "jersey", "jakarta", "reactor-netty",
		"faraday", "typhoeus", "mechanize-ruby", "rest-client", "guzzle", "guzzlehttp", "snoopy", "lwp", "lwp-trivial",
		"libwww-perl", "www-mechanize", "node-fetch", "node.js", "undici", "axios", "superagent", "deno",
		"colly", "fasthttp", "resty", "reqwest", "ureq", "httpie", "postmanruntime", "insomnia",
		"bruno", "powershell", "windowspowershell", "microsoft-cryptoapi", "winhttp", "unirest-java", "restsharp", "wininet",
		"puppeteer", "playwright", "cypress", "slimerjs", "electron-prerender", "prerender", "rendertron", "chrome-lighthouse",
		"apachebench", "k6", "jmeter", "vegeta", "gatling", "locust", "wrk":
		return true
	}
	return false
}

// hasBotWord reports whether a name holds a word that gives a bot away, in whatever letters.
func hasBotWord(name string) bool {
	for i := range len(name) {
		rest := name[i:]
		switch lowerByte(rest[0]) {
		case 'b':
			if hasFold(rest, "bot") && !(len(rest) > 3 && isLetter(rest[3]) && lowerByte(rest[3]) != 's') && !isCubot(name, i) {
				return true
			}
		case 'c':
			if hasFold(rest, "crawl") || hasFold(rest, "checker") {
				return true
			}
		case 'f':
			if hasFold(rest, "fetch") {
				return true
			}
		case 's':
			if hasFold(rest, "spider") || hasFold(rest, "slurp") || hasFold(rest, "scrap") || hasFold(rest, "scanner") ||
				len(rest) == len("scan") && hasFold(rest, "scan") {
				return true
			}
		case 'p':
			if hasFold(rest, "preview") {
				return true
			}
		case 'm':
			if hasFold(rest, "monitor") {
				return true
			}
		case 'a':
			if hasFold(rest, "archive") || hasFold(rest, "agentlink") {
				return true
			}
		case 'v':
			if hasFold(rest, "validator") {
				return true
			}
		case 'h':
			if hasFold(rest, "headless") || hasFold(rest, "http") && i+4 <= len(name) && !hasFold(rest, "https") {
				return true
			}
		}
	}
	return false
}

// isCubot tells the phones of the maker Cubot from bots.
func isCubot(name string, bot int) bool {
	return bot == 2 && hasFold(name, "cu") && !strings.ContainsAny(name, "/+")
}

// hasFold reports whether s begins with the small letters of prefix, in whatever letters.
func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if lowerByte(s[i]) != prefix[i] {
			return false
		}
	}
	return true
}
