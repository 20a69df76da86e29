package load_test

import v1 "github.com/jinklink/jink/api/v1"

func limitVisits(n int64) v1.LinkPatch { return v1.LinkPatch{MaxClicks: v1.Value(n)} }
