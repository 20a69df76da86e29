package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const clients = 32

// create makes links over the API from 32 connections, each waiting for its answer before it asks again.
func create(ctx context.Context, b *bench) error {
	jink, err := b.startJink()
	if err != nil {
		return err
	}
	var rates []float64
	for round := range rounds {
		before, err := jink.cpu()
		if err != nil {
			return err
		}
		const seconds = 8
		n, err := createFor(ctx, jink.url, seconds*time.Second)
		if err != nil {
			return err
		}
		after, err := jink.cpu()
		if err != nil {
			return err
		}
		rate := float64(n) / seconds
		rates = append(rates, rate)
		fmt.Printf("round %d: %d links, %.0f/s, %.0f us of the server's CPU time each\n", round+1, n, rate, float64((after-before).Microseconds())/float64(n))
	}
	fmt.Printf("median rate of links made by %d clients: %.0f/s\n", clients, median(rates))
	return nil
}

func createFor(ctx context.Context, base string, d time.Duration) (made int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	defer transport.CloseIdleConnections()
	var n, next atomic.Int64
	failures := make(chan error, clients)
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for ctx.Err() == nil {
				body := fmt.Sprintf(`{"url":"https://example.com/%d/%d"}`, time.Now().UnixNano(), next.Add(1))
				if err := post(ctx, transport, base+"/api/v1/links", body); err != nil {
					if ctx.Err() == nil {
						failures <- err
					}
					return
				}
				n.Add(1)
			}
		})
	}
	wg.Wait()
	select {
	case err := <-failures:
		return 0, err
	default:
		return n.Load(), nil
	}
}

func post(ctx context.Context, transport http.RoundTripper, url, body string) error {
	req, err := http.NewRequestWithContext(ctx, "POST", url, strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := transport.RoundTrip(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusCreated {
		return errors.New(resp.Status + " " + string(answer))
	}
	return nil
}
