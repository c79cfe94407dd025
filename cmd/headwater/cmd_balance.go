package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"headwater/balance"
	"headwater/fault"
	"headwater/input"
	"headwater/sheet"
)

func newBalanceCommand(e *env) *cobra.Command {
	var opts balance.Options
	var strict bool
	var pairs []string
	var picture balancePicture
	cmd := &cobra.Command{
		Use:     "balance FILE",
		GroupID: groupEngines,
		Short:   "reconcile measured flows with their balances, and name the meters to look at",
		Long: `Find the flows closest to all readings, weighed by their standard uncertainties, that
close every balance of a network; say whether the readings can be right together, and
which one to look at if not. No reading is changed or dropped.

FILE is YAML, or CSV or a workbook's first sheet with the columns id,from,to,value,sd (fixed may be added); - reads
standard input. An empty from or to is outside, an absent value was not measured.
Concentrations, stocks, bounds and free equations: docs/method/balance.md.`,
		Example: "  headwater balance examples/water-network/balance.yaml --serial\n  headwater balance examples/water-network/balance.yaml --sankey water.svg --links water.csv\n  headwater balance flows.csv --format json --strict\n  headwater balance flows.xlsx --links links.xlsx",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !(opts.Alpha > 0 && opts.Alpha < 1) {
				return usage("balance-alpha", opts.Alpha)
			}
			for _, p := range pairs {
				a, b, ok := strings.Cut(p, ",")
				if !ok {
					return usage("balance-pair", p)
				}
				opts.Pairs = append(opts.Pairs, [2]string{strings.TrimSpace(a), strings.TrimSpace(b)})
			}
			if err := picture.check(); err != nil {
				return err
			}
			r, n, err := e.reconcile(args[0], opts)
			if err != nil {
				return err
			}
			if err := e.drawBalance(&picture, r, n); err != nil {
				return err
			}
			if err := e.printBalance(r, n); err != nil {
				return err
			}
			if strict && (r.Pass == nil || !*r.Pass) {
				return errNegative
			}
			return nil
		},
	}
	cmd.Flags().Float64Var(&opts.Alpha, "alpha", 0.05, "`level` of the tests")
	cmd.Flags().BoolVar(&opts.Serial, "serial", false, "take the most suspicious reading out, one after another, until the balances pass")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit 4 unless the balances pass the global test")
	cmd.Flags().BoolVar(&opts.Variance, "variance", false, fmt.Sprintf("uncertainties and statistics also of networks above %d streams", balance.VarianceUpTo))
	cmd.Flags().StringArrayVar(&pairs, "covariance", nil, "covariance of two reconciled flows, as `A,B` (may be repeated)")
	cmd.Flags().StringVar(&picture.figure, "sankey", "", "draw the network to a `FILE.svg`")
	cmd.Flags().StringVar(&picture.links, "links", "", "write what the figure shows to a `FILE.csv` or .xlsx")
	cmd.Flags().StringVar(&picture.draw, "draw", "measured", "flows of the figure: measured (what does not close shows) or reconciled")
	_ = cmd.RegisterFlagCompletionFunc("draw", cobra.FixedCompletions([]string{"measured", "reconciled"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// reconcile reads a balance file and reconciles it; the network is nil where the file
// holds free equations.
func (e *env) reconcile(path string, o balance.Options) (*balance.Result, *balance.Network, error) {
	f, locate, err := e.readBalance(path)
	if err != nil {
		return nil, nil, err
	}
	if len(f.Equations) > 0 || len(f.Variables) > 0 {
		r, err := f.Free(o, input.Nearest)
		return r, nil, locate(err)
	}
	n, err := f.Network()
	if err := locate(err); err != nil {
		return nil, nil, err
	}
	if err := checkPairs(n, o.Pairs); err != nil {
		return nil, nil, err
	}
	r, err := balance.Reconcile(n, o)
	if err != nil {
		return nil, nil, locate(err)
	}
	r.Unit = f.Unit
	return r, n, nil
}

func checkPairs(n *balance.Network, pairs [][2]string) error {
	if len(pairs) == 0 {
		return nil
	}
	var ids []string
	for i := range n.Streams {
		ids = append(ids, n.Streams[i].ID)
	}
	var bad []error
	for _, p := range pairs {
		for _, id := range p {
			if !slices.Contains(ids, id) {
				bad = append(bad, fault.NotFound("--covariance", "balance-stream", id, input.Nearest(id, ids)))
			}
		}
	}
	return errors.Join(bad...)
}

// readBalance reads YAML or CSV, whichever it is. locate puts problems at their lines,
// beside those of what could not be decoded.
func (e *env) readBalance(path string) (f *balance.File, locate func(error) error, err error) {
	name, data, err := e.readAll(path)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case isWorkbook(name):
		return readBalanceTable(0, func(do func([]string)) (*input.Table, error) {
			return sheet.ReadTable(name, bytes.NewReader(data), int64(len(data)), balanceColumns, do)
		})
	case isTable(name, data):
		return readBalanceTable(bytes.Count(data, []byte("\n")), func(do func([]string)) (*input.Table, error) {
			return input.ReadTable(name, bytes.NewReader(data), balanceColumns, do)
		})
	}
	doc, err := input.Parse(name, data)
	if err != nil {
		return nil, nil, err
	}
	f = &balance.File{}
	unread := doc.Decode(f)
	return f, func(err error) error { return doc.Merge(unread, err) }, nil
}

// isTable reports whether a file is CSV: by its name, or by a first line of columns.
func isTable(name string, data []byte) bool {
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return true
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	return name == "stdin" && bytes.ContainsAny(first, ",;\t") && !bytes.ContainsAny(first, ":{[#")
}

var balanceColumns = []input.Column{{Name: "id", Required: true}, {Name: "from", Required: true}, {Name: "to", Required: true}, {Name: "value", Required: true}, {Name: "sd", Required: true}, {Name: "fixed"}}

// readBalanceTable reads a table of streams, some rows long, by the reader of its format.
func readBalanceTable(some int, read func(do func(cells []string)) (*input.Table, error)) (*balance.File, func(error) error, error) {
	f := &balance.File{Streams: make([]balance.Entry, 0, some)}
	table, unread := read(func(cells []string) {
		f.Streams = append(f.Streams, balance.Entry{ID: cells[0], From: cells[1], To: cells[2],
			Given: balance.Given{Value: balance.Text(cells[3]), SD: balance.Text(cells[4]), Fixed: balance.Text(cells[5])}})
	})
	if table == nil {
		return nil, nil, unread
	}
	return f, func(err error) error { return errors.Join(unread, table.Locate(err)) }, nil
}

// flow writes a number of a balance to six digits.
func flow(v *float64) string {
	if v == nil {
		return "—"
	}
	return strconv.FormatFloat(*v, 'g', 6, 64)
}

// spread writes value ± standard uncertainty, the latter to two digits.
func spread(v, sd *float64) string {
	if v == nil || sd == nil || *sd == 0 {
		return flow(v)
	}
	return flow(v) + " ± " + strconv.FormatFloat(*sd, 'g', 2, 64)
}
