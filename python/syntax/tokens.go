package syntax

import "iter"

// Token is a token as Python's tokenize module would have it, but for the kinds of operators and keywords, which are exact.
type Token struct {
	Kind Kind
	Text string
	Span
}

// TokensConfig says which tokens to make.
type TokensConfig struct {
	Config
	Comments bool // also comments, and the ends of lines that end no statement
}

// Tokens scans a source. The last pair has the EndMarker, or an error and no token.
func Tokens(src []byte, cfg TokensConfig) iter.Seq2[Token, error] {
	return func(yield func(Token, error) bool) {
		if cfg.Filename == "" {
			cfg.Filename = "<unknown>"
		}
		text, err := decode(src, cfg.Config)
		if err != nil {
			yield(Token{}, err)
			return
		}
		s := newScanner(text, cfg.Filename)
		s.comments = cfg.Comments
		var t token
		for s.next(&t) {
			if t.Col < 0 { // what stands nowhere stands where the scanner is
				t.Col = int32(s.pos - s.lineStart)
				t.EndCol = t.Col
			}
			if !yield(Token{t.kind, string(text[t.start:t.end]), t.Span}, nil) || t.kind == EndMarker {
				return
			}
		}
		yield(Token{}, s.err)
	}
}
