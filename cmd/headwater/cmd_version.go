package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"
)

// version is the release that this program is; it changes with the changelog.
const version = "0.1.0"

func newVersionCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "print the version and the hash of this program",
		Example: "  headwater version --format json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if e.json() {
				return json.NewEncoder(e.stdout).Encode(map[string]string{"version": version, "program": programHash(), "go": runtime.Version(), "arch": runtime.GOARCH})
			}
			_, err := fmt.Fprintf(e.stdout, "headwater %s %s/%s %s\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
			return err
		},
	}
}

// programHash is the SHA-256 of the running program's own file: with the hashes of
// input and catalogue it ties a result to what made it. It is empty where the
// operating system does not let a program read itself.
func programHash() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
