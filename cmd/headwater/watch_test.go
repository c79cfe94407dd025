package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// safe is a buffer that a test may read while a command writes.
type safe struct {
	sync.Mutex
	bytes.Buffer
}

func (s *safe) Write(p []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.Buffer.Write(p)
}

// wait waits until the text was written so many times.
func (s *safe) wait(t *testing.T, text string, times int) {
	t.Helper()
	for range 2000 {
		s.Lock()
		n := strings.Count(s.String(), text)
		s.Unlock()
		if n >= times {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%q was not written %d times:\n%s", text, times, s.String())
}

// A watched command runs again when a file that it read is saved, also after a problem,
// and ends when it is interrupted.
func TestWatch(t *testing.T) {
	name := filepath.Join(t.TempDir(), "plant.yaml")
	write := func(id string) {
		t.Helper()
		if err := os.WriteFile(name, []byte("plant: {id: "+id+"}\nperiod: 2024\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("first")
	ctx, interrupt := context.WithCancel(t.Context())
	var out, bad safe
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &bad, now: time.Now, lookup: withoutPictures, poll: 5 * time.Millisecond}
	code := make(chan int)
	go func() { code <- run(ctx, e, []string{"plant", "check", name, "--watch", "--lang", "en"}) }()
	bad.wait(t, "waiting for", 1)
	out.wait(t, "first is in order", 1)
	write("second, nam: x")
	bad.wait(t, "headwater: "+name+":1: ", 1)
	bad.wait(t, "waiting for", 2)
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	bad.wait(t, "there is no file or folder", 1)
	bad.wait(t, "waiting for", 3)
	write("third")
	out.wait(t, "third is in order", 1)
	bad.wait(t, "waiting for", 4)
	interrupt()
	if got := <-code; got != exitInterrupted {
		t.Errorf("exit %d", got)
	}
	bad.wait(t, "no longer watching", 1)
}

// What cannot be read again is not watched, and neither is a wrong command line.
func TestWatchRefused(t *testing.T) {
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"plant", "check", "-", "--watch"}, "--watch has no file"},
		{[]string{"version", "--watch"}, "--watch has no file"},
		{[]string{"rate", "--watch"}, "requires at least 1"},
	} {
		var out, bad bytes.Buffer
		e := &env{stdin: strings.NewReader("plant: {id: x}\nperiod: 2024\n"), stdout: &out, stderr: &bad, now: time.Now, lookup: withoutPictures}
		if code := run(t.Context(), e, append(tc.args, "--lang", "en")); code != exitUsage || !strings.Contains(bad.String(), tc.want) {
			t.Errorf("%v: exit %d, %s", tc.args, code, bad.String())
		}
	}
}
