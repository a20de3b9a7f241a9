# One command each: setup, run, test, evaluate, bench. Stamp files in .venv keep repeats quick.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
DATA := src/dateline/knowledge/data
OUT := out
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

.PHONY: help setup run services test lint evaluate bench docs lock clean

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make setup     .venv from the lock file with hashes, the dateline command, the gazetteer
setup: $(VENV)/.gazetteer

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements/runtime.txt
	$(PIP) install --quiet --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	touch $@

$(VENV)/.gazetteer: $(VENV)/.runtime src/dateline/knowledge/build_gazetteer.py $(wildcard $(DATA)/*.tsv)
	$(BIN)/python -c "from dateline.knowledge.gazetteer import Gazetteer; print(Gazetteer.open().path)"
	touch $@

## make run       reads the reports in samples/, prints them, writes out/evidence.html
run: setup
	@mkdir -p $(OUT)
	$(BIN)/dateline read $(sort $(wildcard samples/*.txt samples/*.html)) --html $(OUT)/evidence.html

## make services  the PostgreSQL that the tests start for themselves, with PostGIS, where Debian's packages are to be had
APT := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends
services:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && $(APT) postgresql >/dev/null; } || \
		echo "No PostgreSQL: the tests of the server store are skipped."
	@ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && $(APT) postgresql-15-postgis-3 >/dev/null 2>&1; } || \
		echo "No PostGIS: the tests of places in it are skipped."

## make test      all that CI runs: lint, types, import contract, tests, docs
test: lint services
	$(BIN)/python -m pytest -n 2

lint: setup $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

## make evaluate  figures on the gold data in ../shared/bench, gains and losses, floors
evaluate: setup
	$(BIN)/python -m dateline.evaluate

## make bench     time and memory against spaCy's own pipeline; of a casebook as it grows (about 20 minutes)
bench: setup
	$(BIN)/python -m dateline.evaluate.bench
	$(BIN)/python -m dateline.evaluate.bench_casebook

## make docs      writes the pages that are generated, and the examples in README
docs: setup $(VENV)/.dev
	$(BIN)/python -m dateline.serve.reference .
	PYTHONPATH=. $(BIN)/python -m tests.notebooks

## make lock      new lock files from requirements/*.in
lock: $(VENV)/.dev
	cd requirements && ../$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file runtime.txt runtime.in
	cd requirements && ../$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file dev.txt dev.in

## make clean     removes what was built
clean:
	rm -rf $(VENV) $(OUT)
