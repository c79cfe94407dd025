package account_test

import (
	"strings"
	"testing"

	"headwater/account"
	"headwater/fault"
	"headwater/internal/fixture"
)

const campaignPlant = `
plant: {id: p}
period: 2022
products: [{id: board, output: {2021: 900 m2, 2022: 1000 m2}}]
processes: [{id: shop, makes: [board]}, {id: wwtp, kind: auxiliary}]
materials: [{id: copper}]
streams:
  - {id: w1, from: "", to: shop, material: water, role: fresh, amount: 4200 m3}
  - {id: w9, from: shop, to: wwtp, material: water, role: waste, amount: 3900 m3, components: {copper: 45 mg/L}}
campaign:
  from: 2022-05-09
  hours: 72
  batches: 3
  output: {board: 10 m2}
  scale_to_year: "output(2022) / output(campaign)"
  readings:
    - {stream: w9, values: [13.1 m3, 12.7 m3, 13.4 m3]}
    - {stream: w9, component: copper, values: [44 mg/L, 46 mg/L, 48 mg/L]}
    - {stream: w1, values: [0.55 m3/h]}
`

// Type A of three readings, and the year by the output: the example of the contract.
func TestTypeA(t *testing.T) {
	const source = "by hand: mean 39.2/3, deviations 0.0333, −0.3667, 0.3333, s² = 0.246667/2, u = s/√3; 1000 m2 / 10 m2 = 100"
	r := assess(t, campaignPlant)
	c := r.Campaign
	m := c.Readings[0]
	near(t, "mean", &m.Mean, 13.066667, 5e-7, source)
	near(t, "s", m.SD, 0.351188, 5e-7, source)
	near(t, "u", m.U, 0.202759, 5e-7, source)
	near(t, "total", m.Total, 39.2, 1e-12, source)
	near(t, "u of the total", m.TotalU, 0.608276, 5e-7, source)
	near(t, "factor", c.Scale.Factor, 100, 1e-12, source)
	near(t, "year", m.Year, 3920, 1e-9, source)
	near(t, "u of the year", m.YearU, 60.8276, 5e-5, source)
	if len(m.Values) != 3 || !*c.Sufficient || m.How != "sum" {
		t.Errorf("%+v", m)
	}
	once := c.Readings[2]
	near(t, "a rate over 72 h", once.Total, 39.6, 1e-12, "0.55 m3/h · 72 h")
	if once.U != nil || once.SD != nil || once.How != "rate-times-hours" || once.YearU != nil {
		t.Errorf("one reading has no type A: %+v", once)
	}
	// beside the year, not in its place
	q := quantity(t, r, "water")
	near(t, "stated", q.Streams[1].Stated, 3900, 0, "the plant file")
	near(t, "beside", q.Streams[1].CampaignYear, 3920, 1e-9, source)
	near(t, "official balance", row(t, r, "water", "shop").Unaccounted, 300, 0, "4200 − 3900")
	for i := range c.Quantities {
		if x := &c.Quantities[i]; x.ID == "copper" {
			near(t, "copper in the campaign", x.Streams[0].Stated, 39.2*46e-3, 1e-12, "39.2 m3 · 46 mg/L")
		}
		if x := &c.Quantities[i]; x.ID == "water" {
			near(t, "water in the campaign", x.Rows[0].Unaccounted, 0.4, 1e-12, "39.6 − 39.2")
		}
	}
}

func TestCampaignGaps(t *testing.T) {
	for _, tc := range []struct{ name, old, new, reading, scale string }{
		{"short", "hours: 72\n  batches: 3", "hours: 48\n  batches: 2", "readings-count", ""},
		{"short but whole", "hours: 72\n  batches: 3", "hours: 48\n  batches: 1", "campaign-short", ""},
		{"by hours alone", "  batches: 3\n", "", "", ""},
		{"by batches alone", "  hours: 72\n", "", "", ""},
		{"no rule", "  scale_to_year: \"output(2022) / output(campaign)\"\n", "", "scale-missing", "scale-missing"},
		{"no output", "  output: {board: 10 m2}\n", "", "data-missing", "data-missing"},
		{"no output of that year", "output(2022) /", "output(2019) /", "data-missing", "data-missing"},
		{"another rule", "output(2022) / output(campaign)", "300 / batches * batches", "", ""},
	} {
		r := assess(t, strings.Replace(campaignPlant, tc.old, tc.new, 1))
		if tc.name == "another rule" {
			near(t, tc.name, r.Campaign.Scale.Factor, 300, 1e-12, "300")
			continue
		}
		got := ""
		if why := r.Campaign.Readings[0].Reason; why != nil {
			got = why.Code
		}
		scale := ""
		if why := r.Campaign.Scale.Reason; why != nil {
			scale = why.Code
		}
		if got != tc.reading || scale != tc.scale || got != "" && r.Campaign.Readings[0].Year != nil {
			t.Errorf("%s: reading %q scale %q, want %q %q", tc.name, got, scale, tc.reading, tc.scale)
		}
		if len(r.Campaign.Readings[0].Values) != 3 {
			t.Errorf("%s: readings were dropped", tc.name)
		}
	}
}

func TestScaleProblems(t *testing.T) {
	for rule, code := range map[string]string{
		"output(2022)":                  "scale-unit",
		"outputs(2022)":                 "scale-variable",
		"output(2022) / output(batch)":  "formula-quoted",
		"output(2022) +":                "formula-syntax",
		"0 * output(2022)/output(2021)": "scale-positive",
		"hours / output(campaign)":      "scale-unit",
	} {
		p := fixture.Plant(t, strings.Replace(campaignPlant, "output(2022) / output(campaign)", rule, 1))
		_, err := account.Assess(&account.Request{}, p)
		if all := fault.All(err); len(all) != 1 || all[0].Code != code || all[0].At != "/campaign/scale_to_year" {
			t.Errorf("%s: %v, want %s", rule, err, code)
		}
	}
	r := assess(t, strings.Replace(campaignPlant, "output(2022) / output(campaign)", "operating_days / hours", 1))
	if r.Campaign.Scale.Reason == nil || r.Campaign.Scale.Reason.Code != "data-missing" {
		t.Errorf("%+v", r.Campaign.Scale)
	}
	r = assess(t, strings.Replace(campaignPlant, "output(2022) / output(campaign)", "operating_days / hours", 1)+"operating_days: 300\n")
	near(t, "days over hours", r.Campaign.Scale.Factor, 100, 1e-12, "300 d / 72 h")
}
