package vm

import "github.com/jinklink/jink/python/object"

// Image is what copies of a runtime are made from.
type Image struct {
	image  *object.Image
	config Config
}

// Image makes an image of a runtime that runs nothing. It must not run anything after that either.
func (rt *Runtime) Image() (*Image, error) {
	im, err := object.NewImage(rt.Interp, rt.importFunction)
	if err != nil {
		return nil, err
	}
	return &Image{im, rt.config}, nil
}

// Size is how many bytes a copy takes, but for its stack and its maps.
func (im *Image) Size() int { return im.image.Size() }

// New makes a copy.
func (im *Image) New() *Runtime {
	in, values := im.image.Interpreter()
	rt := &Runtime{Interp: in, config: im.config, importFunction: values[0]}
	rt.start()
	return rt
}

// start gives the runtime its main thread.
func (rt *Runtime) start() {
	rt.Thread = object.NewMainThread(rt.Interp, rt)
	rt.furnish(rt.Thread, firstChunk)
}
