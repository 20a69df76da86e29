// Package app puts the service together: it reads the configuration, opens the store and the listeners, wires the parts
// to each other, and starts and stops them in the right order. It exists so that no other package has to know them all.
//
// Invariants: no other package than this one and cli imports more than one of api, dash and redirect; nothing is started
// before everything could be opened; on the way down no part stops before those that use it.
package app
