# Bayesics: `make figures` and `make test` are the two commands; each installs what it lacks.

# The table of contents is in Package.swift: one line `chapter(1, "CoinFlip")` per chapter.
CHAPTERS ?= $(shell scripts/list-chapters)
SWIFT_SOURCES := Sources Chapters Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift Examples/OutsideUse/Sources Examples/OutsideUse/Package.swift

.DEFAULT_GOAL := help
.PHONY: help install build figures test check-figures check-kernels claims prose sweep validate handouts slides book book-pdf book-test lint bench clean

help:
	@echo 'make figures         run every chapter: print its tables and claims, draw its figures (the main job)'
	@echo 'make test            run all tests'
	@echo 'make check-figures   run every chapter again in a temporary folder and compare figures, claims and prose with the committed ones'
	@echo 'make check-kernels   the same under the kernels of other processors, each chapter under one'
	@echo 'make claims          write CLAIMS.md and SLIPS.md: every number of the lectures beside the computed one, and their slips'
	@echo 'make prose           hold the numbers and the code of the READMEs against the chapters (REWRITE=1 mends them, LOOSE=1 lists the rest)'
	@echo 'make sweep           run the claims under 20 seeds and write SWEEP.md (SEEDS=50, CHAPTERS=5, SECTIONS="sampler-faults labels" for others)'
	@echo 'make validate        put every sampler through its long checks and write VALIDATION.md (minutes)'
	@echo 'make handouts        a page per chapter for students, as Markdown and PDF, in handouts/ (installs LaTeX, 170 MB)'
	@echo 'make slides          every figure with one sentence, for a projector, a PDF per chapter in handouts/ (likewise)'
	@echo 'make book            all chapters as one site in book/, to be read in a browser without network (installs pandoc, 180 MB)'
	@echo 'make book-pdf        the same as book/bayesics.pdf (installs LaTeX)'
	@echo 'make book-test       open every page of the book in a browser and try it (installs Chromium, 400 MB)'
	@echo 'make lint            check the formatting of the Swift sources'
	@echo 'make bench           measure chapters 3 to 5 and 8 to 14 beside the Python that people would use instead (an hour)'
	@echo 'make clean           remove what was built'
	@echo
	@echo 'Each installs what it lacks. One chapter: swift run chapter1 (swift run chapter1 --help).'

install:
	@scripts/install-dependencies

build: install
	@swift build

figures: build
	@scripts/run-chapters $(CHAPTERS)

test: install
	@swift build --build-tests
	@scripts/test

check-figures: build
	@scripts/check-figures $(CHAPTERS)

check-kernels: install
	@swift build --build-tests
	@scripts/check-kernels $(CHAPTERS)

claims: build
	@scripts/write-claims $(CHAPTERS)

prose: build
	@scripts/check-prose $(CHAPTERS)

sweep: build
	@scripts/sweep $(CHAPTERS)

validate: install
	@swift build --build-tests
	@scripts/validate

handouts: build
	@scripts/install-dependencies print
	@scripts/print-chapters handout $(CHAPTERS)

slides: build
	@scripts/install-dependencies print
	@scripts/print-chapters slides $(CHAPTERS)

book:
	@scripts/install-dependencies book
	@scripts/make-book

book-pdf:
	@scripts/install-dependencies book-pdf
	@scripts/make-book-pdf

book-test: book
	@scripts/test-book

lint: install
	@swift format lint --strict --recursive $(SWIFT_SOURCES)

bench: install
	@Benchmarks/run

clean:
	@rm -rf .build Benchmarks/.build figures-differences handouts book .build-book
