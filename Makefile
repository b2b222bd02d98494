# make         build the program, read seeds/ into out/, say which file to open
# make test    all tests, with a real browser and graphviz
# make check   format, vet, staticcheck, data races, known vulnerabilities
# make score   quality on the material in ../shared, written to docs/scores.md
# make train   learn the language models anew from ../shared
# make bench   benchmarks
# make dist    binaries for Linux, macOS and Windows, completions, manual page
GO      ?= go
BIN     := bin/demarche
OUT     := out
ECHARTS := cmd/internal/page/assets/vendor/echarts.min.js
export CGO_ENABLED = 0

.PHONY: all build assets test check score train bench tools pictures dist clean

all: build
	$(BIN) build seeds -o $(OUT)
	@echo "Open $(OUT)/index.html in a browser."

build: assets
	$(GO) build -trimpath -o $(BIN) ./cmd/demarche

assets: $(ECHARTS)

$(ECHARTS): cmd/internal/page/assets/package-lock.json
	sh cmd/internal/page/assets/fetch.sh
	touch $@

# What the tests need beside Go: a browser and graphviz, from Debian.
tools:
	sh .ci/tools

test: assets tools
	$(GO) test ./...

check: assets
	@test -z "$$(gofmt -l *.go cmd graph timeline)" || { gofmt -l *.go cmd graph timeline; echo "run gofmt -w on these files"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	CGO_ENABLED=1 $(GO) test -race -run 'TestRead|TestBuild|TestSameBytes' ./timeline ./cmd/demarche
	sh .ci/vulnerabilities

score: build
	sh .ci/score > docs/scores.md.new
	mv docs/scores.md.new docs/scores.md

train:
	$(GO) run ./cmd/train

bench: assets
	$(GO) test -run '^$$' -bench . -benchmem ./...

pictures: build
	$(BIN) build seeds -o $(OUT)
	$(GO) run ./cmd/internal/shoot $(OUT) docs/pictures

dist: build
	sh .ci/dist

clean:
	rm -rf bin dist $(OUT)
