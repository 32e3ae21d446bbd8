# Everything a person does here. Each target makes its own virtual environment first.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := .demo/quanze.sqlite3
LARGE := .demo/large.sqlite3
PIP_COMPILE := build/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --newline lf

.DELETE_ON_ERROR:
.PHONY: help run test test-fast lint format bench demo-large snapshots reference catalogue lock wheel clean

help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: $(READY) $(DEMO) ## open the register on demonstration data
	@$(BIN)/quanze --database $(DEMO)

test: $(READY) ## run every test, on both databases
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-fast: $(READY) ## run the tests that need neither seconds nor PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist worksteal -q -m "not slow and not postgres"

lint: $(READY) ## check format, style, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put code into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY) $(LARGE) ## measure on 180,000 cases, against yardsticks of the same run
	@code=0; for script in tests/benchmarks/bench_*.py; do echo; echo "== $$script"; \
		$(BIN)/python -m $$(echo $${script%.py} | tr / .) --database $(LARGE) || code=1; done; exit $$code

demo-large: $(READY) ## build a database of 180,000 cases anew
	@rm -f $(LARGE) $(LARGE)-wal $(LARGE)-shm
	@$(MAKE) --no-print-directory $(LARGE)

snapshots: $(READY) ## redraw the pictures of the screens; look at each before keeping it
	-$(BIN)/python -m pytest tests/tui/test_snapshots.py --snapshot-update
	@for picture in docs/screens/*.svg; do name=$$(basename $$picture .svg); \
		cp "tests/tui/__snapshots__/test_snapshots/"*"[$$name].svg" $$picture; done

reference: $(READY) ## write docs/cli.md, docs/checks.md, docs/procedures.md again from the sources
	$(BIN)/python -m tests.cli.reference > build/cli.md && mv build/cli.md docs/cli.md
	$(BIN)/python -m tests.law.reference > build/checks.md && mv build/checks.md docs/checks.md
	$(BIN)/python -m tests.law.procedures_reference > build/procedures.md && mv build/procedures.md docs/procedures.md

catalogue: $(READY) ## bring the Chinese catalogue in step with the sources
	@mkdir -p build
	$(BIN)/pybabel --quiet extract -F pyproject.toml --no-location --sort-output \
		-k ngettext:1,2 -k msg -o build/quanze.pot registry tui
	$(BIN)/pybabel --quiet update --domain quanze --no-fuzzy-matching --no-wrap --ignore-obsolete \
		--ignore-pot-creation-date -i build/quanze.pot -d registry/locale -l zh_CN
	$(BIN)/pybabel --quiet compile --domain quanze -d registry/locale

lock: ## resolve the dependencies anew, with hashes
	@mkdir -p build && test -d build/lock || $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet pip-tools==7.6.2
	$(PIP_COMPILE) --upgrade -o requirements/runtime.txt pyproject.toml
	$(PYTHON) -c 'import tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; print(*groups["dev"], sep="\n")' > build/dev
	$(PIP_COMPILE) --upgrade -c requirements/runtime.txt -o requirements/dev.txt pyproject.toml build/dev

wheel: $(READY) ## build the wheel into dist/
	$(BIN)/python -m build --quiet --no-isolation --wheel

clean: ## remove what was made here, the demonstration data too
	rm -rf .venv .demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Quanze needs Python 3.11 or later; name one with: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making a virtual environment in .venv (once, about a minute)..."; \
		$(PYTHON) -m venv .venv || { rm -rf .venv; echo "This Python cannot make virtual environments; on Debian install python3-venv." >&2; exit 1; }; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements/dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p build && touch $@

$(LARGE): | $(READY)
	@mkdir -p $(@D)
	@$(BIN)/quanze --database $@ init --demo --records 180000

$(DEMO): | $(READY)
	@mkdir -p $(@D) && rm -f $@-wal $@-shm
	@echo "Making demonstration data in $@ (once)..."
	@$(BIN)/quanze --database $@ init --demo
