# Two commands on a fresh machine:  make run  and  make test.  `make help` lists the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:

PORT ?= 8000
BIN := .venv/bin
export PYTHON
# Python keeps what it compiled, its tests included, also where a machine says otherwise: they are begun many times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup setup-test setup-bench assets run test test-wide test-fast lint law bench lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

setup: ## make .venv with goldendoor and the desk in it
	@tools/setup/environment.sh run

setup-test: ## the same with what the tests need: packages, a browser, PostgreSQL
	@tools/setup/environment.sh test
	@tools/setup/browser.sh >/dev/null
	@tools/setup/postgres.sh >/dev/null
	@tools/setup/pango.sh

setup-bench: ## the same with the peers that the benchmark measures
	@tools/setup/environment.sh test
	@tools/setup/environment.sh bench

assets: setup ## build the desk's stylesheet and scripts from locked npm packages
	@tools/assets/build.sh

run: setup assets ## compile the law and serve the desk (PORT=8000)
	@tools/setup/pango.sh || true
	@$(BIN)/python tools/setup/serve.py $(PORT)

lint: ## style, form and types
	@tools/setup/environment.sh test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

law: setup ## check every law file
	$(BIN)/goldendoor law check

test: setup-test assets lint ## everything; the law files are checked by tests of their own
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder tests/hall
	GOLDENDOOR_TESTS_ON=postgres $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser and not slow" tests/hall

test-wide: setup-test ## random searches in their whole width, which `make test` does a part of
	GOLDENDOOR_TESTS_WIDE=yes $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder tests/differential tests/engine/test_missing_facts.py

test-fast: assets ## what needs neither a browser nor patience, in under a minute
	@tools/setup/environment.sh test
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser and not slow"
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder tests/hall -m "not browser and not slow"

bench: setup-bench ## ours and the peers on the same work, ratios into benchmarks/results.md
	$(BIN)/python benchmarks/run.py --date "$$(date +%F)"

lock: ## write the lock files anew (UPGRADE=--upgrade for newer versions)
	@tools/setup/environment.sh test
	@tools/setup/lock.sh $(UPGRADE)

clean: ## remove what set-up and tests made
	rm -rf .venv .venv.lock .assets.* node_modules src/goldendoor/hall/static_built build dist
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache screenshots benchmarks/.peers
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
