# Everything that a user or a volunteer needs; each target prints what it does. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help brief test lint types contracts unit smoke bench picture locks clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

brief: .venv/run ## set everything up and write the brief of sample/ into out/
	@mkdir -p desk && cp sample/sources.yaml desk/sources.yaml
	$(BIN)/svodka brief sample --desk desk -o out

test: .venv/dev lint types contracts unit smoke ## set everything up and run every check

lint: .venv/dev ## style and likely mistakes (ruff)
	$(BIN)/ruff check .

types: .venv/dev ## static types (mypy, strict)
	$(BIN)/mypy

contracts: .venv/dev ## who may import whom (import-linter)
	$(BIN)/lint-imports --no-cache

unit: .venv/dev ## tests, budgets, and the quality floors where the gold texts are there
	$(BIN)/pytest -n $(JOBS)

smoke: .venv/dev ## build the wheel and run it in a clean environment
	$(BIN)/python scripts/smoke_wheel.py

bench: .venv/dev ## slow measurements over bulk texts: speed of reading beside the bare parser, whole runs
	$(BIN)/python benchmarks/reading_speed.py
	$(BIN)/python benchmarks/whole_run.py
	$(BIN)/python benchmarks/briefs.py --size 10000

picture: brief ## draw docs/brief.png anew from the sample (needs Chromium)
	$(BIN)/python scripts/picture.py out/brief.html docs/brief.png --item item-6-1

locks: ## resolve the pinned dependencies anew (needs pip-tools)
	$(PYTHON) scripts/update_locks.py

clean: ## remove what was built, but not the desk
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . && touch $@

.venv/dev: .venv/run requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.lock && touch $@
