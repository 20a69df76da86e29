package link

// Change says what happened to a store's links and tokens, as every node that keeps some of them in memory must learn.
type Change struct {
	Refs   []Ref    // links that were made, changed or removed
	Tokens []string // IDs of tokens that were revoked
	All    bool     // anything may have changed: what is in memory must be asked for again
}
