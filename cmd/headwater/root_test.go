package main

import "testing"

// BenchmarkLoadCatalogue is how long a command waits for the whole catalogue: at most
// 30 ms on two cores.
func BenchmarkLoadCatalogue(b *testing.B) {
	e := &env{}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.loadCatalogue(); err != nil {
			b.Fatal(err)
		}
	}
}
