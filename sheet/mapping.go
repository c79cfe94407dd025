package sheet

// Mapping tells how the sheets of a workbook are read that is not ours.
type Mapping struct {
	Sheets []MappedSheet `yaml:"sheets,required"`
}

// MappedSheet is one sheet of a foreign workbook.
type MappedSheet struct {
	Sheet   string            `yaml:"sheet,required"` // its name
	Table   string            `yaml:"table,required"` // streams, products, energy.use
	First   int               `yaml:"first,required"` // row of the first record
	Last    int               `yaml:"last"`           // row of the last one; 0: the end of the sheet
	Skip    []string          `yaml:"skip"`           // a row with one of these texts is none: 合计
	Columns map[string]string `yaml:"columns,required"`
	Units   map[string]string `yaml:"units"`  // of a column
	Always  map[string]string `yaml:"always"` // fields that every record has
}

// of returns how a sheet is read, or nil.
func (m *Mapping) of(name string) *MappedSheet {
	if m == nil {
		return nil
	}
	for i := range m.Sheets {
		if m.Sheets[i].Sheet == name {
			return &m.Sheets[i]
		}
	}
	return nil
}
