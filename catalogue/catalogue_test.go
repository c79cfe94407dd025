package catalogue_test

import (
	"testing"

	"headwater/catalogue"
)

func TestEmbeddedLoads(t *testing.T) {
	c, err := catalogue.Load(catalogue.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Systems) < 80 {
		t.Errorf("%d index systems, want the transcribed and listed ones", len(c.Systems))
	}
}
