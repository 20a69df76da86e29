// Package validate has the files for Kubernetes and for compose read by the libraries of those who read them in earnest. It is a
// module of its own, so that the program's module does not know of these libraries: "go test" in this folder.
package validate

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	operator "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// object returns an empty object of a kind, or nil where nothing here should be of that kind.
func object(apiVersion, kind string) any {
	switch apiVersion + " " + kind {
	case "v1 ServiceAccount":
		return &core.ServiceAccount{}
	case "v1 Service":
		return &core.Service{}
	case "v1 ConfigMap":
		return &core.ConfigMap{}
	case "v1 Secret":
		return &core.Secret{}
	case "apps/v1 Deployment":
		return &apps.Deployment{}
	case "policy/v1 PodDisruptionBudget":
		return &policy.PodDisruptionBudget{}
	case "autoscaling/v2 HorizontalPodAutoscaler":
		return &autoscaling.HorizontalPodAutoscaler{}
	case "networking.k8s.io/v1 NetworkPolicy":
		return &networking.NetworkPolicy{}
	case "networking.k8s.io/v1 Ingress":
		return &networking.Ingress{}
	case "monitoring.coreos.com/v1 ServiceMonitor":
		return &operator.ServiceMonitor{}
	case "monitoring.coreos.com/v1 PrometheusRule":
		return &operator.PrometheusRule{}
	}
	return nil
}

// decode reads the objects in a text, by kind and name. A field that its kind does not have is an error.
func decode(t *testing.T, text []byte) map[string]any {
	t.Helper()
	all := map[string]any{}
	for doc := range strings.SplitSeq(string(text), "\n---\n") {
		var head struct {
			APIVersion, Kind string
			Metadata         struct{ Name string }
		}
		if err := yaml.Unmarshal([]byte(doc), &head); err != nil {
			t.Fatalf("%v\n%s", err, doc)
		}
		name := head.Kind + " " + head.Metadata.Name
		o := object(head.APIVersion, head.Kind)
		if o == nil {
			t.Fatalf("%s of %s is of no kind that is known", name, head.APIVersion)
		}
		if err := yaml.UnmarshalStrict([]byte(doc), o); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if all[name] != nil {
			t.Errorf("%s is there twice", name)
		}
		all[name] = o
	}
	return all
}

// build makes of a folder what kubectl would apply.
func build(t *testing.T, dir string) map[string]any {
	t.Helper()
	made, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), dir)
	if err != nil {
		t.Fatal(err)
	}
	text, err := made.AsYaml()
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, text)
}

func TestOverlays_are_made_of_fields_that_there_are(t *testing.T) {
	overlays, err := filepath.Glob("../kubernetes/overlays/*")
	if err != nil || len(overlays) == 0 {
		t.Fatal(err, overlays)
	}
	for _, dir := range append(overlays, "../kubernetes/base") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			all := build(t, dir)
			if len(all) < 8 {
				t.Errorf("%d objects", len(all))
			}
		})
	}
	secret, err := os.ReadFile("../kubernetes/overlays/example/secret.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	decode(t, secret)
}

// TestDecoding_refuses_what_there_is_not holds that the test above can fail.
func TestDecoding_refuses_what_there_is_not(t *testing.T) {
	for _, doc := range []string{
		"apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {portz: []}\n",
		"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{nam: x}]}}}\n",
		"apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: x}\nspec: {endpoint: []}\n",
	} {
		var head struct{ APIVersion, Kind string }
		if err := yaml.Unmarshal([]byte(doc), &head); err != nil {
			t.Fatal(err)
		}
		if err := yaml.UnmarshalStrict([]byte(doc), object(head.APIVersion, head.Kind)); err == nil {
			t.Errorf("takes\n%s", doc)
		}
	}
}

// TestExample_fits_together holds what no schema knows: that names lead somewhere.
func TestExample_fits_together(t *testing.T) {
	all := build(t, "../kubernetes/overlays/example")
	d := all["Deployment jink"].(*apps.Deployment)
	pod := d.Spec.Template
	c := pod.Spec.Containers[0]
	if d.Namespace != "jink" || len(pod.Spec.Containers) != 1 || c.Image != "registry.example/jink:v0.1.0" {
		t.Errorf("%s %s", d.Namespace, c.Image)
	}
	var ports []string
	for _, p := range c.Ports {
		ports = append(ports, p.Name)
	}
	selects := func(what string, labels map[string]string) {
		t.Helper()
		if len(labels) == 0 {
			t.Errorf("%s selects everything", what)
		}
		for k, v := range labels {
			if pod.Labels[k] != v {
				t.Errorf("%s selects %s=%s, which no pod is", what, k, v)
			}
		}
	}
	selects("the deployment", d.Spec.Selector.MatchLabels)
	for _, name := range []string{"jink", "jink-admin"} {
		s := all["Service "+name].(*core.Service)
		selects("service "+name, s.Spec.Selector)
		if p := s.Spec.Ports[0].TargetPort.StrVal; !slices.Contains(ports, p) {
			t.Errorf("service %s leads to %s", name, p)
		}
		n := all["NetworkPolicy "+name].(*networking.NetworkPolicy)
		selects("policy "+name, n.Spec.PodSelector.MatchLabels)
		if p := n.Spec.Ingress[0].Ports[0].Port.StrVal; !slices.Contains(ports, p) {
			t.Errorf("policy %s lets in to %s", name, p)
		}
	}
	selects("the disruption budget", all["PodDisruptionBudget jink"].(*policy.PodDisruptionBudget).Spec.Selector.MatchLabels)
	for _, spread := range pod.Spec.TopologySpreadConstraints {
		selects("the spread", spread.LabelSelector.MatchLabels)
	}
	for _, probe := range []*core.Probe{c.StartupProbe, c.LivenessProbe, c.ReadinessProbe} {
		if !slices.Contains(ports, probe.HTTPGet.Port.StrVal) {
			t.Errorf("a probe asks %s", probe.HTTPGet.Port.StrVal)
		}
	}
	settings := c.EnvFrom[0].ConfigMapRef.Name
	if all["ConfigMap "+settings] == nil || settings == "jink" {
		t.Errorf("settings from %s: a change would restart nothing", settings)
	}
	if c.EnvFrom[1].SecretRef.Name != "jink" {
		t.Errorf("secrets from %s", c.EnvFrom[1].SecretRef.Name)
	}
	h := all["HorizontalPodAutoscaler jink"].(*autoscaling.HorizontalPodAutoscaler)
	if h.Spec.ScaleTargetRef.Kind != "Deployment" || h.Spec.ScaleTargetRef.Name != d.Name || len(h.Spec.Metrics) != 2 || d.Spec.Replicas != nil {
		t.Errorf("the autoscaler: %+v", h.Spec)
	}
	path := all["Ingress jink"].(*networking.Ingress).Spec.Rules[0].HTTP.Paths[0]
	if b := path.Backend.Service; b.Name != "jink" || b.Port.Name != all["Service jink"].(*core.Service).Spec.Ports[0].Name {
		t.Errorf("the ingress leads to %+v", b)
	}
	m := all["ServiceMonitor jink"].(*operator.ServiceMonitor)
	admin := all["Service jink-admin"].(*core.Service)
	for k, v := range m.Spec.Selector.MatchLabels {
		if admin.Labels[k] != v || all["Service jink"].(*core.Service).Labels["app.kubernetes.io/component"] == "admin" {
			t.Errorf("what is scraped is labelled %v", admin.Labels)
		}
	}
	if m.Spec.Endpoints[0].Port != admin.Spec.Ports[0].Name || admin.Labels[m.Spec.JobLabel] != "jink" {
		t.Errorf("scraped: %+v, as job %q", m.Spec.Endpoints[0], admin.Labels[m.Spec.JobLabel])
	}
	for _, name := range []string{"jink-rules", "jink-alerts"} {
		if r := all["PrometheusRule "+name].(*operator.PrometheusRule); len(r.Spec.Groups) == 0 || len(r.Spec.Groups[0].Rules) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	if b := all["ConfigMap jink-dashboard"].(*core.ConfigMap); !bytes.Contains([]byte(b.Data["jink.json"]), []byte(`"panels"`)) {
		t.Error("the dashboard is empty")
	}
}

// TestGrace_is_longer_than_a_stop_takes holds the time that a pod gets to the settings that say how long a stop may take.
func TestGrace_is_longer_than_a_stop_takes(t *testing.T) {
	all := build(t, "../kubernetes/overlays/example")
	pod := all["Deployment jink"].(*apps.Deployment).Spec.Template.Spec
	settings := all["ConfigMap "+pod.Containers[0].EnvFrom[0].ConfigMapRef.Name].(*core.ConfigMap).Data
	if stop := seconds(t, settings["JINK_DRAIN_DELAY"]) + seconds(t, settings["JINK_STOP_TIMEOUT"]); *pod.TerminationGracePeriodSeconds < stop+30 {
		t.Errorf("%d s for a stop that takes up to %d s and the storing of clicks", *pod.TerminationGracePeriodSeconds, stop)
	}
}
