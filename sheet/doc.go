// Package sheet brings a plant into an Excel workbook and back.
//
// Auditors live in Excel. A workbook holds the fields of the plant file, one sheet for each
// list of records, made from plant/fields.csv like the schema and the handbook: a new
// field needs no line of code here. Reading gives the same tree that package input
// decodes from YAML, with the cell of every value, so that what is wrong is found by the
// same checks and printed as plant.xlsx!Sheet!C7.
//
//	file, err := sheet.Read("plant.xlsx", data, nil)  // file.Decode(&plant), as from YAML
//	err = sheet.Write(w, sheet.Export{Tree: file.Tree(), Lang: say.ZH})
//
// # Conventions
//
// A field is one column, or several: a text has one for each language, a quantity its
// number and its unit, a series one more for each year. Twelve months stand in the sheet
// "months", one row a year. Lists and maps of single values stand in one cell: doc-1;
// doc-3 and copper = 45 mg/L; nickel = 2 mg/L. The first row of every sheet is hidden
// and holds the keys of the columns (products[].output@2022); without it the headings do, in
// Chinese or English. What nothing simpler would give back stands in a cell as json:….
//
// docs/method/sheet.md tells how cells are read.
package sheet
