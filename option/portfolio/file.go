package portfolio

// The objectives.
const (
	Benefit    = "benefit"    // as much as possible
	Investment = "investment" // as little as possible
)

// File is a portfolio as people write it.
type File struct {
	Objective    string             `yaml:"objective"` // benefit where it is empty
	Options      []Option           `yaml:"options,required"`
	Budget       *float64           `yaml:"budget"`
	AtLeast      map[string]float64 `yaml:"at_least"` // by effect, or benefit
	Exclusive    [][]string         `yaml:"exclusive"`
	Requires     [][]string         `yaml:"requires"` // [B, A]: B needs A
	AtLeastCount []Count            `yaml:"at_least_count"`
	Limits       []Limit            `yaml:"limits"`
}

// Option is one thing that can be done.
type Option struct {
	ID         string             `yaml:"id,required"`
	Investment float64            `yaml:"investment"`
	Benefit    *float64           `yaml:"benefit"`
	Effects    map[string]float64 `yaml:"effects"`
}

// Count asks for so many of a group.
type Count struct {
	Of    []string `yaml:"of,required"`
	Count int      `yaml:"count,required"`
}

// Limit is a further budget, such as labour.
type Limit struct {
	Name string             `yaml:"name"`
	Use  map[string]float64 `yaml:"use,required"` // by option
	Max  float64            `yaml:"max,required"`
}

func (f *File) objective() string {
	if f.Objective == "" {
		return Benefit
	}
	return f.Objective
}

// Amount returns the investment, the benefit or an effect of an option; nil where the file
// states none.
func (o *Option) Amount(name string) *float64 {
	switch name {
	case Investment:
		return &o.Investment
	case Benefit:
		return o.Benefit
	}
	if v, ok := o.Effects[name]; ok {
		return &v
	}
	return nil
}
