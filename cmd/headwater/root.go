package main

import (
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"headwater/catalogue"
	"headwater/datum"
	"headwater/fault"
	"headwater/plant"
	"headwater/say"
)

// The groups of the command list.
const (
	groupAudit   = "audit"
	groupData    = "data"
	groupEngines = "engines"
)

// commonFlags are the flags of every command.
type commonFlags struct {
	lang       string
	format     string
	catalogues []string
	date       string
	mapping    string
	annotate   string
	watch      bool
}

func newRootCommand(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "headwater",
		Short: "cleaner-production audits: from a plant's data to a graded report",
		Long: `Headwater (清源) reads a plant's data, grades it against its evaluation index
system, says what holds the grade back and what could not be concluded, and writes
the audit report.

Exit codes: 0 done · 1 internal fault · 2 wrong usage · 3 the input is wrong ·
4 a negative answer where a yes was asked for · 130 interrupted.`,
		Example:       "  headwater audit examples/pcb-2022 -o out\n  headwater rate examples/pcb-2022 --format json",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			if err := e.common.check(); err != nil {
				return err
			}
			e.step("progress-run", cmd.CommandPath())
			return nil
		},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError{cmd, err} })
	flags := root.PersistentFlags()
	flags.StringVar(&e.common.lang, "lang", e.defaultLang(), "language of texts: zh or en (default: from LANG)")
	flags.StringVar(&e.common.format, "format", "text", "output: text, or json for one JSON document")
	flags.StringArrayVar(&e.common.catalogues, "catalogue", nil, "`folder` with catalogue files on top of the embedded ones (may be repeated)")
	flags.StringVar(&e.common.date, "date", "", "day of evaluation as 2023-06-30 (default: today)")
	flags.StringVar(&e.common.mapping, "map", "", "`file` that tells how to read a workbook of your own (headwater sheet map writes one)")
	flags.StringVar(&e.common.annotate, "annotate", "", "where a workbook has problems, write a copy of it with red cells and comments to this `file`")
	flags.BoolVar(&e.common.watch, "watch", false, "run again whenever a file that was read is saved, until Ctrl-C")
	_ = root.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions([]string{"zh", "en"}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	root.AddGroup(
		&cobra.Group{ID: groupAudit, Title: "Audit:"},
		&cobra.Group{ID: groupData, Title: "Data:"},
		&cobra.Group{ID: groupEngines, Title: "Engines:"},
	)
	root.AddCommand(newAuditCommand(e), newRateCommand(e), newLimitsCommand(e), newIntegrityCommand(e), newPlantCommand(e), newCatalogueCommand(e), newVersionCommand(e), newUncertaintyCommand(e), newProcedureCommand(e))
	root.AddCommand(newBalanceCommand(e), newMFCACommand(e), newReuseCommand(e), newPlanCommand(e), newSheetCommand(e), newPortfolioCommand(e), newAppraiseCommand(e), newHouseStyleCommand(e))
	return root
}

// defaultLang follows the locale: Chinese where it says so, else English.
func (e *env) defaultLang() string {
	for _, name := range []string{"HEADWATER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v, ok := e.lookup(name); ok && v != "" {
			if strings.HasPrefix(strings.ToLower(v), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

func (c *commonFlags) check() error {
	if c.lang != "zh" && c.lang != "en" {
		return usage("flag-lang", c.lang)
	}
	if c.format != "text" && c.format != "json" {
		return usage("flag-format", c.format)
	}
	if c.date != "" {
		if _, err := datum.ParseDate(c.date); err != nil {
			return usage("flag-date", c.date, "--date")
		}
	}
	return nil
}

func (e *env) lang() say.Lang {
	if e.common.lang == "zh" {
		return say.ZH
	}
	return say.EN
}

func (e *env) json() bool { return e.common.format == "json" }

// day is the day of evaluation.
func (e *env) day() datum.Date {
	if d, err := datum.ParseDate(e.common.date); err == nil {
		return d
	}
	return datum.DateOf(e.now())
}

// loadCatalogue reads the embedded catalogue and the layers of --catalogue.
func (e *env) loadCatalogue() (*catalogue.Catalogue, error) {
	return e.loadSome(func(kind, id string) bool { return true })
}

// loadFor reads what a plant is held against: the documents that its file names.
func (e *env) loadFor(p *plant.Plant, system string) (*catalogue.Catalogue, error) {
	wanted := map[string]bool{system: true, p.Index.System: true}
	for _, a := range p.Index.Assessments {
		wanted[a.System] = true
	}
	for _, l := range p.Limits {
		wanted[l.Table] = true
	}
	return e.loadSome(func(kind, id string) bool {
		return kind == catalogue.Factor || kind == catalogue.BalanceRule || kind == catalogue.Feasibility || kind == catalogue.Technique || kind == catalogue.Procedure && p.Audit != nil || wanted[id]
	})
}

func (e *env) loadSome(want func(kind, id string) bool) (*catalogue.Catalogue, error) {
	layers := []catalogue.Layer{catalogue.Embedded()}
	if e.standards != "" && !slices.ContainsFunc(e.common.catalogues, func(dir string) bool { return sameFile(dir, e.standards) }) {
		e.reads(e.standards)
		layers = append(layers, catalogue.Layer{Name: e.standards, FS: os.DirFS(e.standards), Adds: true})
	}
	for _, dir := range e.common.catalogues {
		info, err := os.Stat(dir)
		if err != nil || !info.IsDir() {
			return nil, fault.NotFound(dir, "catalogue-folder", dir)
		}
		e.reads(dir)
		layers = append(layers, catalogue.Layer{Name: dir, FS: os.DirFS(dir)})
	}
	defer withoutCollecting()()
	return catalogue.LoadSome(want, layers...)
}

// withoutCollecting lets garbage pile up, some 20 MB, until the returned function is
// called. Nearly all that a load allocates is garbage, and at the start of a program,
// with little in use, the collector would run every 4 MB: that is a third of the time.
func withoutCollecting() func() {
	before := debug.SetGCPercent(collectAt)
	if before < 0 || before > collectAt { // the user asked for less collecting still
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}

// collectAt is the growth of the heap in percent at which a load is collected.
const collectAt = 400
