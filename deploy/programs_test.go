package deploy

import (
	"os/exec"
	"strings"
	"testing"
)

// TestConfigurations has the programs that they are for read them.
func TestConfigurations(t *testing.T) {
	for _, c := range []struct {
		file, program, of string
		args              []string
	}{
		{"haproxy/haproxy.cfg", "haproxy", "haproxy", []string{"-c", "-f"}},
		{"compose/haproxy.cfg", "haproxy", "haproxy", []string{"-c", "-f"}},
		{"compose/prometheus/prometheus.yml", "promtool", "prometheus", []string{"check", "config"}},
		{"compose/alertmanager.yml", "amtool", "alertmanager", []string{"check-config"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), tool(t, c.program, c.of), append(c.args, c.file)...).CombinedOutput()
			if err != nil || strings.Contains(string(out), "WARNING") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
