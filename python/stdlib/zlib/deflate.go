package zlib

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
)

// This file deflates, with Go's package: the bytes that come out are not those that zlib would make, though they stand for the
// same.

// deflater is a stream that is being made.
type deflater struct {
	w       *flate.Writer
	out     bytes.Buffer
	level   int // as flate has it
	wbits   int // of the window
	format  format
	sum     uint32
	size    uint32
	tail    []byte // what was deflated last, as far as matches reach
	since   int    // how much was, since matches were last kept from reaching further back
	done    bool
	begun   bool
	primed  bool // w was made with something to refer back to
	options options
}

// format is what is around the stream.
type format uint8

const (
	rawFormat format = iota
	zlibFormat
	gzipFormat
)

// options are the arguments of compressobj.
type options struct {
	level, method, wbits, memLevel, strategy int
	dict                                     []byte
	hasDict                                  bool
}

// writerSize is about how much memory a flate.Writer takes.
const writerSize = 900 << 10

// kind says what stands around a stream, and how wide its window is; ok is false if wbits says no such thing.
func kind(wbits int) (f format, window int, ok bool) {
	switch {
	case 8 <= wbits && wbits <= 15:
		return zlibFormat, max(wbits, 9), true
	case -15 <= wbits && wbits <= -9:
		return rawFormat, -wbits, true
	case 25 <= wbits && wbits <= 31:
		return gzipFormat, wbits - 16, true
	}
	return 0, 0, false
}

// newDeflater begins a stream. It gives nil if there is no such stream.
func newDeflater(o options, reuse *flate.Writer) *deflater {
	f, window, ok := kind(o.wbits)
	if !ok || o.level < -1 || o.level > 9 || o.method != 8 || o.memLevel < 1 || o.memLevel > 9 || o.strategy < 0 || o.strategy > 4 {
		return nil
	}
	d := &deflater{level: o.level, wbits: window, format: f, options: o}
	if o.strategy == 2 {
		d.level = flate.HuffmanOnly
	}
	if f == zlibFormat {
		d.sum = 1
	}
	switch {
	case reuse != nil:
		d.w = reuse
		d.w.Reset(&d.out)
	case o.hasDict:
		d.remember(o.dict[max(0, len(o.dict)-1<<window):])
		d.w, _ = flate.NewWriterDict(&d.out, d.level, d.tail)
		d.primed, d.since = true, len(d.tail)%(1<<window)
	default:
		d.w, _ = flate.NewWriter(&d.out, d.level)
	}
	return d
}

// header writes what stands before the stream.
func (d *deflater) header() {
	if d.begun {
		return
	}
	d.begun = true
	level := d.options.level
	switch d.format {
	case zlibFormat:
		speed := 2
		switch {
		case d.options.strategy >= 2 || level == 0 || level == 1:
			speed = 0
		case 2 <= level && level < 6:
			speed = 1
		case level > 6:
			speed = 3
		}
		head := (d.wbits-8)<<12 | 8<<8 | speed<<6
		if d.options.hasDict {
			head |= 0x20
		}
		head += 31 - head%31
		d.out.Write([]byte{byte(head >> 8), byte(head)})
		if d.options.hasDict {
			d.out.Write(binary.BigEndian.AppendUint32(nil, adler(1, d.options.dict)))
		}
	case gzipFormat:
		speed := byte(0)
		if level == 9 {
			speed = 2
		} else if d.options.strategy >= 2 || level == 0 || level == 1 {
			speed = 4
		}
		d.out.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, speed, 3})
	}
}

// write deflates b.
func (d *deflater) write(b []byte) {
	d.header()
	switch d.format {
	case zlibFormat:
		d.sum = adler(d.sum, b)
	case gzipFormat:
		d.sum = crc32.Update(d.sum, crc32.IEEETable, b)
	}
	d.size += uint32(len(b))
	if d.wbits == 15 {
		d.w.Write(b)
		d.remember(b)
		return
	}
	// Package flate knows one window only. Matches do not reach out of a smaller one if it starts anew each time it is full.
	for len(b) > 0 {
		part := b[:min(len(b), 1<<d.wbits-d.since)]
		b = b[len(part):]
		d.w.Write(part)
		d.remember(part)
		if d.since += len(part); d.since == 1<<d.wbits {
			d.restart()
		}
	}
}

// restart ends what came so far at a byte, and keeps matches from reaching back over it.
func (d *deflater) restart() {
	d.w.Flush()
	if d.primed {
		d.w, _ = flate.NewWriter(&d.out, d.level) // Reset would bring the dictionary back
		d.primed = false
	} else {
		d.w.Reset(&d.out)
	}
	d.tail, d.since = d.tail[:0], 0
}

// remember keeps what matches may refer to, for a copy.
func (d *deflater) remember(b []byte) {
	b = b[max(0, len(b)-windowSize):]
	if len(d.tail)+len(b) > 2*windowSize {
		n := copy(d.tail, d.tail[len(d.tail)-windowSize:])
		d.tail = d.tail[:n]
	}
	d.tail = append(d.tail, b...)
}

// finish ends the stream.
func (d *deflater) finish() {
	d.header()
	d.w.Close()
	d.done = true
	switch d.format {
	case zlibFormat:
		d.out.Write(binary.BigEndian.AppendUint32(nil, d.sum))
	case gzipFormat:
		d.out.Write(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, d.sum), d.size))
	}
}

// copy gives a stream that goes on from here by itself. Both go on from a byte, with the same to refer back to.
func (d *deflater) copy() *deflater {
	d.header()
	d.w.Flush()
	c := *d
	c.out = bytes.Buffer{}
	c.out.Write(d.out.Bytes())
	c.tail = append([]byte(nil), d.tail...)
	c.w, _ = flate.NewWriterDict(&c.out, d.level, c.tail[max(0, len(c.tail)-windowSize):])
	c.primed = true
	return &c
}

// taken is what came out since it was last asked for.
func (d *deflater) taken() string {
	s := d.out.String()
	d.out.Reset()
	return s
}
