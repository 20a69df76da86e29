package sys

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

var (
	versionType = &object.Type{Name: "version_info"}
	flagsType   = &object.Type{Name: "flags"}
	floatType   = &object.Type{Name: "float_info"}
	hashType    = &object.Type{Name: "hash_info"}
	intType     = &object.Type{Name: "int_info"}
	threadType  = &object.Type{Name: "thread_info"}
	hooksType   = &object.Type{Name: "asyncgen_hooks"}
)

func defineRecords() {
	def := func(typ *object.Type, fields ...string) {
		object.DefineRecord(typ, "sys", len(fields), false, fields...)
	}
	def(versionType, "major", "minor", "micro", "releaselevel", "serial")
	object.DefineRecord(flagsType, "sys", 18, false, "debug", "inspect", "interactive", "optimize", "dont_write_bytecode",
		"no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated",
		"dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits")
	def(floatType, "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	def(hashType, "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	def(intType, "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	def(threadType, "name", "lock", "version")
	object.DefineRecord(hooksType, "builtins", 2, false, "firstiter", "finalizer")
}

func addRecords(m *object.Module) {
	n := func(list ...int64) []value {
		out := make([]value, len(list))
		for i, v := range list {
			out[i] = object.Int(v)
		}
		return out
	}
	m.Set("version_info", object.NewRecord(versionType, object.Int(3), object.Int(13), object.Int(0), object.NewStr("final"), object.Int(0)))
	flags := n(0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 4300)
	flags[13], flags[16] = object.False, object.False
	m.Set("flags", object.NewRecord(flagsType, flags...))
	m.Set("float_info", object.NewRecord(floatType, object.Float(math.MaxFloat64), object.Int(1024), object.Int(308),
		object.Float(0x1p-1022), object.Int(-1021), object.Int(-307), object.Int(15), object.Int(53), object.Float(0x1p-52),
		object.Int(2), object.Int(1)))
	m.Set("hash_info", object.NewRecord(hashType, object.Int(64), object.Int(1<<61-1), object.Int(314159), object.Int(0),
		object.Int(1000003), object.NewStr("maphash"), object.Int(64), object.Int(64), object.Int(0)))
	m.Set("int_info", object.NewRecord(intType, n(30, 4, 4300, 640)...))
	m.Set("thread_info", object.NewRecord(threadType, object.NewStr("go"), object.None, object.None))
}
