package rows

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"
)

// BenchmarkReader measures what a row costs the client: 25 µs would be 40,000 rows a second.
func BenchmarkReader(b *testing.B) {
	const n = 10_000
	var jsonl, csv, records bytes.Buffer
	csv.WriteString("url,slug,title,tags\n")
	for i := range n {
		fmt.Fprintf(&jsonl, `{"url":"https://example.com/catalogue/item/%d?ref=newsletter","slug":"item-%d","title":"Item %d","tags":["shop","spring"]}`+"\n", i, i, i)
		fmt.Fprintf(&csv, "https://example.com/catalogue/item/%d?ref=newsletter,item-%d,Item %d,shop|spring\n", i, i, i)
		fmt.Fprintf(&records, `{"id":"%d","domain":"s.example","slug":"item-%d","short_url":"https://s.example/item-%d","url":"https://example.com/catalogue/item/%d","title":"","note":"","tags":[],"status":302,"forward_query":true,"forward_path":false,"starts_at":null,"expires_at":null,"expired_url":null,"max_clicks":null,"has_password":false,"enabled":true,"clicks":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z","created_by":"admin","revision":1,"used":0,"deleted_at":null,"updated_by":"admin"}`+"\n", i, i, i, i)
	}
	for name, in := range map[string][]byte{"jsonl": jsonl.Bytes(), "csv": csv.Bytes(), "records": records.Bytes()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				r, err := NewReader(bytes.NewReader(in), Config{})
				for err == nil {
					_, err = r.Next()
				}
				if !errors.Is(err, io.EOF) {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/row")
		})
	}
}
