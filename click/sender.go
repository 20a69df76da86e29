package click

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"time"

	"github.com/jinklink/jink/link"
)

// sender hands batches to a store so that each is counted exactly once, whatever fails: it numbers them without gaps,
// repeats those whose fate is unknown under their number, and keeps those that were acknowledged for a while, because a
// database that has taken over from another may lack the last ones.
type sender struct {
	store Store
	now   func() time.Time

	node   string
	seq    int64             // of the newest batch
	unsent []link.ClickBatch // in order
	kept   []link.ClickBatch // acknowledged, in order, up to the first of unsent
	links  int               // counts in kept
	sums   []int64           // clicks of the newest batches that are not in unsent, in order
	last   time.Time         // of the last acknowledgement

	doubtful bool // clicks were acknowledged, and no batch after them that would have shown them lost
}

const (
	// maxBatch bounds how many links one batch touches, so that a flush never keeps the store from other work for long.
	maxBatch = 5_000
	// keptBatches and keptLinks bound what is kept of batches that were acknowledged: two minutes of them, at one each
	// second, and 16 MB where each is full. A standby that is further behind should not take over.
	keptBatches = 120
	keptLinks   = 1_000_000
	// keptSums is for how many batches it is remembered how many clicks they had, to tell how many were lost.
	keptSums = 10_000
	// doubt is after how long without clicks an empty batch finds out whether the store still has the last ones.
	doubt = time.Minute
	// idle is after how long without a batch a sender takes a new name: stores forget a name that is not used for a month.
	idle = 7 * 24 * time.Hour
)

func newSender(store Store, now func() time.Time) sender {
	return sender{store: store, now: now, node: rand.Text(), last: now()}
}

// add makes batches of counts, to be sent after those that wait.
func (s *sender) add(counts []link.ClickCount) {
	if len(counts) > 0 && len(s.unsent) == 0 && s.now().Sub(s.last) > idle {
		s.rename()
	}
	for batch := range slices.Chunk(counts, maxBatch) {
		s.seq++
		s.unsent = append(s.unsent, link.ClickBatch{Node: s.node, Seq: s.seq, Counts: batch})
	}
}

// ask adds an empty batch if nothing else would show soon, or ever if it is the end, whether the store has lost the last
// clicks that it acknowledged.
func (s *sender) ask(end bool) {
	if len(s.unsent) == 0 && s.doubtful && (end || s.now().Sub(s.last) >= doubt) {
		s.seq++
		s.unsent = append(s.unsent, link.ClickBatch{Node: s.node, Seq: s.seq})
	}
}

// progress is what a call of send has done.
type progress struct {
	links    int   // counts of links that wait no longer
	stored   int64 // clicks
	repeated int64 // clicks that are to be stored again, because the store has lost them
	lost     int64 // clicks that the store has lost and that are not kept any more
}

// send hands batches to the store until none waits or one fails.
func (s *sender) send(ctx context.Context) (done progress, err error) {
	resent := 0 // how many of the next batches are sent again: they do not wait a second time
	for len(s.unsent) > 0 {
		batch := s.unsent[0]
		err := s.store.AddClicks(ctx, batch)
		if gap, ok := errors.AsType[*link.ClickGap](err); ok && gap.Applied < batch.Seq-1 && resent == 0 {
			var lost int64
			resent, lost = s.goBack(gap.Applied)
			for _, b := range s.unsent[:resent] {
				done.repeated += sum(b)
			}
			done.lost += lost
			continue
		}
		if err != nil {
			s.forgetResent(resent)
			return done, err
		}
		s.unsent = s.unsent[1:]
		s.keep(batch)
		if resent > 0 {
			resent--
			continue
		}
		done.links += len(batch.Counts)
		done.stored += sum(batch)
	}
	return done, nil
}

// goBack puts batches that were acknowledged before the ones that wait, from the one after applied on, and returns how many
// they are. Where those that follow applied are not kept, their clicks are lost; what is left goes on under a new name.
func (s *sender) goBack(applied int64) (again int, lost int64) {
	first := s.unsent[0].Seq
	again = int(min(first-1-applied, int64(len(s.kept))))
	missing := first - 1 - applied - int64(again) // batches that are gone
	before := s.sums[:max(len(s.sums)-again, 0)]
	for _, n := range before[max(len(before)-int(min(missing, keptSums)), 0):] {
		lost += n
	}
	s.unsent = append(slices.Clone(s.kept[len(s.kept)-again:]), s.unsent...)
	s.kept = s.kept[:len(s.kept)-again]
	s.sums = before
	s.links = 0
	for _, b := range s.kept {
		s.links += len(b.Counts)
	}
	if missing > 0 {
		s.rename()
	}
	return again, lost
}

// forgetResent moves the first n batches that wait back to those that are kept: whether they are stored again is found out
// by the next gap.
func (s *sender) forgetResent(n int) {
	for _, b := range s.unsent[:n] {
		s.keep(b)
	}
	s.unsent = s.unsent[n:]
}

// rename begins anew at number 1. What was acknowledged under the old name cannot be repeated under the new one.
func (s *sender) rename() {
	s.node, s.seq, s.kept, s.links, s.sums, s.doubtful = rand.Text(), 0, nil, 0, nil, false
	for i := range s.unsent {
		s.seq++
		s.unsent[i].Node, s.unsent[i].Seq = s.node, s.seq
	}
}

func (s *sender) keep(b link.ClickBatch) {
	s.last, s.doubtful = s.now(), len(b.Counts) > 0
	if s.sums = append(s.sums, sum(b)); len(s.sums) > keptSums {
		s.sums = slices.Clone(s.sums[len(s.sums)-keptSums/2:])
	}
	s.kept = append(s.kept, b)
	s.links += len(b.Counts)
	for len(s.kept) > keptBatches || s.links > keptLinks && len(s.kept) > 1 {
		s.links -= len(s.kept[0].Counts)
		s.kept[0] = link.ClickBatch{}
		s.kept = s.kept[1:]
	}
}

// abandon gives up what waits and returns the clicks that are lost, and how many counts they were in.
func (s *sender) abandon() (clicks int64, links int) {
	for _, b := range s.unsent {
		clicks += sum(b)
		links += len(b.Counts)
	}
	s.unsent = nil
	return clicks, links
}

func sum(b link.ClickBatch) (clicks int64) {
	for _, c := range b.Counts {
		if c.Variant == (link.Variant{}) { // variants are counted besides their links
			clicks += c.Count
		}
	}
	return clicks
}
