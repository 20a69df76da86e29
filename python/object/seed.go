package object

// Seed is what the host gives generators of random numbers to begin with, so that a program can be run again with the same numbers.
type Seed struct {
	Value int64
	Given uint64 // how often one was given: generators that notice a new one begin anew
	Made  uint64 // how many generators there are that were given none by the program
	Taken uint64 // the last of those given that a generator began with
}

// Reseed has all generators that the program gave no seed begin anew: module random's own, as random.seed(n) would, and each
// other one in a way of its own. It costs nothing until one is used.
func (in *Interpreter) Reseed(n int64) {
	in.Seed.Value = n
	in.Seed.Given++
}
