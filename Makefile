# Targets for people; .ci/run is what continuous integration runs.
.PHONY: build test check generate bench

build:
	CGO_ENABLED=0 go build -trimpath -o bin/headwater ./cmd/headwater

test:
	go test ./...

check:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	go fix -diff -stringsbuilder=false ./...
	go mod tidy -diff
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go test ./...

# write the files that are made from plant/fields.csv, and the README's pictures
generate:
	go test ./plant -run TestGenerated -update
	go test ./report -run TestPicturesOfReadme -update

bench:
	go test ./balance ./balance/sparse ./reuse ./rating ./formula ./unit ./input ./catalogue ./cmd/headwater -run '^$$' -bench . -benchmem
