package datetime

import (
	"strings"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/time"
)

// strftime writes a moment. What module time does not know is put in before: microseconds, and the zone of self.
func strftime(t *thread, self, format value, f time.Fields, micros int, zone value) (value, error) {
	s := object.AsStr(format)
	if s == nil {
		return value{}, t.Raise(object.TypeError, "strftime() argument 1 must be str, not %s", format.Type().Name)
	}
	if err := t.Charge(len(s.S)); err != nil {
		return value{}, err
	}
	spec := s.S
	var b []byte
	asked := self
	if object.IsInstance(self, clockType) {
		asked = object.None
	}
	for i := 0; i < len(spec); i++ {
		if spec[i] != '%' || i+1 == len(spec) {
			b = append(b, spec[i])
			continue
		}
		i++
		sep := ""
		if spec[i] == ':' && i+1 < len(spec) && spec[i+1] == 'z' {
			i++
			sep = ":"
		}
		switch spec[i] {
		case 'z':
			off, err := askZone(t, zone, "utcoffset", asked)
			if err != nil {
				return value{}, err
			}
			if off != nil {
				b = appendOffset(b, off, sep)
			}
		case 'Z':
			name, err := nameOf(t, zone, asked)
			if err != nil {
				return value{}, err
			}
			if n := object.AsStr(name); n != nil {
				if err := t.Allocate(len(n.S)); err != nil {
					return value{}, err
				}
				b = append(b, strings.ReplaceAll(n.S, "%", "%%")...)
			}
		case 'f':
			b = append6(b, micros)
		default:
			b = append(b, '%', spec[i])
		}
	}
	text := f.Format(string(b), of(t))
	return object.NewStr(text), t.Allocate(len(text))
}

// precisionArg is what timespec asks for.
func precisionArg(t *thread, v value, position int) (precision, error) {
	if v.IsNull() {
		return automatic, nil
	}
	s := object.AsStr(v)
	if s == nil {
		return 0, t.Raise(object.TypeError, "isoformat() argument %d must be str, not %s", position, orTypeName(v))
	}
	p, ok := precisions[s.S]
	if !ok {
		return 0, t.Raise(object.ValueError, "Unknown timespec value")
	}
	return p, nil
}
