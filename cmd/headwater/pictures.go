package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"headwater/fault"
	"headwater/report"
	"headwater/say"
)

// pictureWords are the words for --pictures.
var pictureWords = []string{"auto", "none", rsvg, chromium}

// pictures draws the figures as PNG with a program found on this machine. Where there is
// none, or it fails, figures are missing from the result, and stderr says so.
func (e *env) pictures(ctx context.Context, want string, figures []report.Figure) (map[string][]byte, error) {
	if want == "none" || len(figures) == 0 {
		return nil, nil
	}
	names := []string{rsvg, chromium}
	if want != "auto" {
		names = []string{want}
	}
	for _, name := range names {
		t, ok := e.find(name)
		if !ok {
			continue
		}
		e.step("progress-pictures", len(figures), name)
		draw := t.drawEach
		if name == chromium {
			draw = t.drawPages
		}
		out, err := draw(ctx, figures)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if failed := len(figures) - len(out); failed > 0 {
			fmt.Fprintf(e.stderr, say.Term(e.lang(), "pictures-failed")+"\n", name, failed, len(figures))
			if err != nil {
				fmt.Fprintln(e.stderr, "    "+strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", ": "))
			}
		}
		return out, nil
	}
	if want != "auto" {
		return nil, fault.NotFound("--pictures", "renderer-absent", want)
	}
	fmt.Fprintln(e.stderr, say.Term(e.lang(), "pictures-none"))
	return nil, nil
}

// drawEach draws each figure by a call of rsvg-convert.
func (t tool) drawEach(ctx context.Context, figures []report.Figure) (map[string][]byte, error) {
	out := map[string][]byte{}
	var bad []error
	var lock sync.Mutex
	var wait sync.WaitGroup
	turn := make(chan struct{}, 4)
	for i := range figures {
		turn <- struct{}{}
		wait.Go(func() {
			defer func() { <-turn }()
			data, err := t.run(ctx, figures[i].SVG, "--zoom=2", "--background-color=white", "--format=png")
			lock.Lock()
			defer lock.Unlock()
			if _, config := png.DecodeConfig(bytes.NewReader(data)); err == nil && config == nil {
				out[figures[i].Name] = data
			} else {
				bad = append(bad, err, config)
			}
		})
	}
	wait.Wait()
	return out, errors.Join(bad...)
}

const (
	picScale  = 2    // pixels of a picture to one of the SVG
	pageLimit = 7000 // pixels of the SVG to a page: browsers draw no more than 16,384
)

var svgWide = regexp.MustCompile(`<svg[^>]*?\bwidth="([0-9.]+)"[^>]*?\bheight="([0-9.]+)"`)

// drawPages lets Chromium draw the figures below each other on as few pages as can be,
// and cuts the pages up.
func (t tool) drawPages(ctx context.Context, figures []report.Figure) (map[string][]byte, error) {
	out := map[string][]byte{}
	folder, remove, err := scratch()
	if err != nil {
		return out, err
	}
	defer remove()
	for from := 0; from < len(figures); {
		var page strings.Builder
		page.WriteString(`<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#fff}div{position:absolute;left:0}svg{display:block}</style>`)
		places := map[string]image.Rectangle{}
		top, width, to := 0, 1, from
		for ; to < len(figures); to++ {
			m := svgWide.FindStringSubmatch(figures[to].SVG)
			if m == nil {
				continue
			}
			w, _ := strconv.ParseFloat(m[1], 64) // digits and points; 1.2.3 is 0 and drawn as nothing
			h, _ := strconv.ParseFloat(m[2], 64)
			if top > 0 && top+int(h)+1 > pageLimit {
				break
			}
			fmt.Fprintf(&page, `<div style="top:%dpx">%s</div>`, top, figures[to].SVG)
			places[figures[to].Name] = image.Rect(0, top*picScale, int(w*picScale), (top+int(h))*picScale)
			top, width = top+int(h)+1, max(width, int(w)+1)
		}
		from = to
		if err := t.shoot(ctx, folder, page.String(), width, top+1, places, out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// shoot draws one page and cuts the figures out of it.
func (t tool) shoot(ctx context.Context, folder, page string, width, height int, places map[string]image.Rectangle, out map[string][]byte) error {
	source, shot := filepath.Join(folder, "page.html"), filepath.Join(folder, "page.png")
	if err := os.WriteFile(source, []byte(page), 0o600); err != nil {
		return err
	}
	if err := t.chromium(ctx, filepath.Join(folder, "profile"), source, fmt.Sprintf("--window-size=%d,%d", width, height), fmt.Sprintf("--force-device-scale-factor=%d", picScale), "--screenshot="+shot); err != nil {
		return err
	}
	data, err := os.ReadFile(shot)
	if err != nil {
		return err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	cut, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	})
	for name, place := range places {
		if place.Empty() || !ok || !place.In(img.Bounds()) {
			continue
		}
		var b bytes.Buffer
		if err := png.Encode(&b, cut.SubImage(place)); err != nil {
			return err
		}
		out[name] = b.Bytes()
	}
	return nil
}
