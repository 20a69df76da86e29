package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

const rounds = 5

// redirects measures jink and nginx in turn, with the same target and the same load.
func redirects(ctx context.Context, b *bench) error {
	const target = "https://example.com/a/target/of/usual/length?campaign=spring"
	jink, err := b.startJink()
	if err != nil {
		return err
	}
	if err := jink.cli(ctx, b, "add", target, "--slug", "spring"); err != nil {
		return err
	}
	nginx, err := b.startNginx(target)
	if err != nil {
		return err
	}
	var ratios []float64
	for round := range rounds {
		n, nRate, err := nginx.load(ctx, 5, nginx.url+"/spring", "")
		if err != nil {
			return err
		}
		j, jRate, err := jink.load(ctx, 5, jink.url+"/spring", "")
		if err != nil {
			return err
		}
		ratios = append(ratios, j/n)
		fmt.Printf("round %d: nginx %.1f us, %.0f/s; jink %.1f us, %.0f/s; ratio %.2f\n", round+1, n, nRate, j, jRate, j/n)
	}
	memory, err := jink.peakMemory()
	if err != nil {
		return err
	}
	fmt.Printf("median ratio of CPU time per redirect, jink to nginx: %.2f; jink's peak memory: %d MiB\n", median(ratios), memory)
	return nil
}

func (b *bench) startNginx(target string) (*process, error) {
	addr, err := freeAddr()
	if err != nil {
		return nil, err
	}
	config := fmt.Sprintf(`worker_processes 1; daemon off; pid %[1]s/nginx.pid; error_log %[1]s/nginx.log;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 1000000000; client_body_temp_path %[1]s; proxy_temp_path %[1]s;
fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
server { listen %[2]s; location / { return 302 %[3]s; } } }
`, b.dir, addr, target)
	file := filepath.Join(b.dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		return nil, err
	}
	return b.start("http://"+addr, nil, "nginx", "-c", file)
}
