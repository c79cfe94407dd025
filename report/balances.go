package report

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"headwater/account"
	"headwater/datum"
	"headwater/say"
)

// Percent prints a fraction in percent to four digits, and more where there are more before
// the point; nothing for one that is not there.
func Percent(v *float64) string {
	if v == nil {
		return ""
	}
	if math.Abs(*v*100) >= 9999.5 {
		return Number(new(*v*100)) + " %"
	}
	return strconv.FormatFloat(*v*100, 'g', 4, 64) + " %"
}

// balances is the chapter of the balances: material, water, energy, toxic elements.
func (b *builder) balances() {
	r := b.r.Balances
	if r == nil {
		return
	}
	b.suffix = ""
	b.heading("balances", "chapter-balances")
	b.add(Paragraph{b.t("balances-text")})
	b.rule(r.Rule)
	b.material(r)
	b.waterBalance(r)
	b.energyBalance(r)
	b.toxic(r)
	b.campaign(r.Campaign)
}

func (b *builder) rule(rule *account.RuleUsed) {
	if rule == nil {
		b.add(Callout{Kind: "warn", Lines: []string{b.t("rule-none-text")}})
		return
	}
	b.add(Paragraph{b.t("rule-text", b.in(rule.Title), Percent(&rule.Tolerance), b.t("verification-"+rule.Verification), Number(&rule.Coverage))})
	if rule.Verification != datum.Official && len(rule.Doubts) > 0 {
		b.add(Callout{Kind: "warn", Title: b.t("rule-doubts"), Lines: b.lines(rule.Doubts)})
	}
}

// quantityName is what a balance is called in running text.
func quantityName(l say.Lang, q *account.Quantity) string {
	if name := q.Name.In(string(l)); name != "" {
		return name
	}
	for _, prefix := range []string{"quantity-", "carrier-"} {
		if name := say.Term(l, prefix+q.ID); name != prefix+q.ID {
			return name
		}
	}
	return q.ID
}

// streamName is the name of a stream, its id where it has none.
func (b *builder) streamName(id string) string {
	if b.r.Balances != nil {
		for i := range b.r.Balances.Quantities {
			for _, f := range b.r.Balances.Quantities[i].Streams {
				if name := b.in(f.Name); f.ID == id && name != "" {
					return name
				}
			}
		}
	}
	return id
}

// lineName is what the line of a balance is called: process/quantity.
func (b *builder) lineName(id string) string {
	process, quantity, _ := strings.Cut(id, "/")
	name := b.end(process)
	if process == "plant" {
		name = b.t("scope-plant")
	}
	return name + " · " + b.contaminant(quantity)
}

func (b *builder) material(r *account.Result) {
	b.add(Heading{Level: 2, ID: "balance-mass", Text: b.t("section-mass")})
	for i := range r.Quantities {
		if q := &r.Quantities[i]; q.Kind == account.Mass || q.Kind == account.Component && !q.Toxic && !q.Reactive {
			b.quantity(q, "")
		}
	}
}

// quantity is one balance: its table, its streams, its reconciliation. A balance of which
// nothing can be computed stands as what is to be supplied.
func (b *builder) quantity(q *account.Quantity, prefix string) {
	id := prefix + q.Kind + "-" + q.ID
	open := true
	for i := range q.Rows {
		open = open && q.Rows[i].Unaccounted == nil
	}
	name := quantityName(b.lang, q)
	caption := "table-balance"
	if prefix != "" {
		caption = "campaign-balance"
	}
	switch {
	case len(q.Rows) == 0:
		return
	case open:
		last := &q.Rows[len(q.Rows)-1]
		hint := ""
		if last.Reason != nil {
			hint = say.Reason(b.lang, last.Reason)
		}
		b.add(ToSupply{What: b.t("balance-to-supply", name), Hint: hint})
	}
	if !open || anyKnown(q) {
		b.add(b.balanceTable("balance-"+id, b.t(caption, name, q.Unit), q))
	}
	if prefix == "" {
		b.flows(q, id, name)
	}
	b.reconciled(q, id, name)
}

// anyKnown reports whether a row has one side at least.
func anyKnown(q *account.Quantity) bool {
	for i := range q.Rows {
		if q.Rows[i].Input != nil || q.Rows[i].Output != nil {
			return true
		}
	}
	return false
}

// balanceTable is one balance by process; the uncertainty has a column where it is known.
func (b *builder) balanceTable(id, caption string, q *account.Quantity) Table {
	t := Table{ID: id, Caption: b.withTolerance(caption, q.Tolerance), Columns: append([]Column{{Title: b.t("process")}}, b.balanceColumns(q)...)}
	for i := range q.Rows {
		r := &q.Rows[i]
		name := b.in(r.Name)
		if name == "" {
			name = r.ID
		}
		if r.Scope == "plant" {
			name = b.t("scope-plant")
		}
		line := "line-" + r.ID + "." + q.ID
		if r.Scope == "plant" {
			line = "line-plant." + q.ID
		}
		t.Rows = append(t.Rows, Row{ID: line, Faint: r.ProcessKind == "outside", Cells: append([]Cell{{Text: name}}, b.balanceCells(r, hasUncertainty(q))...)})
	}
	return t
}

func (b *builder) withTolerance(caption string, tolerance *float64) string {
	if tolerance == nil {
		return caption
	}
	return b.t("caption-tolerance", caption, Percent(tolerance))
}

func hasUncertainty(q *account.Quantity) bool {
	for i := range q.Rows {
		if q.Rows[i].UnaccountedSD != nil {
			return true
		}
	}
	return false
}

func (b *builder) balanceColumns(q *account.Quantity) []Column {
	columns := []Column{{Title: b.t("balance-input"), Right: true}, {Title: b.t("balance-output"), Right: true}, {Title: b.t("stock-change"), Right: true}, {Title: b.t("unaccounted"), Right: true}}
	if hasUncertainty(q) {
		columns = append(columns, Column{Title: b.t("standard-u"), Right: true})
	}
	return append(columns, Column{Title: b.t("external-input"), Right: true}, Column{Title: b.t("deviation"), Right: true}, Column{Title: b.t("deviation-loop"), Right: true}, Column{Title: b.t("finding")})
}

func (b *builder) balanceCells(r *account.Row, sure bool) []Cell {
	cells := []Cell{{Text: dash(r.Input)}, {Text: dash(r.Output)}, {Text: dash(r.StockChange)}, {Text: dash(r.Unaccounted)}}
	if sure {
		cells = append(cells, Cell{Text: dash(r.UnaccountedSD)})
	}
	finding := Cell{Text: b.t("balance-" + r.Verdict), Level: verdictLevel(r.Verdict)}
	if r.Reason != nil {
		finding.Note = say.Reason(b.lang, r.Reason)
	}
	return append(cells, Cell{Text: dash(r.ExternalInput)}, Cell{Text: Percent(r.Deviation)}, Cell{Text: Percent(r.DeviationLoop)}, finding)
}

// dash prints a number, or a dash where there is none.
func dash(v *float64) string {
	if v == nil {
		return "—"
	}
	return Number(v)
}

func verdictLevel(verdict string) string {
	switch verdict {
	case account.Within:
		return "I"
	case account.WithinSignificant, account.AboveNotSignificant:
		return "III"
	case account.AboveTolerance, account.AboveSignificant:
		return "below"
	}
	return "undetermined"
}

// reconciled shows the streams with every figure in its own column, where there is more
// than the stated one.
func (b *builder) reconciled(q *account.Quantity, id, name string) {
	more := false
	t := Table{ID: "flows-" + id, Caption: b.t("table-flows", name, q.Unit), Columns: []Column{{Title: b.t("stream")}, {Title: b.t("flow-from")}, {Title: b.t("flow-to")}, {Title: b.t("stated"), Right: true}, {Title: b.t("standard-u"), Right: true}, {Title: b.t("campaign-year"), Right: true}, {Title: b.t("reconciled"), Right: true}, {Title: b.t("standard-u"), Right: true}, {Title: b.t("class")}, {Title: b.t("z"), Right: true}}}
	for i := range q.Streams {
		f := &q.Streams[i]
		more = more || f.Reconciled != nil || f.CampaignYear != nil
		label, note := b.in(f.Name), f.ID
		if carrier, kind, ok := strings.Cut(f.ID, "·"); ok && label == "" { // its process stands beside it
			kind, _, _ = strings.Cut(kind, "·")
			label, note = b.carrier(carrier)+" · "+b.word("move-", kind), ""
		}
		label = cmp.Or(label, f.ID)
		if f.Reason != nil {
			note = strings.TrimPrefix(note+" · "+say.Reason(b.lang, f.Reason), " · ")
		}
		class := ""
		if f.Class != "" {
			class = b.t("class-" + f.Class)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: label, Note: note}, {Text: b.end(f.From)}, {Text: b.end(f.To)}, {Text: dash(f.Stated)}, {Text: dash(f.SD)}, {Text: dash(f.CampaignYear)}, {Text: dash(f.Reconciled)}, {Text: dash(f.ReconciledSD)}, {Text: class}, {Text: Number(f.Z)}}})
	}
	if !more {
		return
	}
	b.add(t)
	if rec := q.Reconciliation; rec != nil {
		b.add(b.reconciliation(rec, name)...)
	}
}

// end is the name of where a stream comes from or goes to.
func (b *builder) end(id string) string {
	if id == "" {
		return b.t("flow-outside")
	}
	for _, p := range b.r.Plant.Processes {
		if p.ID == id && b.in(p.Name) != "" {
			return b.in(p.Name)
		}
	}
	if carrier, ok := strings.CutPrefix(id, "energy:"); ok {
		return b.carrier(carrier)
	}
	return id
}

func (b *builder) reconciliation(rec *account.Reconciliation, name string) []Block {
	if rec.Reason != nil {
		return []Block{Paragraph{b.t("not-reconciled", say.Reason(b.lang, rec.Reason))}}
	}
	key, kind := "reconciled-pass", "good"
	if rec.Pass == nil || !*rec.Pass {
		key, kind = "reconciled-fail", "warn"
	}
	lines := []string{b.t(key, name, Number(rec.Objective), Number(new(float64(rec.DOF))), Number(rec.Critical)), b.t("reconciled-text")}
	if len(rec.Suspects) > 0 {
		var names []string
		for _, s := range rec.Suspects {
			text := s.Stream
			if len(s.Ties) > 0 {
				text = b.t("suspect-tied", s.Stream, strings.Join(s.Ties, ", "))
			}
			names = append(names, text)
		}
		lines = append(lines, b.t("suspects", strings.Join(names, b.t("list-comma"))))
	}
	return []Block{Callout{Kind: kind, Lines: lines}}
}
