package balance

// Variable is a quantity of free equations.
type Variable struct {
	ID    string `yaml:"id,required"`
	Given `yaml:",inline"`
	Start Text `yaml:"start"` // where the search for an unmeasured one starts; default 1
}
