package observe

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	sdk "go.opentelemetry.io/otel/sdk/trace"
)

// This file reads those of the standard variables of OpenTelemetry that decide whether, where to and which traces are sent.
// The library would pass over a value that it does not understand: a slip in the name of a sampler had every request
// traced, one in an endpoint sent traces elsewhere.

// environment looks up variables.
type environment func(string) (string, bool)

func (e environment) get(name string) string {
	if e == nil {
		return ""
	}
	v, _ := e(name)
	return strings.TrimSpace(v)
}

// wantsTraces reports whether traces are asked for.
func (e environment) wantsTraces() bool {
	return (e.get("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || e.get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != "") &&
		!strings.EqualFold(e.get("OTEL_SDK_DISABLED"), "true") && e.get("OTEL_TRACES_EXPORTER") != "none"
}

// check says which variable asks for what jink cannot do.
func (e environment) check() error {
	for _, name := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"} {
		v := e.get(name)
		u, err := url.Parse(v)
		if v != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
			return fmt.Errorf("%s: must be a URL such as http://127.0.0.1:4318", name) // what it is may hold a password
		}
	}
	protocol := "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"
	if e.get(protocol) == "" {
		protocol = "OTEL_EXPORTER_OTLP_PROTOCOL"
	}
	if v := e.get(protocol); v != "" && v != "http/protobuf" {
		return fmt.Errorf("%s: is %q; jink sends traces by http/protobuf only", protocol, v)
	}
	if v := e.get("OTEL_TRACES_EXPORTER"); v != "" && v != "otlp" {
		return fmt.Errorf("OTEL_TRACES_EXPORTER: is %q; jink knows otlp and none", v)
	}
	return nil
}

// sampler says which requests are traced: one in a hundred unless the variables say otherwise. A share without the name of
// a sampler is one for the default.
func (e environment) sampler() (sdk.Sampler, error) {
	const kind, arg = "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"
	name, share := strings.ToLower(e.get(kind)), 1.0
	if name == "" {
		name, share = "parentbased_traceidratio", 0.01
	}
	name, parent := strings.CutPrefix(name, "parentbased_")
	var s sdk.Sampler
	switch name {
	case "always_on":
		s = sdk.AlwaysSample()
	case "always_off":
		s = sdk.NeverSample()
	case "traceidratio":
		if v := e.get(arg); v != "" {
			var err error
			if share, err = strconv.ParseFloat(v, 64); err != nil || !(share >= 0 && share <= 1) {
				return nil, fmt.Errorf("%s: is %q; it must be a share from 0 to 1 such as 0.01", arg, v)
			}
		}
		s = sdk.TraceIDRatioBased(share)
	default:
		return nil, fmt.Errorf("%s: is %q; jink knows always_on, always_off, traceidratio, and each of them after parentbased_", kind, e.get(kind))
	}
	if parent {
		s = sdk.ParentBased(s)
	}
	return s, nil
}
