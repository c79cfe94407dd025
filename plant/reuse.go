package plant

import (
	"fmt"

	"headwater/fault"
	"headwater/unit"
)

// Reuse marks the water and heat of the plant that a reuse target is worked out for.
type Reuse struct {
	Hours unit.Quantity `yaml:"hours"` // of operation in the data year
	Water *ReuseWater   `yaml:"water"`
	Heat  *ReuseHeat    `yaml:"heat"`
}

// ReuseWater marks uses of water, and the contaminant that limits its reuse.
type ReuseWater struct {
	Contaminant string           `yaml:"contaminant"`
	Fresh       unit.Quantity    `yaml:"fresh"` // concentration of the fresh water; 0 if absent
	Operations  []ReuseOperation `yaml:"operations"`
	Sources     []ReuseSource    `yaml:"sources"`
	Sinks       []ReuseSink      `yaml:"sinks"`
}

// ReuseOperation is a process that takes a load up into its water.
type ReuseOperation struct {
	Process     string        `yaml:"process,required"`
	Load        unit.Quantity `yaml:"load,required"`
	CinMax      unit.Quantity `yaml:"cin_max,required"`
	CoutMax     unit.Quantity `yaml:"cout_max,required"`
	Loss        unit.Quantity `yaml:"loss"`
	Evaporation unit.Quantity `yaml:"evaporation"`
	Gain        unit.Quantity `yaml:"gain"`
}

// ReuseSource is a stream whose water could be used again.
type ReuseSource struct {
	Stream        string        `yaml:"stream,required"`
	Concentration unit.Quantity `yaml:"concentration"` // that of the stream's contaminant if absent
}

// ReuseSink is a stream of fresh water that used water could stand in for.
type ReuseSink struct {
	Stream string        `yaml:"stream,required"`
	Max    unit.Quantity `yaml:"max,required"`
}

// ReuseHeat marks streams that are to be cooled or heated.
type ReuseHeat struct {
	DtMin   unit.Quantity     `yaml:"dt_min"`
	Today   unit.Quantity     `yaml:"today"` // hot utility today
	Price   unit.Quantity     `yaml:"price"` // of heat from the hot utility
	Streams []ReuseHeatStream `yaml:"streams,required"`
	Matches []ReuseMatch      `yaml:"matches"`
}

// ReuseHeatStream is a stream of the plant, or one that is named here alone.
type ReuseHeatStream struct {
	ID           string        `yaml:"id"`
	Stream       string        `yaml:"stream"` // with specific_heat instead of cp
	Supply       unit.Quantity `yaml:"supply,required"`
	Target       unit.Quantity `yaml:"target,required"`
	CP           unit.Quantity `yaml:"cp"`
	Duty         unit.Quantity `yaml:"duty"`
	SpecificHeat unit.Quantity `yaml:"specific_heat"`
	Kind         string        `yaml:"kind"`
	DtCont       unit.Quantity `yaml:"dt_cont"`
}

// ReuseMatch is an exchanger of today between two of these streams.
type ReuseMatch struct {
	Hot  string        `yaml:"hot,required"`
	Cold string        `yaml:"cold,required"`
	Duty unit.Quantity `yaml:"duty,required"`
}

// reuse checks what the marks refer to; the engine checks the numbers.
func (c *checker) reuse() {
	r := c.p.Reuse
	if r == nil {
		return
	}
	if w := r.Water; w != nil {
		for i, o := range w.Operations {
			c.ref(fmt.Sprintf("/reuse/water/operations/%d/process", i), "process", o.Process, c.processIDs())
		}
		for i, s := range w.Sources {
			c.ref(fmt.Sprintf("/reuse/water/sources/%d/stream", i), "stream", s.Stream, c.streamIDs())
		}
		for i, s := range w.Sinks {
			at := fmt.Sprintf("/reuse/water/sinks/%d/stream", i)
			c.ref(at, "stream", s.Stream, c.streamIDs())
			if stream := c.p.Stream(s.Stream); stream != nil && stream.Role != "fresh" {
				c.add(fault.Input(at, "reuse-sink-role", s.Stream, stream.Role))
			}
		}
	}
	if h := r.Heat; h != nil {
		for i, s := range h.Streams {
			at := fmt.Sprintf("/reuse/heat/streams/%d", i)
			c.ref(at+"/stream", "stream", s.Stream, c.streamIDs())
			c.choice(at+"/kind", s.Kind, "reuse.heat.streams[].kind")
		}
	}
}

// Stream returns the stream of that id, or nil.
func (p *Plant) Stream(id string) *Stream {
	for i := range p.Streams {
		if p.Streams[i].ID == id {
			return &p.Streams[i]
		}
	}
	return nil
}
