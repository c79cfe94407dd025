package fault

// Reason says why a result is what it is, or why there is none: a code without
// language, with the numbers behind it. say.Reason gives the text.
type Reason struct {
	Code  string   `json:"code"`
	Value *float64 `json:"value,omitempty"`
	Limit *float64 `json:"limit,omitempty"`
	Unit  string   `json:"unit,omitempty"`
	Items []string `json:"items,omitempty"` // ids, or words of the input, in the order of the text

	Message string `json:"message,omitempty"` // filled in at the edge, never by an engine
}
