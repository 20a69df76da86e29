package page

// Kept returns how many error pages are kept.
func Kept(p *Pages) (n int) {
	p.errors.Range(func(any, any) bool { n++; return true })
	return n
}
