package program

import "sync"

// idle holds the interpreters of a program that wait for visits. The one that was used last is taken first: what it reads and
// writes is most likely still near the processor.
type idle struct {
	mu      sync.Mutex
	workers [maxIdle]*worker
	n       int
}

// maxIdle is how many interpreters of one program wait for visits.
const maxIdle = 4

// take gives the one that was used last, or nil.
func (i *idle) take() *worker {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.n == 0 {
		return nil
	}
	i.n--
	w := i.workers[i.n]
	i.workers[i.n] = nil
	return w
}

// give has w wait, unless enough of them do.
func (i *idle) give(w *worker) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.n < maxIdle {
		i.workers[i.n] = w
		i.n++
	}
}
