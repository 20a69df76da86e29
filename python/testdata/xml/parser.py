# What the parser of XML tells of documents, and what is wrong with others.
import pyexpat
def joined(events):
    """Text that comes in pieces is one event: where it is cut says nothing."""
    all = []
    for e in events:
        if all and e[0] == all[-1][0] == "CharacterData":
            all[-1] = ("CharacterData", (all[-1][1][0] + e[1][0],))
        elif e[0] != "default":
            all.append(e)
    return all


def run(data, ns=None, pieces=None, buffer=False):
    out=[]
    p = pyexpat.ParserCreate(None, ns) if ns else pyexpat.ParserCreate()
    p.buffer_text=buffer
    for n in "StartElement EndElement CharacterData Comment ProcessingInstruction StartCdataSection EndCdataSection StartNamespaceDecl EndNamespaceDecl XmlDecl StartDoctypeDecl EndDoctypeDecl EntityDecl ElementDecl AttlistDecl NotationDecl UnparsedEntityDecl SkippedEntity".split():
        setattr(p, n+"Handler", (lambda n: lambda *a: out.append((n,a)))(n))
    p.DefaultHandlerExpand = lambda d: out.append(("default", d))
    try:
        if pieces:
            for i in range(0,len(data),pieces): p.Parse(data[i:i+pieces])
            p.Parse(data[:0],True)
        else: p.Parse(data, True)
    except pyexpat.ExpatError as e:
        out.append((str(e), e.code, e.lineno, e.offset))
    return joined(out)
docs = [b"<a/>", b"<a x='1' y=\"2\">t&amp;&#65;&#x42;\r\nu<b/>\n<!-- c --><?pi da ta?><![CDATA[<x>\n]]></a>\n<!--e-->",
 b"<a>", b"<a", b"", b"  ", b"text", b"<a></b>", b"<a x='1' x='2'/>", b"<a/><b/>", b"<a>&foo;</a>", b"<a>&#0;</a>", b"<a>\x01</a>", b"<a>]]></a>", b"<a b></a>", b"<a b=c/>", b"<a b='<'/>", b"<a b='1'c='2'/>",
 b"<?xml version='1.0' encoding='utf-8' standalone='yes'?><a>\xc3\xbc</a>", b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xfc</a>", b" <?xml version='1.0'?><a/>", b"<?xml versio='1.0'?><a/>", b"<a>\xff</a>", b"<a>\xc3</a>", b"<?xml version='1.0' encoding='us-ascii'?><a/>",
 b"<!DOCTYPE a [<!ENTITY e 'x<b/>y'><!ENTITY f '&e;&e;'><!ATTLIST a k CDATA 'dflt' n NMTOKENS #IMPLIED r (x|y) 'x'><!ELEMENT a (b*,(c|d)+)><!ELEMENT b (#PCDATA|z)*><!NOTATION n SYSTEM 'u'><!ENTITY pic SYSTEM 'p' NDATA n><!-- c --><?p i?>]><a n=' 1  2 '>&f;</a>",
 b"<!DOCTYPE a SYSTEM 'a.dtd'><a>&u;</a>", b"<!DOCTYPE a PUBLIC 'p  q' 's' [<!ENTITY x SYSTEM 'f'>]><a>&x;</a>", b"<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", b"<!DOCTYPE a [<!ENTITY e '</a>'>]><a>&e;</a>", b"<!DOCTYPE a [<!ENTITY e 'v'>]><a b='&e;&lt;'/>",
 b"<a><!-- -- --></a>", b"<a><!x></a>", b"<a><?xml v?></a>", b"<a><![CDATA[x", b"<a><!--", b"<1/>", b"<a/>x", b"<a>&amp</a>", b"<a>&#x;</a>", b"</a>", b"<a><b></a></b>", b"<a>\n  <b>\n</c></a>", b"<!DOCTYPE a [<!ENTITY % p 'x'> %p; ]><a>&u;</a>", "<a>ü</a>".encode("utf-16"), b"<a><b/ ></a>", b"<a>x</a >", b"<a:b/>"]
for d in docs:
    for pieces in (None, 7):
      print(d, pieces)
      for e in run(d, None, pieces, pieces is not None): print("   ", e)
nsdocs = [b"<a xmlns='u' xmlns:p='v' p:x='1' y='2'><p:b/><c xmlns=''/></a>", b"<p:a/>", b"<a p:x='1'/>", b"<a xmlns:p=''/>", b"<a xmlns:xml='x'/>", b"<a xml:lang='e'/>", b"<a xmlns:xmlns='x'/>", b"<a xmlns:q='http://www.w3.org/2000/xmlns/'/>"]
for d in nsdocs:
    print(d)
    for e in run(d, " "): print("   ", e)
