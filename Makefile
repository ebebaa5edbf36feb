# From nothing to a warehouse: needs Python 3.11 or newer, and make. `make help` lists what there is.
PYTHON := $(shell for p in $${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin

# What one process has compiled, the many that a refresh and the tests start need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help warehouse test lint ui clean pins
.DEFAULT_GOAL := help

help:
	@echo "make warehouse   install what is needed, read the documents, build data/peel.duckdb"
	@echo "make ui          the Dagster UI on this project"
	@echo "make test        style, types, layers, and every test"
	@echo "make clean       remove what make has made; the data folder stays"

warehouse: $(VENV)/runtime.stamp
	@$(BIN)/peel refresh

ui: $(VENV)/runtime.stamp
	@$(BIN)/peel ui

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find briefing pages pipelines warehouse tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Newest versions that the ranges of pyproject.toml allow; read the difference before you keep it.
pins: $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet uv
	for file in requirements requirements-dev; do \
	  extra=$$(test $$file = requirements-dev && echo "--extra dev"); \
	  { head -n 1 $$file.txt; $(BIN)/uv pip compile pyproject.toml $$extra --universal --python-version 3.11 --upgrade \
	    --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet; } > $$file.new && mv $$file.new $$file.txt; \
	done

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Peel needs Python 3.11 or newer; none was found. Install one, or name it: make PYTHON=/path/to/python"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) can't make a virtual environment; on Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/runtime.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the pinned dependencies (a minute or two, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/runtime.stamp
	@echo "Installing the tools of the tests"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
