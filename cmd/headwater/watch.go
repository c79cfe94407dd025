package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"headwater/say"
)

// pollEvery is how often --watch looks at the files. Looking is slower than being told by
// the system, and works on every system and on a network's drives, where workbooks lie.
const pollEvery = 400 * time.Millisecond

// watch runs a command, and again whenever a file that it read is saved, until it is
// interrupted.
func watch(ctx context.Context, e *env, args []string) int {
	for {
		code := once(ctx, e, args)
		if !e.common.watch || code == exitUsage || ctx.Err() != nil {
			return code
		}
		if len(e.read) == 0 || slices.Contains(e.read, "-") {
			return e.exit(ctx, usage("watch-nothing"))
		}
		fmt.Fprintln(e.stderr, say.Term(e.lang(), "watching"))
		if !e.changed(ctx) {
			fmt.Fprintln(e.stderr, say.Term(e.lang(), "watch-ended"))
			return exitInterrupted
		}
		fmt.Fprintf(e.stderr, "\n── %s\n", e.now().Format(time.TimeOnly))
	}
}

// reads notes a file or folder that the command line depends on.
func (e *env) reads(path string) {
	e.step("progress-read", path)
	if !slices.Contains(e.read, path) {
		e.read = append(e.read, path)
	}
}

// changed waits until something that was read has changed and rests again: programs save
// in several steps. It returns false when the wait was interrupted.
func (e *env) changed(ctx context.Context) bool {
	before := stamps(e.read)
	last := before
	tick := time.NewTicker(e.pollEvery())
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-tick.C:
		}
		now := stamps(e.read)
		if now != before && now == last {
			return true
		}
		last = now
	}
}

func (e *env) pollEvery() time.Duration {
	if e.poll > 0 {
		return e.poll
	}
	return pollEvery
}

// stamps are the times and sizes of files, and of all that lies in folders.
func stamps(paths []string) string {
	out := ""
	for _, root := range paths {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				out += path + " absent\n"
				return nil
			}
			if info, err := os.Stat(path); err == nil && !info.IsDir() {
				out += fmt.Sprintf("%s %d %d\n", path, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return out
}
