package sheet

import (
	"cmp"
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"

	"headwater/unit"
)

// value is a cell as it was read.
type value struct {
	text     string
	number   float64
	isNumber bool // stored as a number, or a text that is nothing but one
	percent  bool // shown as percent: number is the fraction
	decimals int
	day      string // the day that the number is shown as
	moment   bool   // shown as a day or a time
	unit     string // that the cell's format shows behind the number
	at       spot
	broken   bool // nothing can be read, and that is told
}

// fromJSON reads a cell that holds JSON; ok is false for another one.
func (v value) fromJSON() (tree any, ok bool) {
	s, marked := strings.CutPrefix(v.text, jsonMark)
	if !marked {
		return nil, false
	}
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		return nil, false
	}
	return texts(tree), true
}

// texts turns the numbers and booleans of JSON into the texts that YAML scalars are.
func texts(tree any) any {
	switch t := tree.(type) {
	case map[string]any:
		for k := range t {
			t[k] = texts(t[k])
		}
	case []any:
		for i := range t {
			t[i] = texts(t[i])
		}
	case json.Number:
		return t.String()
	case bool:
		return strconv.FormatBool(t)
	}
	return tree
}

// decode turns a cell into a value of the plant file. A text that does not fit comes
// back as it is: package input says what is wrong with it. unitText is what stands in
// the column of the unit.
func (f *field) decode(v value, unitText string) (tree any, problem string) {
	if t, ok := v.fromJSON(); ok {
		return t, ""
	}
	switch {
	case f.keys:
		return f.decodeKeys(v, unitText)
	case f.list && f.Type != "quantity":
		return f.decodeList(v), ""
	}
	switch f.Type {
	case "quantity", "counted", "series":
		return f.decodeQuantity(v, unitText)
	case "stated":
		if strings.ContainsAny(v.text, "=＝") {
			return f.decodeKeys(v, unitText)
		}
		return f.decodeQuantity(v, unitText)
	case "period":
		return decodePeriod(v), ""
	}
	switch {
	case v.moment && (f.Type == "number" || f.Type == "integer"):
		return nil, "sheet-moment"
	case f.Type == "string" && v.isNumber && !v.moment && math.Abs(v.number) >= exactIn:
		return nil, "sheet-digits"
	}
	return f.decodeScalar(v), ""
}

// exactIn is the size up to which Excel keeps every digit of a whole number.
const exactIn = 1e15

func (f *field) decodeScalar(v value) string {
	switch {
	case f.choices != nil:
		return f.wordOf(v.text)
	case f.Type == "date":
		return dayOf(v)
	case f.Type == "number" || f.Type == "integer":
		if v.isNumber {
			return numberText(v.number, v.decimals)
		}
	case f.Type == "boolean":
		return yesNo(v.text)
	case f.Type == "string":
		if v.day != "" {
			return v.day
		}
		if ids := narrow(v.text); ascii(ids) {
			return ids
		}
	}
	return v.text
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// yesNo reads what people write for a boolean.
func yesNo(s string) string {
	switch plainText(s) {
	case "true", "yes", "y", "是", "有", "1":
		return "true"
	case "false", "no", "n", "否", "无", "0":
		return "false"
	}
	switch strings.TrimSpace(s) {
	case "√", "✓", "✔":
		return "true"
	case "×", "✗", "✘":
		return "false"
	}
	return s
}

// day is a date as people write it: 2022/6/30, 2022.6.30, 2022年6月30日.
var day = regexp.MustCompile(`^([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:[ T]00:00(?::00)?)?$`)

// dayOf writes a date as 2022-06-30, or returns the text where it is none.
func dayOf(v value) string {
	if v.day != "" {
		return v.day
	}
	return dayText(v.text)
}

func dayText(s string) string {
	m := day.FindStringSubmatch(narrow(s))
	if m == nil {
		return s
	}
	pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	return m[1] + "-" + pad(m[2]) + "-" + pad(m[3])
}

// between parts the two days of a period.
var between = regexp.MustCompile(`\s*(?:\.\.+|…|~|—+|至|到|\bto\b)\s*`)

func decodePeriod(v value) any {
	if v.isNumber && v.day == "" {
		return numberText(v.number, v.decimals)
	}
	s := narrow(v.text)
	if parts := between.Split(s, -1); len(parts) == 2 && parts[0] != "" && parts[1] != "" {
		return map[string]any{"from": dayText(parts[0]), "to": dayText(parts[1])}
	}
	if year, ok := strings.CutSuffix(s, "年"); ok {
		return year
	}
	return dayOf(v)
}

// decodeQuantity joins a value and its unit. What the cell itself says of the unit goes
// before the column of the unit. It asks where a percentage may have been written as a
// fraction.
func (f *field) decodeQuantity(v value, unitText string) (tree any, problem string) {
	unitText = narrowKeep(unitText)
	if m := inBrackets.FindStringSubmatch(unitText); m != nil {
		unitText = m[1]
	}
	if unitText == "" && v.unit == "" && f.Unit == "%" {
		unitText = "%"
	}
	if v.percent {
		return withUnit(numberText(hundredfold(v.number), v.decimals), "%"), ""
	}
	if v.moment {
		return nil, "sheet-moment"
	}
	if v.isNumber {
		unitText = cmp.Or(unitText, v.unit)
		if isAmbiguous(v.number, unitText) {
			return nil, "sheet-percent"
		}
		return withUnit(numberText(v.number, v.decimals), unitText), ""
	}
	if text := narrow(v.text); belowDetection.MatchString(text) || traceIn.MatchString(text) && strings.HasSuffix(unitText, "/L") {
		return nil, "sheet-detection"
	}
	if m := inYuan.FindStringSubmatch(narrow(v.text)); m != nil && (unitText == "" || strings.Contains(unitText, "元") || strings.Contains(unitText, "CNY")) {
		v.text, unitText = m[1], cmp.Or(unitText, "CNY")
	}
	if m := inWan.FindStringSubmatch(narrow(v.text)); m != nil && !strings.ContainsAny(unitText, "万亿") {
		if clean, ok := digits(m[1]); ok && !strings.ContainsAny(clean, "eE") {
			return withUnit(clean+powers[m[2]], unitText), ""
		}
	}
	if q, err := unit.ParseQuantity(v.text); err == nil && unitText != "" && q.Unit.String() == "1" && !strings.HasSuffix(narrow(v.text), "%") {
		return narrowKeep(v.text) + " " + unitText, "" // 45 ± 3
	}
	return v.text, ""
}

// inBrackets is a unit as headings have it: （m3）.
var inBrackets = regexp.MustCompile(`^[(（]([^()（）]+)[)）]$`)

// belowDetection is how reports write that nothing was found: <0.025, 未检出; traceIn the
// form that has an L behind the limit of detection.
var (
	belowDetection = regexp.MustCompile(`^(?i)(?:<\s*[0-9.]+.*|未检出|低于检出限|nd|n\.d\.)$`)
	traceIn        = regexp.MustCompile(`^[0-9.]+L$`)
)

// inYuan is an amount with the sign of the currency before it.
var inYuan = regexp.MustCompile(`^[¥￥]\s*([0-9].*)$`)

// inWan is a number in tens of thousands whose unit stands in a column of its own: 16.8万.
var inWan = regexp.MustCompile(`^(.*[0-9])\s*([万亿])$`)

// powers are what the Chinese words of size multiply by, as a number is written.
var powers = map[string]string{"万": "e4", "亿": "e8"}

// decodeKeys reads copper = 45 mg/L; nickel = 2 mg/L.
func (f *field) decodeKeys(v value, unitText string) (tree any, problem string) {
	out := map[string]any{}
	for _, part := range cells(v.text, ";；\n") {
		i := strings.IndexAny(part, "=＝")
		if i < 0 {
			if i = strings.IndexAny(part, ":："); i < 0 {
				out[part] = nil
				continue
			}
		}
		key := f.keyOf(trimCell(part[:i]))
		_, after, _ := strings.Cut(part[i:], string([]rune(part[i:])[0]))
		text := trimCell(after)
		if _, twice := out[key]; twice {
			return nil, "sheet-key-twice"
		}
		if key == "" || text == "" {
			return nil, "sheet-keys"
		}
		inner := value{text: text, decimals: -1}
		if clean, ok := digits(text); ok && (f.Type == "number" || f.Type == "integer") {
			text = clean
		}
		switch {
		case f.choices != nil:
			out[key] = f.wordOf(text)
		case f.Type == "boolean":
			out[key] = yesNo(text)
		case f.Type == "quantity" && narrow(unitText) != "":
			out[key], problem = f.decodeQuantity(inner, unitText)
			if problem != "" {
				return nil, problem
			}
		default:
			out[key] = text
		}
	}
	return out, ""
}

// keyOf is the key of a map that a person means by a text: those of uncertainties are the
// words for how a value was found.
func (f *field) keyOf(text string) string {
	if f.Path != "uncertainty{}" {
		return text
	}
	return theSchema().byPath["streams[]"].field("method").wordOf(text)
}

// decodeList reads doc-1; doc-3.
func (f *field) decodeList(v value) any {
	out := []any{}
	for _, part := range cells(v.text, ";；\n,，、") {
		if f.choices != nil {
			part = f.wordOf(part)
		} else if f.Type == "string" {
			part = (&field{Field: f.Field}).decodeScalar(value{text: part})
		}
		out = append(out, part)
	}
	return out
}

// cells parts a text at any of the separators and leaves empty pieces out.
func cells(text, separators string) (out []string) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if part = trimCell(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
