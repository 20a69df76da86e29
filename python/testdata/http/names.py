# http: status codes and methods; http.cookies.
import pickle
from http import HTTPMethod, HTTPStatus
from http.cookies import CookieError, Morsel, SimpleCookie, BaseCookie


def attempt(f, *args):
    try:
        print("->", repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for s in HTTPStatus:
    print(int(s), repr(s), str(s), s.phrase, "|", s.description, s.is_informational, s.is_success, s.is_redirection, s.is_client_error, s.is_server_error)
print(sorted(HTTPStatus.__members__), HTTPStatus(404), HTTPStatus["OK"] == 200, f"{HTTPStatus.OK}")
attempt(HTTPStatus, 999)
for m in HTTPMethod:
    print(repr(m), str(m), m.description, m == m.value)
attempt(HTTPMethod, "NOPE")

c = SimpleCookie()
c["plain"] = "value"
c["quoted"] = 'a "b"; c\\d\n,é'
c["number"] = 5
c["plain"]["path"] = "/x"
c["plain"]["Max-Age"] = 60
c["plain"]["secure"] = True
c["plain"]["httponly"] = False
c["plain"]["samesite"] = "Lax"
c["number"]["expires"] = "Wed, 09 Jun 2021 10:18:14 GMT"
c["number"]["comment"] = "a b"
print(c)
print(repr(c), c.output(attrs=["path"], header="Cookie:", sep="|"))
print(c.js_output())
m = c["plain"]
print(repr(m), m.key, m.value, m.coded_value, m.isReservedKey("PATH"), m.isReservedKey("x"), m == m.copy(), m != c["number"], m.OutputString(["secure"]))
attempt(m.__setitem__, "nope", 1)
attempt(m.setdefault, "nope")
attempt(m.setdefault, "Domain", "d")
attempt(m.update, {"bad": 1})
m.update({"VERSION": 1})
print(m)
attempt(c.__setitem__, "path", "x")
attempt(c.__setitem__, "a b", "x")
attempt(c.__setitem__, "", "x")
print(pickle.loads(pickle.dumps(c)) == c, pickle.loads(pickle.dumps(m)).key)
for text in ("a=1; b=2", 'a="x\\"y\\073z"; b=q', "a=1; Path=/; Secure; HttpOnly; b=2; $Version=1", "path=/; a=1", "a=1; b", "a=1; secure", "$Version=1; a=1; $Path=/x",
             "a=b=c; d={e}; f=[g]", "a=Wed, 09 Jun 2021 10:18:14 GMT; b=1", "a=1;;b=2", "a", "", "a=; b=", "é=1", "a=1; max-age", "a=\x01", "  a  =  1  ;  b = 2", "a=1,b=2", "a=x y"):
    s = SimpleCookie()
    attempt(s.load, text)
    print(ascii(text), ascii(s), ascii(s.output()))
b = BaseCookie({"x": '"q"', "y": "1"})
print(b, repr(b), BaseCookie('x="q"')["x"].value)
print(Morsel(), dict(Morsel()), Morsel[int], CookieError.__mro__)
