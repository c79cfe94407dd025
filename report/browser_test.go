package report_test

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"headwater/report"
	"headwater/report/html"
	"headwater/say"
)

// browser finds Chromium; the test says why it is skipped where there is none.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("HEADWATER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	t.Skip("no Chromium here: install it, or name it in HEADWATER_CHROMIUM")
	return ""
}

func chromium(t *testing.T, path string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	common := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=" + t.TempDir()}
	cmd := exec.CommandContext(ctx, path, append(common, args...)...)
	cmd.WaitDelay = 10 * time.Second // its children may hold the pipe after it is stopped
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", path, err, out)
	}
}

// The report opens in a browser, on screen and in print, in both languages.
func TestReportInBrowser(t *testing.T) {
	path := browser(t)
	for _, l := range []say.Lang{say.ZH, say.EN} {
		dir := t.ArtifactDir()
		page := filepath.Join(dir, "report-"+string(l)+".html")
		var b bytes.Buffer
		if err := html.Write(&b, report.Build(assess(t, "pcb-2022"), l)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(page, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		shot, printed := filepath.Join(dir, string(l)+".png"), filepath.Join(dir, string(l)+".pdf")
		chromium(t, path, "--window-size=1100,1400", "--screenshot="+shot, "file://"+page)
		chromium(t, path, "--print-to-pdf="+printed, "file://"+page)
		if n := colours(t, shot); n < 20 {
			t.Errorf("%s: the screen shows %d colours", l, n)
		}
		pdf, err := os.ReadFile(printed)
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) || bytes.Count(pdf, []byte("/Type /Page\n"))+bytes.Count(pdf, []byte("/Type /Page/"))+bytes.Count(pdf, []byte("/Type/Page/")) < 3 {
			t.Errorf("%s: printed %d bytes, %v", l, len(pdf), err)
		}
	}
}

func colours(t *testing.T, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	type rgb struct{ r, g, b uint32 }
	seen := map[rgb]bool{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y += 2 {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x += 2 {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[rgb{r, g, b}] = true
		}
	}
	return len(seen)
}
