# The tasks of this project; `make` alone lists them.
#
#   PYTHON=...     the Python to build the environment with (otherwise scripts/find-python chooses)
#   TEST_JOBS=...  the number of test processes
#   TESTS=...      the tests to run, and further options for pytest
#   UPGRADE=...    for `make lock`: --upgrade, or --upgrade-package NAME; otherwise pins are kept

BIN := .venv/bin
TEST_JOBS ?= 2
TESTS ?= tests
UPGRADE ?=
export PYTHON

COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.12 \
	--no-python-downloads --generate-hashes --no-emit-index-url --no-annotate --no-header \
	--group pyproject.toml:build $(UPGRADE)

.PHONY: help setup demo test lint format bench gate docs reference lock clean
.DELETE_ON_ERROR:

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-9s %s\n", $$1, $$2 }' Makefile

setup: .venv/.setup .venv/.front ## make .venv with everything that the dragoman command needs
	@echo "Ready: $(BIN)/dragoman"

demo: .venv/.setup ## code the example report
	@$(BIN)/dragoman code --color always examples/demo.txt

test: .venv/.test .venv/.front ## run the tests
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses $(TEST_JOBS) --dist worksteal $(TESTS)

lint: .venv/.test ## check style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.test ## mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.test ## print the figures of the docs
	$(BIN)/python -m benchmarks

gate: .venv/.test ## hold the figures of the cheap benchmarks to their floors
	$(BIN)/python -m benchmarks gate

docs: .venv/.test ## build the documentation into site/; stale pages stop it
	$(BIN)/python -m book --check
	$(BIN)/python -m book.worked
	$(BIN)/zensical build --clean --strict
	@echo "Ready: site/index.html; for its search, $(BIN)/python -m http.server --directory site"

reference: .venv/.test ## write the pages that are made from code anew
	$(BIN)/python -m book

lock: .venv/.test ## resolve the dependencies anew
	$(COMPILE) --extra parquet --extra html --extra web --output-file requirements/setup.txt
	$(COMPILE) --all-extras --constraints requirements/setup.txt \
		--output-file requirements/test.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.12 --no-python-downloads \
		--generate-hashes --no-emit-index-url --no-annotate --no-header $(UPGRADE) \
		--group pyproject.toml:node --output-file requirements/node.txt

clean: ## remove what the tools leave behind, .venv excepted
	rm -rf build dist site .cache docs/worked .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests benchmarks book -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

.venv/.setup: requirements/setup.txt pyproject.toml
	@scripts/install-locked $<
	@touch $@

# requirements/test.txt holds all of setup.txt, so what serves the tests serves the command too.
.venv/.test: requirements/test.txt pyproject.toml
	@scripts/install-locked $<
	@touch .venv/.setup $@

.venv/.front: package-lock.json scripts/build-front | .venv/.setup
	@scripts/build-front
	@touch $@
