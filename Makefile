# `make check` is what has to be green; it sets up everything it needs in .venv.

PYTHON ?= python
BIN := .venv/bin
STAMP := .venv/.dev-installed
GENERATED := docs/reference/rules.md docs/reference/policies.md docs/reference/events.md \
	docs/reference/checks.md docs/reference/traceability.md

# The theme's notice about its successor is not a finding.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := check
.PHONY: check lint format-check types imports coverage docs test bench fix

check: lint format-check types imports coverage docs

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@

lint: $(STAMP)
	$(BIN)/ruff check

format-check: $(STAMP)
	$(BIN)/ruff format --check

types: $(STAMP)
	$(BIN)/mypy
	$(BIN)/pyright

imports: $(STAMP)
	$(BIN)/lint-imports --no-cache

coverage: $(STAMP)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Fails once when a generated page was out of date, and leaves the new page behind to be committed.
docs: $(STAMP)
	@before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT && \
	for page in $(GENERATED); do \
		if test -f "$$page"; then cp "$$page" "$$before/"; fi; \
	done && \
	$(BIN)/python -m scripts.generate_reference && \
	stale= && \
	for page in $(GENERATED); do \
		cmp -s "$$page" "$$before/$$(basename "$$page")" || stale="$$stale $$page"; \
	done && \
	if test -n "$$stale"; then echo "out of date, now generated anew:$$stale" >&2; exit 1; fi
	$(BIN)/mkdocs build --strict --quiet

test: $(STAMP)
	$(BIN)/pytest

# The settings of the tests are cleared: measuring wants one process and the benchmark plugin.
bench: $(STAMP)
	$(BIN)/pytest benchmarks --override-ini=addopts= --import-mode=importlib --benchmark-only

fix: $(STAMP)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
