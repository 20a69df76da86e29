package vm

import (
	"slices"

	"github.com/jinklink/jink/python/object"
)

// Image is what copies of a runtime are made from.
type Image struct {
	image  *object.Image
	config Config
}

// Image makes an image of a runtime that runs nothing. It must not run anything after that either.
func (rt *Runtime) Image() (*Image, error) {
	rt.warm()
	im, err := object.NewImage(rt.Thread, rt.importFunction)
	if err != nil {
		return nil, err
	}
	// What the image shares with its copies may hold on to the runtime, which needs its stacks no more.
	m := machineOf(rt.Thread)
	m.chunk, m.spare, m.free = nil, nil, nil
	rt.Thread.DropScratch()
	return &Image{im, rt.config}, nil
}

// Size is how many bytes a copy takes, but for its stack and its maps.
func (im *Image) Size() int { return im.image.Size() }

// New makes a copy.
func (im *Image) New() *Runtime {
	c := im.image.New()
	rt := &Runtime{Interp: c.Interp, config: im.config, importFunction: c.Values[0], copy: c}
	rt.start()
	rt.Thread.Values = c.Kept
	return rt
}

// Reset makes a copy of an image again what it was when it was new, and reports whether it could: that it is a copy, and runs
// nothing but threads that a call left behind: those are stopped.
func (rt *Runtime) Reset() bool {
	m := machineOf(rt.Thread)
	if rt.copy == nil || m.cur != nil || rt.Thread.Depth != 0 {
		return false
	}
	// Threads that a call left running would write to what is copied over.
	if rt.Thread.StopThreads() != nil || rt.Interp.ThreadCount() > 0 {
		return false
	}
	rt.copy.Reset()
	if rt.Interp != rt.copy.Interp || !rt.Thread.Renew() {
		return false
	}
	rt.Thread.Values = rt.copy.Kept
	rt.bell.Store(rt.Interp.Bell())
	m.top, m.spare = 0, nil
	if len(m.chunk) != firstChunk {
		m.chunk = make([]object.Value, firstChunk)
	}
	clear(m.chunk[:min(m.high, len(m.chunk))])
	m.high = 0
	if len(m.free) > keptFrames {
		m.free = slices.Clone(m.free[:keptFrames])
	}
	for i := range m.free {
		*m.free[i] = frame{}
	}
	return true
}

// keptFrames is how many frames that are free a copy keeps for its next run.
const keptFrames = 64

// start gives the runtime its main thread.
func (rt *Runtime) start() {
	rt.Thread = object.NewMainThread(rt.Interp, rt)
	rt.furnish(rt.Thread, firstChunk)
	rt.bell.Store(rt.Interp.Bell())
}
