package record

import (
	"cmp"
	"math"
	"slices"

	"github.com/jinklink/jink/link"
)

// SumClicks checks a batch and returns its counts, one per link, in the order of the links' IDs: the order in which
// every transaction locks them.
func SumClicks(batch link.ClickBatch) ([]link.ClickCount, error) {
	if err := CheckKeys("the batch of clicks", "node", batch.Node); err != nil {
		return nil, err
	}
	if batch.Node == "" || batch.Seq < 1 {
		return nil, link.Errorf(link.CodeInvalid, "a batch of clicks needs the name of a node and a number from 1 on")
	}
	counts := slices.Clone(batch.Counts)
	slices.SortFunc(counts, func(a, b link.ClickCount) int { return cmp.Compare(a.LinkID, b.LinkID) })
	sums := counts[:0]
	for _, c := range counts {
		if c.Count < 0 {
			return nil, link.Errorf(link.CodeInvalid, "the number of clicks of link %d is negative", c.LinkID)
		}
		if last := len(sums) - 1; last >= 0 && sums[last].LinkID == c.LinkID {
			sums[last].Count += min(c.Count, math.MaxInt64-sums[last].Count)
		} else {
			sums = append(sums, c)
		}
	}
	return slices.DeleteFunc(sums, func(c link.ClickCount) bool { return c.Count == 0 }), nil
}

// CheckGap says what became of a batch that was not applied because the last applied one of its node is not the one before
// it: nothing needs to be done where it was applied already, and else batches are missing.
func CheckGap(batch link.ClickBatch, applied int64) error {
	if applied >= batch.Seq {
		return nil
	}
	return link.Fail(link.CodeConflict, "clicks are missing that were stored before", &link.ClickGap{Applied: applied})
}

// CheckSequence fails with CodeInvalid unless n numbers of the domain's sequence can be asked for.
func CheckSequence(domain string, n int64) error {
	if n < 1 {
		return link.Errorf(link.CodeInvalid, "cannot reserve %d numbers of a sequence", n)
	}
	return CheckKeys("the sequence", "domain", domain)
}

// CheckSequenceEnd fails with CodeInvalid if there are no n numbers from next on.
func CheckSequenceEnd(next, n int64) error {
	if next > math.MaxInt64-n {
		return link.Errorf(link.CodeInvalid, "the sequence has no %d numbers left", n)
	}
	return nil
}
