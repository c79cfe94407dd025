package account

import (
	"errors"

	"headwater/fault"
	"headwater/plant"
)

// withoutData returns the reason of an error that only says that data are missing or do
// not fit together; nil for every other error.
func withoutData(err error) *fault.Reason {
	if len(fault.All(err)) > 0 {
		return nil
	}
	if missing, ok := errors.AsType[*plant.Missing](err); ok {
		return &fault.Reason{Code: "data-missing", Items: []string{missing.What}}
	}
	if conflict, ok := errors.AsType[*plant.Conflict](err); ok {
		return &conflict.Reason
	}
	return nil
}
