# setup: everything the other words need · demo: the sample, end to end · test · check: style, types, imports, generated files · bench
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CACHE := .cache
NEO4J := $(CACHE)/neo4j-5.26.30
FUSEKI := $(CACHE)/fuseki-5.6.0

.PHONY: setup demo test check bench generate docs ontology-pages clean

setup: $(VENV)/.dev $(NEO4J)/.done $(FUSEKI)/.done
	@tools/browser.sh

$(VENV)/.run: requirements/run.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "remit needs Python 3.11 or newer; '$(PYTHON)' is not there."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "remit needs Python 3.11 or newer; $(PYTHON) is older (set PYTHON=...)."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q remit remit/*/
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(NEO4J)/.done: tests/servers/neo4j.pom.xml
	@tools/jars.sh $< $(NEO4J)

$(FUSEKI)/.done: tests/servers/fuseki.pom.xml
	@tools/jars.sh $< $(FUSEKI)

demo: $(VENV)/.run
	@tools/demo.sh

test: setup
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m remit.ontology.generate --check
	$(BIN)/python tools/sentences.py
	$(BIN)/python -m remit.queries.page --check
	$(BIN)/python tools/command_reference.py --check

bench: $(VENV)/.dev
	@$(BIN)/python -m compileall -q remit remit/*/
	$(BIN)/python bench/speed.py

generate: $(VENV)/.dev
	$(BIN)/python -m remit.ontology.generate
	$(BIN)/python -m remit.queries.page
	$(BIN)/python tools/command_reference.py

docs: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

ontology-pages: $(VENV)/.dev
	$(BIN)/python tools/ontology_pages.py $(CACHE)/ontology

clean:
	rm -rf $(VENV) $(CACHE) demo-out dist
