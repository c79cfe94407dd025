package chart

import (
	"math/rand/v2"
	"testing"
)

func BenchmarkSankey(b *testing.B) {
	for name, d := range map[string]SankeyData{"dyehouse": dyehouse(), "60-nodes": randomNetwork(rand.New(rand.NewPCG(60, 1)), 60), "150-nodes": randomNetwork(rand.New(rand.NewPCG(60, 1)), 150)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Sankey(d)
			}
		})
	}
}
