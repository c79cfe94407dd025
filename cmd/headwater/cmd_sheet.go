package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"headwater/audit"
	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/rating"
	"headwater/report"
	"headwater/say"
	"headwater/sheet"
)

func newSheetCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "sheet",
		GroupID: groupData,
		Short:   "the plant file as an Excel workbook",
		Long: `Every command that takes a PLANT takes a workbook as well: plant.xlsx in the folder, or
the file itself. Problems then name file, sheet and cell.`,
		Example: "  headwater sheet new --system cn-steel-2014 --lang zh -o plant.xlsx\n  headwater plant check plant.xlsx --annotate marked.xlsx\n  headwater audit plant.xlsx -o out",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newSheetNewCommand(e), newSheetExportCommand(e), newSheetMapCommand(e))
	return cmd
}

func newSheetNewCommand(e *env) *cobra.Command {
	var system, profile, out string
	var all, forms bool
	cmd := &cobra.Command{
		Use:   "new",
		Short: "write an empty workbook with an index system's indicators",
		Long: `Write a workbook to be filled in: instructions, plant, products, months, processes,
materials, streams, stocks, energy, discharges, every indicator of the index system with
what its levels ask as notes, options, limits, documents. Nothing is overwritten.`,
		Example: "  headwater sheet new --system cn-electroplating-2015 -o plant.xlsx\n  headwater sheet new --system cn-electroplating-2015 --forms --lang zh -o forms.xlsx",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := e.loadCatalogue()
			if err := errors.Join(err, namedWorkbook(out)); err != nil {
				return err
			}
			sys, ok := cat.System(system)
			if !ok {
				return fault.NotFound("", "system-unknown", system, input.Nearest(system, cat.SystemIDs()))
			}
			questions, chosen, err := e.questions(sys, profile)
			if err != nil {
				return err
			}
			year := e.day().Year() - 1
			tree := map[string]any{"plant": map[string]any{"id": "my-plant"}, "period": strconv.Itoa(year), "index": map[string]any{"system": sys.ID, "profile": chosen}}
			var b bytes.Buffer
			if err := sheet.Write(&b, sheet.Export{Tree: tree, Lang: e.lang(), All: all, Year: year, Questions: questions, Forms: e.forms(cat, forms)}); err != nil {
				return err
			}
			return e.writeNew(out, b.String())
		},
	}
	cmd.Flags().StringVar(&system, "system", "", "index system `id`")
	cmd.Flags().StringVar(&profile, "profile", "", "profile of the system (default: the first with a table)")
	cmd.Flags().StringVarP(&out, "output", "o", "plant.xlsx", "the `file` to write")
	cmd.Flags().BoolVar(&all, "all", false, "every sheet, those of the audit file and of reuse among them")
	cmd.Flags().BoolVar(&forms, "forms", false, formsHelp)
	_ = cmd.MarkFlagRequired("system")
	_ = cmd.RegisterFlagCompletionFunc("system", e.completeSystems)
	return cmd
}

// questions are the indicators of a profile as a workbook asks them.
func (e *env) questions(sys *rating.System, profile string) ([]sheet.Question, string, error) {
	chosen, err := rating.ProfileOf(sys, profile)
	if err != nil {
		return nil, "", err
	}
	l := string(e.lang())
	var out []sheet.Question
	for _, g := range chosen.Groups {
		for i := range g.Indicators {
			ind := &g.Indicators[i]
			q := sheet.Question{ID: ind.ID, Name: ind.Name.In(l), Unit: ind.Unit, Group: g.Name.In(l), Limiting: ind.Limiting == rating.Yes}
			if len(ind.Parts) > 0 {
				q.Unit = ""
			}
			for k, level := range []string{"I", "II", "III"} {
				cell := ind.Levels[level]
				if q.Levels[k] = cell.Words(l); cell.Gap != "" && cell.Gap != rating.GapSame {
					q.Levels[k] = say.Term(e.lang(), "gap-"+cell.Gap)
				}
			}
			q.About = e.definition(ind)
			out = append(out, q)
		}
	}
	return out, chosen.ID, nil
}

// definition is what a document says of an indicator besides its levels.
func (e *env) definition(ind *rating.Indicator) (lines []string) {
	l := e.lang()
	add := func(term, text string) {
		if text != "" {
			lines = append(lines, say.Term(l, term)+text)
		}
	}
	add("sheet-formula", ind.Value)
	add("sheet-per", ind.Per.In(string(l)))
	add("sheet-point", ind.Point)
	for _, p := range ind.Parts {
		add("sheet-part", p.ID+" "+p.Name.In(string(l))+" ("+p.Unit+")")
	}
	add("sheet-note", ind.Note)
	for _, d := range ind.Doubts {
		add("sheet-doubt", d.In(string(l)))
	}
	return lines
}

func newSheetExportCommand(e *env) *cobra.Command {
	var out string
	var all, forms, force bool
	cmd := &cobra.Command{
		Use:   "export PLANT",
		Short: "write a plant as a filled workbook with its results",
		Long: `Write a plant file as a workbook with all of its data, and the results of its assessment
as sheets that are not read back. Reading the workbook gives the same plant. A workbook
that is there already is overwritten with --force alone.`,
		Example: "  headwater sheet export examples/pcb-2022 -o pcb.xlsx\n  headwater sheet export plant.xlsx --lang en -o plant-en.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, err := e.exportPlant(args[0], all, forms)
			if err := errors.Join(err, namedWorkbook(out)); err != nil {
				return err
			}
			if !force {
				err = e.writeNew(out, string(data))
			} else if err = e.writeFile(out, string(data)); err == nil {
				_, err = fmt.Fprintf(e.stdout, "%s %s\n", say.Term(e.lang(), "written"), out)
			}
			if left := leftBeside(folderOf(args[0]), folderOf(out)); err == nil && len(left) > 0 {
				_, err = fmt.Fprintf(e.stderr, say.Term(e.lang(), "left-beside")+"\n", strings.Join(left, ", "))
			}
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "plant.xlsx", "the `file` to write")
	cmd.Flags().BoolVar(&all, "all", false, "every sheet, those without data too")
	cmd.Flags().BoolVar(&forms, "forms", false, formsHelp)
	cmd.Flags().BoolVar(&force, "force", false, "overwrite a workbook that is there")
	return cmd
}

// leftBeside names what belongs to a plant, lies beside its file, and is not beside the
// workbook.
func leftBeside(plant, out string) (left []string) {
	there := func(folder, name string) bool {
		_, err := os.Stat(filepath.Join(folder, name))
		return err == nil
	}
	for _, name := range []string{standardsFolder, notesFolder, costsFile} {
		if there(plant, name) && !there(out, name) {
			left = append(left, name)
		}
	}
	return left
}

const formsHelp = "set the sheets out as the classic worksheets of the audit (1-1 to 7-2)"

// forms are the worksheets of the audit in the order of their ids; none where none are
// wanted.
func (e *env) forms(cat *catalogue.Catalogue, wanted bool) (out []sheet.Form) {
	if !wanted {
		return nil
	}
	l := string(e.lang())
	for _, f := range cat.Forms() {
		one := sheet.Form{ID: f.ID, Name: f.Name.In(l), Sheet: f.Sheet, Lists: f.Lists, Shows: f.Shows}
		for _, c := range f.Columns {
			one.Columns = append(one.Columns, sheet.FormColumn{Title: datum.Text{ZH: c.ZH, EN: c.EN}.In(l), Field: c.Field})
		}
		out = append(out, one)
	}
	return out
}

// exportPlant makes the workbook of a plant whose file is in order.
func (e *env) exportPlant(path string, all, forms bool) ([]byte, error) {
	pf, err := e.readPlant(path)
	if err != nil {
		return nil, err
	}
	cat, err := e.loadFor(pf.plant, "")
	if err != nil {
		return nil, err
	}
	x := sheet.Export{Lang: e.lang(), All: all}
	x.Tree, _ = pf.file.Tree().(map[string]any)
	var result *audit.Result
	if p := pf.plant; p.Index.System != "" || len(p.Index.Assessments) > 0 {
		result, err = audit.Assess(e.rules(cat, ""), p)
		x.Questions = e.questionsOf(cat, p)
	} else {
		err = plant.Check(p, input.Nearest)
	}
	if err := pf.file.Merge(pf.bad, err); err != nil {
		return nil, err
	}
	if result != nil {
		doc := report.Build(result, e.lang())
		x.Results, x.Tables = sheet.Results(doc), sheet.Tables(doc)
	}
	if forms {
		if cat, err = e.loadCatalogue(); err != nil { // the plant may need no document that has forms
			return nil, err
		}
		x.Forms = e.forms(cat, true)
	}
	var b bytes.Buffer
	if err := sheet.Write(&b, x); err != nil {
		return nil, pf.file.Locate(err)
	}
	return b.Bytes(), nil
}

// questionsOf are the indicators of the one index system that a plant names.
func (e *env) questionsOf(cat *catalogue.Catalogue, p *plant.Plant) []sheet.Question {
	sys, ok := cat.System(p.Index.System)
	if !ok {
		return nil
	}
	questions, _, err := e.questions(sys, p.Index.Profile)
	if err != nil {
		return nil
	}
	return questions
}

func newSheetMapCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "map FOREIGN.xlsx MAP.yaml",
		Short: "propose how a workbook of your own is read",
		Long: `Look at the headings of a workbook of your own and write a mapping file: which sheet holds
which records, which column which field, where the months of a year stand. Correct it once,
keep it, and give it to every command with --map MAP.yaml. Nothing is overwritten.`,
		Example: "  headwater sheet map ledger.xlsx map.yaml\n  headwater plant check ledger.xlsx --map map.yaml",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, data, err := e.readAll(args[0])
			if err != nil {
				return err
			}
			text, err := sheet.Propose(name, data, e.lang())
			if err != nil {
				return err
			}
			return e.writeNew(args[1], text)
		},
	}
}
