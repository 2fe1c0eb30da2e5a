# One entry for everything a developer does. `make` lists the targets.

PYTHON  ?= python3
VENV    ?= .venv
# Separate from the developer's: the demonstration shows what a user gets, and nothing more.
DEMO    ?= .venv-demo
WORKERS ?= 2
ARGS    ?=
# Spoilt answers and files that each parser reads.
EXAMPLES ?= 100000

BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed
SPARK := $(VENV)/.spark

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports docs deps coverage fmt build bench fuzz clean
.SUFFIXES:

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(DEMO)/.installed ## Profile and compare two invented researchers; prints a table and the pages
	@$(DEMO)/bin/researchmetrics demo --output-dir demo

test: $(STAMP) $(SPARK) ## Run all tests, doctests and notebooks, with coverage
	$(BIN)/pytest -n $(WORKERS) --cov --cov-report=term --nbmake --nbmake-timeout=300 notebooks tests researchmetrics $(ARGS)

check: lint types imports docs deps ## Run every check that runs no code: style, types, layers, docstrings, dependencies

lint: $(STAMP) ## Style: ruff check and ruff format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## Types: mypy over the package, and over a user's view of it
	$(BIN)/mypy
	$(BIN)/mypy tests/typing/api.py

imports: $(STAMP) ## Layers: which room may import which
	$(BIN)/lint-imports

docs: $(STAMP) ## Docstrings: numpydoc
	@find researchmetrics -name '*.py' | sort | xargs $(BIN)/numpydoc lint && echo "Docstrings are complete."

deps: $(STAMP) ## Dependencies: undeclared or unused ones
	$(BIN)/deptry researchmetrics

coverage: $(STAMP) ## Run the tests and write the coverage of each line to htmlcov/
	$(BIN)/pytest -n $(WORKERS) -q --cov --cov-report=html --cov-report=term-missing:skip-covered tests researchmetrics $(ARGS)
	@echo "See $(CURDIR)/htmlcov/index.html"

fmt: $(STAMP) ## Put the code into its form: ruff format and what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

build: $(STAMP) ## Build the wheel and the source archive into dist/
	$(BIN)/python -m build

bench: $(STAMP) ## Run the benchmarks and print their figures
	$(BIN)/pytest -q -s tests/benchmarks $(ARGS)

fuzz: $(STAMP) ## Let every parser read spoilt answers and files; ARGS="-k openalex" for one of them
	RESEARCHMETRICS_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -q -s --no-header tests/fuzz $(ARGS)

clean: ## Remove what was built, and the demonstration; the developer's environment stays
	rm -rf build dist demo htmlcov $(DEMO) .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find researchmetrics tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp tells that an environment is complete: an install that was cut off is done again.
$(STAMP): pyproject.toml
	$(call environment,$(VENV))
	$(BIN)/pip install -qq --editable . --group test --group check --group build
	@touch $@

# What the tests of the cluster need; where it cannot be had they skip, and say so.
$(SPARK): $(STAMP)
	@if ! command -v java >/dev/null; then echo "Java is missing; the tests of the cluster will skip."; \
	elif $(BIN)/pip install -qq --group cluster; then touch $@; \
	else echo "pyspark cannot be had; the tests of the cluster will skip."; fi

$(DEMO)/.installed: pyproject.toml
	$(call environment,$(DEMO))
	@echo "Installing researchmetrics into $(DEMO) (once; about a minute)"
	@$(DEMO)/bin/pip install -qq --editable .
	@touch $@

define environment
@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "researchmetrics needs Python 3.11 or later; '$(PYTHON)' is missing or older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
@test -x $(1)/bin/pip || "$(PYTHON)" -m venv $(1) || \
	{ echo "No virtual environment can be made. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
@$(1)/bin/python -m pip install -qq --upgrade 'pip>=25.1'
endef
