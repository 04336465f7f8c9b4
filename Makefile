# GNU make and Python 3.11 are all that a fresh machine needs.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
# The locks are complete and hashed, so pip has nothing to resolve.
INSTALL := $(BIN)/python -m pip install --require-hashes --no-deps --no-input --quiet --disable-pip-version-check
# Else each start compiles the program anew where Python may not keep what it compiles (PYTHONDONTWRITEBYTECODE).
COMPILED := $(BIN)/python -m compileall -q app migrations

.PHONY: serve test lint audit format lock bench bench-memory bench-reader bench-slow-clients chaos clean

serve: .venv/installed
	exec $(BIN)/python -m app serve --host $(HOST) --port $(PORT)

# Twice: all of it on SQLite, then on PostgreSQL what a store's engine matters to; not how connections, logs, files and
# bodies are handled before a store is asked, nor how commands are told what the functions below them do, nor whether
# the document describes what is served.
BEFORE_STORES := $(foreach name,bodies delivery docs_assets errors examples formats hostile limits logs metrics origins rates serving,--ignore tests/api/test_$(name).py)
ON_POSTGRESQL := $(BEFORE_STORES) tests/api tests/bundle tests/curation tests/upkeep tests/test_bundle.py \
	tests/test_migrations.py
# A file's tests share a server. Files go out in order, so that those of few slow tests are not left for the end; a third
# process works while two wait for servers.
SHARED_OUT := -n 3 --dist loadfile --no-loadscope-reorder
test: lint
	$(BIN)/python -m pytest $(SHARED_OUT)
	TRADEFACTS_TEST_ENGINE=postgresql $(BIN)/python -m pytest $(SHARED_OUT) $(ON_POSTGRESQL)

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile
	$(BIN)/python -m tests.audit

# Known vulnerabilities of what is locked; without a network it says that nothing was audited.
audit: .venv/installed-dev
	$(BIN)/python -m tests.audit

format: .venv/installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Newest versions for every platform and Python; UV_ARGS=... narrows it, for one package: UV_ARGS="-P fastapi".
UV_ARGS ?= --upgrade
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" $(UV_ARGS) pyproject.toml
lock: .venv/installed-dev
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt

# How long reading takes; printed, never asserted.
bench-reader: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.bench_reader

# How fast it is beside its neighbours; N facts, made once and kept in .bench. Needs wrk (Debian has it).
N ?= 10000
bench: .venv/installed-dev .bench/venv/installed
	$(COMPILED) tests
	N=$(N) $(BIN)/python -m tests.benchmarks.bench

# Kills the server 200 times while clients write, fills its disk, locks its file; all of it as root. About 20 minutes.
# Then it stops, pauses and promotes replicas of PostgreSQL.
CHAOS_ARGS ?= --kills 200 --seed 1
chaos: .venv/installed-dev
	$(BIN)/python -m tests.chaos $(CHAOS_ARGS)
	TRADEFACTS_TEST_ENGINE=postgresql $(BIN)/python -m pytest tests/api/test_replicas.py

# Whether memory stays flat under MINUTES of mixed load.
bench-memory: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.bench_memory

# What others notice of slow clients: a table.
bench-slow-clients: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.bench_slow_clients

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or newer is needed: PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt
	$(COMPILED)
	touch $@

.bench/venv/installed: tests/benchmarks/neighbours.txt
	$(PYTHON) -m venv .bench/venv
	.bench/venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/benchmarks/neighbours.txt
	touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(INSTALL) -r requirements-dev.txt
	$(COMPILED) tests
	touch $@
