package datum

// How a catalogue file was read.
const (
	Official  = "official"  // read in the official text, keyed twice and signed off
	Secondary = "secondary" // another's transcription
	Reference = "reference" // a benchmark, not a standard
	Listed    = "listed"    // known to exist, not transcribed
	Recall    = "recall"    // said of the trade's practice as it is remembered; no text was read
)

// Whether a document is in force.
const (
	InForce    = "in-force"
	Superseded = "superseded"
	Draft      = "draft"
	Unknown    = "unknown"
)

// Origin says where a catalogue file comes from and how far it can be trusted. Doubts
// travel with every figure of the file into the report.
type Origin struct {
	Document     Document `yaml:"document" json:"document"`
	Status       string   `yaml:"status,required" json:"status"`             // in-force, superseded, draft, unknown
	Verification string   `yaml:"verification,required" json:"verification"` // official, secondary, reference, listed, recall
	Source       Source   `yaml:"source,required" json:"source"`
	Doubts       []Text   `yaml:"doubts" json:"doubts,omitempty"`
	// Signed says who read the document, for a file that was keyed twice and signed.
	Signed *Signature `json:"signed,omitempty"`
}

// Document is the legal text: what is not known is absent.
type Document struct {
	Number    string   `yaml:"number" json:"number,omitempty"` // "2014年第3号公告", "HJ 450-2008"
	Issuer    []string `yaml:"issuer" json:"issuer,omitempty"`
	Issued    Date     `yaml:"issued" json:"issued,omitzero"`
	Effective Date     `yaml:"effective" json:"effective,omitzero"`
	Until     Date     `yaml:"until" json:"until,omitzero"`        // first day on which it is no longer in force
	Replaces  []string `yaml:"replaces" json:"replaces,omitempty"` // catalogue ids, or names of documents that have none
}

// Source is what was read, and how completely.
type Source struct {
	Title        string   `yaml:"title" json:"title,omitempty"`
	Address      []string `yaml:"address" json:"address,omitempty"`
	Completeness string   `yaml:"completeness" json:"completeness,omitempty"` // complete, partial, header, none
}

// Validity is the standing of a document on a day.
type Validity string

const (
	Valid      Validity = "in-force"
	NotYet     Validity = "not-yet-in-force"
	Ended      Validity = "superseded"
	IsDraft    Validity = "draft"
	NotSettled Validity = "undated" // status unknown or no effective date: used with a mark
)

// On returns the standing of the document on day d. Dates decide where there are
// any; without them the stated status does.
func (o Origin) On(d Date) Validity {
	switch {
	case o.Status == Draft:
		return IsDraft
	case !o.Document.Effective.IsZero() && d.Before(o.Document.Effective):
		return NotYet
	case !o.Document.Until.IsZero() && !d.Before(o.Document.Until):
		return Ended
	case o.Status == Superseded && o.Document.Until.IsZero():
		return Ended
	case o.Status == InForce || o.Status == Superseded && !o.Document.Effective.IsZero():
		return Valid
	}
	return NotSettled
}

// Signature says who read which document when, for one file of the catalogue. It holds
// as long as the file has the hash that was signed.
type Signature struct {
	Document string    `yaml:"document,required" json:"document"` // id in the catalogue
	SHA256   string    `yaml:"sha256,required" json:"sha256"`     // of the file of the catalogue
	Read     FileRead  `yaml:"read,required" json:"read"`
	Keyed    []Reading `yaml:"keyed,required" json:"keyed"`
	Signed   Date      `yaml:"signed,required" json:"signed"`
}

// FileRead is the official text that lay before the readers.
type FileRead struct {
	File    string `yaml:"file,required" json:"file"`
	SHA256  string `yaml:"sha256,required" json:"sha256"`
	Address string `yaml:"address" json:"address,omitempty"`
}

// Reading is one person's keying of a document.
type Reading struct {
	Reader string `yaml:"reader,required" json:"reader"`
	On     Date   `yaml:"on" json:"on,omitzero"`
	SHA256 string `yaml:"sha256,required" json:"sha256"` // of the file as keyed
}
