# Trees of elements: made, searched, read in pieces, written in each way, and what goes wrong.
import copy
import io
import pickle
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr, unescape

DOCUMENT = """<?xml version='1.0'?>
<!DOCTYPE data [<!ENTITY made "by <b>hand</b>"><!ATTLIST country code CDATA "??">]>
<data xmlns:f="http://example.org/f" xmlns="http://example.org/d" f:kind="list">
    <!-- a comment --><?target some data?>
    <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year>&made;</country>
    <country name="Singapore" code="sg"><rank>5</rank>text<f:neighbor direction="N"/>tail &lt;&amp;&#x20AC;</country>
    <![CDATA[<raw> & more]]>
</data>"""


def attempt(name, f):
    try:
        print(name, repr(f())[:200])
    except Exception as e:
        print(name, type(e).__name__, e)


root = ET.fromstring(DOCUMENT)
D = "{http://example.org/d}"
print([(e.tag, e.attrib, e.text and e.text.strip(), e.tail and e.tail.strip()) for e in root.iter()])
for path in ("*", f"{D}country", f".//{D}rank", f".//{D}rank/..", f"{D}country[@code]", f"{D}country[@name='Singapore']", f"{D}country[2]", f"{D}country[last()]",
             f"{D}country[last()-1]", f"{D}country[{D}rank='5']", f"{D}country[@code!='sg']", "{*}country/{*}rank", "{http://example.org/f}*", ".", "./*/*", "{}none",
             f".//{D}rank[.='2']", f"{D}country[{D}year]"):
    attempt(path, lambda: [(e.tag.rpartition("}")[2], e.get("name")) for e in root.findall(path)])
print(root.findtext("d:country/d:rank", namespaces={"d": "http://example.org/d"}), root.find("country", {"": "http://example.org/d"}).get("name"))
for path in ("/data", "a[0]", "a[first()]", "a[last()+1]", "//", "a[@b=c]"):
    attempt(path, lambda: root.findall(path))
print(ET.tostring(root, encoding="unicode"))
print(ET.tostring(root, default_namespace=None)[:120], ET.tostring(root, "utf-8", xml_declaration=True)[:60], ET.tostring(root, "utf-16")[:20])
print(ET.tostring(root, method="text", encoding="unicode").split())
print(ET.canonicalize(DOCUMENT))
print(ET.canonicalize("<a  b='1' a='2' ><!-- c --><b/> x </a>", with_comments=True, strip_text=True))

# Made by hand.
top = ET.Element("top", {"a": "1"}, b="2 < \"3\" & '4'\n")
child = ET.SubElement(top, "child", c="é")
child.text, child.tail = "te<x>t & é", "tail"
top.append(ET.Comment("say"))
top.append(ET.PI("do", "it"))
top.insert(0, ET.Element("{u:v}first", {"{u:w}x": "y"}))
top.extend([ET.Element("one"), ET.Element("two")])
ET.register_namespace("vee", "u:v")
print(ET.tostring(top), len(top), top[1].tag, [e.tag for e in top[4:]], top.keys(), top.items(), top.get("z", "none"))
print(ET.tostring(top, short_empty_elements=False, encoding="unicode"))
ET.indent(top)
ET.dump(top)
del top[0], top[-2:]
top.remove(child)
print(ET.tostringlist(top, "unicode"), "".join(top.itertext()), ET.iselement(top), ET.iselement(3))
page = ET.XML("<html><body><br/><script>a &lt; b</script><p class='x'>a &lt; b</p><img src='i'/></body></html>")
print(ET.tostring(page, method="html"))
same = copy.deepcopy(page)
print(ET.tostring(same) == ET.tostring(page), copy.copy(page)[0] is page[0], ET.tostring(pickle.loads(pickle.dumps(page))) == ET.tostring(page))
print(ET.QName("u", "n"), ET.QName("{u}n") == "{u}n", ET.tostring(ET.Element(ET.QName("u", "n"), {"k": ET.QName("u", "v")})))
file = io.BytesIO()
ET.ElementTree(page).write(file, encoding="iso-8859-1")
print(file.getvalue()[:60])
print(ET.XMLID("<a><b id='x'/><c id='y'/></a>")[1].keys(), ET.fromstringlist(["<a>", "x", "</a>"]).text)

# In pieces.
pull = ET.XMLPullParser(["start", "end", "start-ns", "end-ns", "comment", "pi"])
for i in range(0, len(DOCUMENT), 50):
    pull.feed(DOCUMENT[i : i + 50])
    for event, e in pull.read_events():
        print(event, e if not ET.iselement(e) else e.tag if isinstance(e.tag, str) else e.text, end="; ")
print()
events = ET.iterparse(io.BytesIO(DOCUMENT.encode()), ("end",))
print([e.tag.rpartition("}")[2] for _, e in events], events.root.tag)


class Target:
    def start(self, tag, attrs):
        print("start", tag, attrs)

    def end(self, tag):
        print("end", tag)

    def data(self, text):
        print("data", repr(text))

    def comment(self, text):
        print("comment", text)

    def doctype(self, name, public, system):
        print("doctype", name, public, system)

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Target())
parser.feed("<!DOCTYPE a PUBLIC 'p' 's'><a b='1'>x")
parser.feed("y<!--z--></a>")
print(parser.close())
builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
print(ET.tostring(ET.XML("<a><!--c-->x<?p i?>y</a>", ET.XMLParser(target=builder))))

# What goes wrong.
for text in ("", "<a>", "<a></b>", "<a><b></a>", "<a/>x", "<a>&none;</a>", "<!DOCTYPE a SYSTEM 's'><a>&none;</a>", "<a b='1' b='2'/>", "<p:a/>", "<a>\x02</a>", "text"):
    try:
        print(ET.tostring(ET.XML(text)))
    except ET.ParseError as e:
        print(text, e, e.code, e.position)
bomb = "<!DOCTYPE a [<!ENTITY l0 'lollollollol'>" + "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 9)) + "]><a>&l8;</a>"
attempt("bomb", lambda: ET.XML(bomb))
attempt("append", lambda: top.append("x"))
attempt("attrib", lambda: ET.Element("a", "b"))
attempt("number", lambda: ET.tostring(ET.Element("a", {"b": 1})))
attempt("text", lambda: ET.tostring(ET.Element(3)))
attempt("method", lambda: ET.tostring(top, method="none"))
attempt("prefix", lambda: ET.register_namespace("ns1", "x"))
attempt("level", lambda: ET.indent(top, level=-1))
attempt("missing", lambda: top.remove(child))
attempt("event", lambda: ET.XMLPullParser(["none"]))
print(escape("<a & 'b'>", {"'": "&apos;"}), unescape("&lt;&amp;lt;&gt;"), quoteattr("a\"b'\n"), quoteattr('a"b'))
