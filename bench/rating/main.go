// Command rating grades many plants with the kernel, for bench/rating.py: it writes the
// values that it graded and the grades, so that a peer can be timed on the same ones.
//
//	go run ./bench/rating -plants 100000 -gaps 0.05 -o /tmp/bench
package main

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"headwater/input"
	"headwater/plant"
	"headwater/rating"
)

// indicators of the constructed system, in groups of ten.
const indicators, perGroup = 50, 10

func main() {
	plants := flag.Int("plants", 100_000, "plants to grade")
	gaps := flag.Float64("gaps", 0, "share of values that are missing; half as many do not apply")
	out := flag.String("o", ".", "folder for values.f64, best.i8 and worst.i8")
	flag.Parse()
	if err := run(*plants, *gaps, *out); err != nil {
		log.Fatal(err)
	}
}

// system has 50 numbers with levels 1, 2, 3, less is better; every tenth is limiting.
func system() (*rating.System, error) {
	var b strings.Builder
	b.WriteString(`
id: bench
title: bench
status: in-force
verification: official
source: {title: constructed}
family: composite
grades:
  - {id: I, index: {of: I, at_least: 85}, limiting: I}
  - {id: II, index: {of: II, at_least: 85}, limiting: II}
  - {id: III, every: III}
missing: {indicator: rescale, group: drop}
profiles:
  - id: p
    groups:
`)
	for i := range indicators {
		if i%perGroup == 0 {
			fmt.Fprintf(&b, "      - id: g%d\n        name: g\n        weight: 0.2\n        indicators:\n", i/perGroup)
		}
		fmt.Fprintf(&b, "          - {id: i%d, name: i, kind: quantitative, unit: kg/t, direction: lower, weight: 0.1, limiting: %v, levels: {I: \"<= 1\", II: \"<= 2\", III: \"<= 3\"}}\n", i, i%perGroup == 0)
	}
	f, err := input.Parse("bench.yaml", []byte(b.String()))
	if err != nil {
		return nil, err
	}
	sys := &rating.System{}
	return sys, f.Decode(sys)
}

func run(plants int, gaps float64, out string) error {
	sys, err := system()
	if err != nil {
		return err
	}
	table, err := rating.NewTable(sys, "", &plant.Plant{})
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, plants*indicators)
	for p := range plants {
		worst := []float64{1.0, 1.15, 2.0, 2.2, 3.0, 3.2}[rng.IntN(6)] // plants of every grade
		for i := range indicators {
			v := worst * rng.Float64()
			switch u := rng.Float64(); {
			case u < gaps:
				v = math.NaN()
			case u < 1.5*gaps:
				v = rating.NotApplicable
			}
			values[p*indicators+i] = v
		}
	}
	best, worst := make([]int8, plants), make([]int8, plants)
	result := table.NewResult()
	start := time.Now()
	for p := range plants {
		table.Grade(result, values[p*indicators:(p+1)*indicators])
		best[p], worst[p] = int8(result.Best), int8(result.Worst)
	}
	took := time.Since(start)
	fmt.Printf("headwater: %d plants in %.4f s, %.0f ns per plant\n", plants, took.Seconds(), float64(took.Nanoseconds())/float64(plants))
	return errors.Join(write(filepath.Join(out, "values.f64"), values), write(filepath.Join(out, "best.i8"), best), write(filepath.Join(out, "worst.i8"), worst))
}

func write(path string, v any) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := binary.Write(f, binary.LittleEndian, v); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
