package record

import (
	"cmp"
	"math"
	"slices"

	"github.com/jinklink/jink/link"
)

// MaxVariants is how many variants of a link are counted. It keeps a program that makes up names from filling the database.
const MaxVariants = 200

// SumClicks checks a batch and returns its counts, one per link, in the order of the links' IDs: the order in which
// every transaction locks them; and, in the same order, those of variants.
func SumClicks(batch link.ClickBatch) (links, variants []link.ClickCount, err error) {
	if err := CheckKeys("the batch of clicks", "node", batch.Node); err != nil {
		return nil, nil, err
	}
	if batch.Node == "" || batch.Seq < 1 {
		return nil, nil, link.Errorf(link.CodeInvalid, "a batch of clicks needs the name of a node and a number from 1 on")
	}
	counts := slices.Clone(batch.Counts)
	slices.SortFunc(counts, func(a, b link.ClickCount) int {
		return cmp.Or(cmp.Compare(a.LinkID, b.LinkID), cmp.Compare(a.Variant.Split, b.Variant.Split), cmp.Compare(a.Variant.Name, b.Variant.Name))
	})
	sums := counts[:0]
	for _, c := range counts {
		if c.Count < 0 {
			return nil, nil, link.Errorf(link.CodeInvalid, "the number of clicks of link %d is negative", c.LinkID)
		}
		if err := CheckKeys("the batch of clicks", "variant", c.Variant.Split, "variant", c.Variant.Name); err != nil {
			return nil, nil, err
		}
		if last := len(sums) - 1; last >= 0 && sums[last].LinkID == c.LinkID && sums[last].Variant == c.Variant {
			sums[last].Count += min(c.Count, math.MaxInt64-sums[last].Count)
		} else {
			sums = append(sums, c)
		}
	}
	for _, c := range sums {
		switch {
		case c.Count == 0:
		case c.Variant == link.Variant{}:
			links = append(links, c)
		default:
			variants = append(variants, c)
		}
	}
	return links, variants, nil
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
