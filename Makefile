# Needs Python 3.11 or later, make and git. Everything else goes into .venv.
#
#   make demo     check the sample plan, chase it, and write its board report
#   make test     everything that a change must pass
#   make setup    only make .venv
#   make format   put the code into its usual form
#   make schema   write the JSON Schemas anew from the model
#   make rules    write docs/rules.md anew from the rules
#   make word     write the Word file that papers are put into anew
#   make pictures take README's pictures anew; needs Debian's chromium
#   make fields   write anew the page on what templates get
#   make goldens  write anew what tests compare output with; read the difference before you commit
#   make clean    remove .venv and everything that was built

PLAN_MONTH := 2019-05
REPORT := build/report-$(PLAN_MONTH).html
FINDINGS := build/check.txt
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.cipt-installed

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

# The first of these that runs and is new enough; `make PYTHON=/path/to/python` names another.
PYTHON ?= $(shell for p in python3.11 python3 python3.14 python3.13 python3.12 python; do \
	if $$p -c '$(NEW_ENOUGH)' 2>/dev/null; then echo $$p; exit; fi; done; echo python3)

.DELETE_ON_ERROR:
.PHONY: help setup demo test format schema rules fields word pictures goldens clean

help:
	@sed -n 's/^#   //p' Makefile

setup: $(STAMP)

# The two variables hold the tools that build the package to the same pins: older pips obey the
# first, pips from 25.3 on the second.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "cipt needs Python 3.11 or later, and '$(PYTHON)' is" \
			"$$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
		echo "Install it, or say where it is: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments: its venv module is not installed." >&2; \
		echo "On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV), once; this takes a minute or two."
	@$(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		-c constraints.txt -e '.[dev]'
	@touch $@

# Of the findings the first two are shown, which are the worst, and how many there are of each rule.
demo: $(STAMP)
	@mkdir -p $(dir $(REPORT)) $(dir $(FINDINGS))
	@echo '$$ cipt check --statistics --output $(FINDINGS)'
	@$(BIN)/cipt check --statistics --output $(FINDINGS) || { code=$$?; \
		test $$code -eq 1 || exit $$code; \
		echo "cipt check found errors in plan/, listed first. The demo goes on." >&2; }
	@awk -v RS= -v ORS='\n\n' '/^ *[0-9]+  CIP/ {last = 1} NR == 3 && !last {print "[...]"} \
		NR <= 2 || last' $(FINDINGS)
	@echo "Every finding, with its line and what to write instead, is in $(FINDINGS)."
	@echo; echo '$$ cipt overdue'
	@$(BIN)/cipt overdue
	@echo; echo '$$ cipt report --month $(PLAN_MONTH) --format html --output $(REPORT)'
	@$(BIN)/cipt report --month $(PLAN_MONTH) --format html --output $(REPORT)
	@echo; echo "The board's report is in $(REPORT). Open it in a browser:"
	@$(BIN)/python -c 'import pathlib; print(pathlib.Path("$(REPORT)").resolve().as_uri())'

test: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schema: $(STAMP)
	$(BIN)/cipt schema --write

rules: $(STAMP)
	$(BIN)/cipt rules --format md --output docs/rules.md

word: $(STAMP)
	$(BIN)/python -m cipt.exchange.word_letterhead

fields: $(STAMP)
	$(BIN)/python -m pytest --quiet tests/render/test_template_fields.py --write-goldens

pictures: $(STAMP)
	$(BIN)/python docs/pictures/make.py

goldens: $(STAMP)
	$(BIN)/python -m pytest --write-goldens

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
