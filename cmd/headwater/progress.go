package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"headwater/say"
)

// patience is how long a command may be silent, and again how long after a sign of life,
// each time twice as long.
const patience = time.Second

// progress says on stderr what takes longer than a second, once it does.
type progress struct {
	sync.Mutex
	w     io.Writer
	since time.Time
	text  string
	late  bool
	ended bool
}

// newProgress begins to wait. HEADWATER_QUIET in the environment keeps it silent, for
// whoever compares what a program prints.
func (e *env) newProgress() *progress {
	p := &progress{w: e.stderr, since: time.Now()}
	if quiet, _ := e.lookup("HEADWATER_QUIET"); quiet != "" {
		p.w = io.Discard
	}
	p.again(patience)
	return p
}

// again prints after a while, and goes on so until the end.
func (p *progress) again(wait time.Duration) {
	time.AfterFunc(wait, func() {
		p.Lock()
		defer p.Unlock()
		if p.ended {
			return
		}
		p.late = true
		p.print()
		p.again(2 * wait)
	})
}

// step says what is done now.
func (p *progress) step(text string) {
	if p == nil {
		return
	}
	p.Lock()
	defer p.Unlock()
	if p.text = text; p.late && !p.ended {
		p.print()
	}
}

func (p *progress) print() {
	if p.text != "" {
		fmt.Fprintf(p.w, "%s … (%.0f s)\n", p.text, time.Since(p.since).Seconds())
	}
}

// done ends the talk.
func (p *progress) done() {
	p.Lock()
	defer p.Unlock()
	p.ended = true
}

// step says what the command does now, should it take long.
func (e *env) step(term string, args ...any) {
	e.progress.step(fmt.Sprintf(say.Term(e.lang(), term), args...))
}
