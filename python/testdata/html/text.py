# html: escaping, references, the table of names, and the parser's events.
import hashlib
import html
import html.entities
from html.parser import HTMLParser

for s in ("", "<a href=\"x\">'&amp;</a>", "é & ü"):
    print(html.escape(s), html.escape(s, quote=False), html.unescape(html.escape(s)) == s)
for s in ("&lt;&gt;&amp;", "&eacute;&eacute", "&notit; &notin;", "&amp", "&ampx", "&#65;&#x41;&#X41", "&#0;", "&#x80;&#128;&#x9f;&#x81;", "&#xD800;", "&#x110000;",
          "&#1;&#11;&#xfdd0;&#xfffe;", "&#13;", "&nosuch;", "& x", "&", "&;", "&#;", "&#x;", "&NotEqualTilde;", "&fjlig;", "&CounterClockwiseContourIntegral;",
          "&copy2024", "&#99999999999;", "&lt&gt", "&amp;lt;", "&&lt;", "&ThickSpace;", "&#38;lt;"):
    print(s, ascii(html.unescape(s)))
e = html.entities
print(len(e.html5), len(e.name2codepoint), len(e.codepoint2name), len(e.entitydefs))
print(hashlib.sha256(ascii(sorted(e.html5.items())).encode()).hexdigest())
print(hashlib.sha256(ascii(sorted(e.name2codepoint.items())).encode()).hexdigest())
print(hashlib.sha256(ascii(sorted(e.codepoint2name.items())).encode()).hexdigest(), hashlib.sha256(ascii(sorted(e.entitydefs.items())).encode()).hexdigest())


class Show(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("  start", tag, attrs, repr(self.get_starttag_text()), self.getpos())

    def handle_endtag(self, tag):
        print("  end", tag, self.getpos())

    def handle_startendtag(self, tag, attrs):
        print("  startend", tag, attrs)

    def handle_data(self, data):
        print("  data", ascii(data))

    def handle_entityref(self, name):
        print("  entity", name)

    def handle_charref(self, name):
        print("  char", name)

    def handle_comment(self, data):
        print("  comment", repr(data))

    def handle_decl(self, data):
        print("  decl", repr(data))

    def handle_pi(self, data):
        print("  pi", repr(data))

    def unknown_decl(self, data):
        print("  unknown", repr(data))


texts = ("<!DOCTYPE html>\n<html lang=en><body class='a b' ID=\"X\">text <b>bold</b><br/><img src=x />\n</body></html>", "a &amp; b &#38; &eacute &unknown; &",
         "<p a a=1 a='2' b=\"&lt;\" c = d e=>x</p>", "<script>if (a < b && c) x('</p>');</script><style>a > b</style>after", "<!-- comment --><!-- a -- b --><!bogus><?php x ?>",
         "<![CDATA[x]]><![if IE]>", "a < b <", "<a href='x", "</a  ></ b></><//>", "<DIV><P/>", "<a$b>x</a$b>", "<a b='c'd>", "<x:y z:w=1>",
         "<a href=x/y>t</a>", "tail &am", "tail &#6", "<!-- open", "<!DOCTYPE open", "<a\nb\n=\n'c'\n>\nline", "</p", "<")
for text in texts:
    for convert in (True, False):
        print(repr(text), convert)
        p = Show(convert_charrefs=convert)
        p.feed(text)
        p.close()
    print("by character")
    p = Show()
    for c in text:
        p.feed(c)
    p.close()
