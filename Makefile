# Bayesics: `make figures` and `make test` are the two commands; each installs what it lacks.

# The table of contents is in Package.swift: one line `chapter(1, "CoinFlip")` per chapter.
CHAPTERS := $(shell scripts/list-chapters)
SWIFT_SOURCES := Sources Chapters Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift Examples/OutsideUse/Sources Examples/OutsideUse/Package.swift

.DEFAULT_GOAL := help
.PHONY: help install build figures test check-figures claims validate lint bench clean

help:
	@echo 'make figures         run every chapter: print its tables and claims, draw its figures (the main job)'
	@echo 'make test            run all tests'
	@echo 'make check-figures   draw all figures again in a temporary folder and compare them and CLAIMS.md with the committed ones'
	@echo 'make claims          write CLAIMS.md: every number of the lectures beside the computed one'
	@echo 'make validate        put every sampler through its long checks and write VALIDATION.md (minutes)'
	@echo 'make lint            check the formatting of the Swift sources'
	@echo 'make bench           measure chapters 3 to 5 beside the Python that people would use instead (half an hour)'
	@echo 'make clean           remove what was built'
	@echo
	@echo 'Each installs what it lacks. One chapter: swift run chapter1 (swift run chapter1 --help).'

install:
	@scripts/install-dependencies

build: install
	@swift build

figures: build
	@set -e; for n in $(CHAPTERS); do swift run --skip-build chapter$$n; done

test: install
	@swift build --build-tests
	@scripts/test

check-figures: build
	@scripts/check-figures $(CHAPTERS)

claims: build
	@scripts/write-claims $(CHAPTERS)

validate: install
	@swift build --build-tests
	@scripts/validate

lint: install
	@swift format lint --strict --recursive $(SWIFT_SOURCES)

bench: install
	@Benchmarks/run

clean:
	@rm -rf .build Benchmarks/.build figures-differences
