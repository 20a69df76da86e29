package slo

import "strings"

// DefaultRunbooks is where the runbooks of this project can be read.
const DefaultRunbooks = "https://github.com/jinklink/jink/blob/main/docs/runbooks/"

// runbook is the file of an alert's runbook.
func runbook(alert string) string { return strings.ToLower(alert) + ".md" }

// Runbook returns where the runbook of an alert can be read, under a prefix that ends with a slash.
func Runbook(prefix, alert string) string { return prefix + runbook(alert) }
