package say

import "testing"

// A word or code has one text: a second table that says it differently would win or lose
// by the order of merging.
func TestOneTextEach(t *testing.T) {
	words := map[string]int{}
	for i, table := range []map[string][2]string{terms, reportTerms, balanceTerms, mfcaTerms, sankeyTerms, uncertaintyTerms, accountTerms, planTerms, reuseTerms, portfolioTerms, procedureTerms, appraisalTerms, documentTerms, integrityTerms} {
		for key := range table {
			if j, ok := words[key]; ok {
				t.Errorf("%q stands in tables %d and %d", key, j, i)
			}
			words[key] = i
		}
	}
	if len(words) != len(allTerms) {
		t.Errorf("%d words in the tables, %d merged: a table is missing here", len(words), len(allTerms))
	}
	codes := 0
	for _, table := range []map[string]text{reasons, limitReasons, balanceReasons, mfcaReasons, uncertaintyReasons, accountReasons, planReasons, reuseReasons, portfolioReasons, procedureReasons, appraisalReasons, integrityReasons} {
		codes += len(table)
	}
	if codes != len(allReasons) {
		t.Errorf("%d reasons in the tables, %d merged", codes, len(allReasons))
	}
}
