package object_test

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// reprs lends str and tuple a repr while they have none of their own.
func reprs() {
	if object.StrType.Dict.GetString("__repr__").IsNull() {
		object.StrType.Repr = func(t *object.Thread, v object.Value) (object.Value, error) {
			s := object.AsStr(v).S
			if strings.Contains(s, "'") {
				return object.NewStr(`"` + s + `"`), nil
			}
			var b strings.Builder
			for i := 0; i < len(s); i++ {
				switch c := s[i]; {
				case c == '\\':
					b.WriteString(`\\`)
				case c < ' ':
					b.WriteString(`\x` + strconv.FormatInt(int64(c)+0x100, 16)[1:])
				case c == 0xed && s[i+1] >= 0xa0:
					b.WriteString(`\ud` + strconv.FormatInt(int64(s[i+1]&0x3f)<<6+int64(s[i+2]&0x3f), 16))
					i += 2
				default:
					b.WriteByte(c)
				}
			}
			return object.NewStr("'" + b.String() + "'"), nil
		}
	}
	if object.TupleType.Dict.GetString("__repr__").IsNull() {
		object.TupleType.Repr = func(t *object.Thread, v object.Value) (object.Value, error) {
			var parts []string
			for _, item := range object.AsTuple(v).Items {
				s, err := t.Repr(item)
				if err != nil {
					return v, err
				}
				parts = append(parts, s)
			}
			if len(parts) == 1 {
				return object.NewStr("(" + parts[0] + ",)"), nil
			}
			return object.NewStr("(" + strings.Join(parts, ", ") + ")"), nil
		}
	}
}
