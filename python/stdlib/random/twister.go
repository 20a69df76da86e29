package random

// twister is the generator MT19937 of Matsumoto and Nishimura: what Python's numbers come from, so that a seed gives the same
// numbers here.
type twister struct {
	state [size]uint32
	next  int // the next word of state to use; size: none is left
}

const (
	size   = 624
	middle = 397
)

// seed begins with one word.
func (m *twister) seed(s uint32) {
	m.state[0] = s
	for i := uint32(1); i < size; i++ {
		before := m.state[i-1]
		m.state[i] = 1812433253*(before^before>>30) + i
	}
	m.next = size
}

// seedWords begins with any number of words, at least one.
func (m *twister) seedWords(key []uint32) {
	m.seed(19650218)
	s := &m.state
	i := 1
	step := func() {
		if i++; i == size {
			s[0] = s[size-1]
			i = 1
		}
	}
	for k := range max(size, len(key)) {
		before := s[i-1]
		j := k % len(key)
		s[i] = (s[i] ^ (before^before>>30)*1664525) + key[j] + uint32(j)
		step()
	}
	for range size - 1 {
		before := s[i-1]
		s[i] = (s[i] ^ (before^before>>30)*1566083941) - uint32(i)
		step()
	}
	s[0] = 1 << 31
}

// word gives the next 32 bits.
func (m *twister) word() uint32 {
	if m.next >= size {
		m.twist()
	}
	y := m.state[m.next]
	m.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (m *twister) twist() {
	s := &m.state
	mix := func(i, j, far int) {
		y := s[i]&(1<<31) | s[j]&(1<<31-1)
		v := s[far] ^ y>>1
		if y&1 != 0 {
			v ^= 0x9908b0df
		}
		s[i] = v
	}
	for i := range size - middle {
		mix(i, i+1, i+middle)
	}
	for i := size - middle; i < size-1; i++ {
		mix(i, i+1, i+middle-size)
	}
	mix(size-1, 0, middle-1)
	m.next = 0
}

// float gives a number from 0 up to, but not including, 1: a multiple of 2⁻⁵³.
func (m *twister) float() float64 {
	high, low := m.word()>>5, m.word()>>6
	return (float64(high)*(1<<26) + float64(low)) / (1 << 53)
}
