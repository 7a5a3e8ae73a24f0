# Everything a contributor runs. `make demo` and `make test` need nothing but Python 3.11 or newer.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
PYTEST ?= $(BIN)/pytest -n 2
NEWEST_IMAGES := postgres:18 mysql:9 mariadb:11

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Where an image of MySQL is at hand, the demo's plan is proved on it too; nothing is downloaded for it.
MYSQL_HERE = $(shell for image in mysql:9 toolkit/mysql:9; do docker image ls -q $$image 2> /dev/null; done)

.PHONY: demo
demo: .venv/.ready ## Run the main job on a sample database, on a Postgres that comes with it
	$(BIN)/toolkit demo run --via embedded $(if $(MYSQL_HERE),--also mysql:9)

.PHONY: test
test: .venv/.ready ## Run the tests on one version of each engine, in containers where there is Docker
	$(call containers,$(NEWEST_IMAGES))
	@containers/ensure-browser || test "$${CI:-}" != true
	$(PYTEST)

.PHONY: test-older
test-older: .venv/.ready ## Run the tests that use an engine on the older versions, which `make test` leaves out
	$(call containers,)
	$(PYTEST) --engines=older

.PHONY: check
check: .venv/.ready ## Lint, check the formatting and the types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.PHONY: bench
bench: .venv/.ready ## Measure, and write benchmarks/RESULTS.md
	$(call containers,$(NEWEST_IMAGES))
	$(BIN)/python -m benchmarks

.PHONY: images
images: ## Build the database images that are missing, for places without a registry
	containers/ensure-docker
	containers/build

.PHONY: lock
lock: .venv/.ready ## Pin the development environment anew, from pyproject.toml
	test -x $(BIN)/uv || $(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra embedded --extra verify --extra code --group dev --universal \
	  --generate-hashes --no-header --no-emit-index-url --python-version 3.11 -o locks/dev.txt

.PHONY: docs
docs: .venv/.ready ## Write the pages that come from the program
	$(BIN)/python -m docs

.PHONY: clean
clean: ## Remove what was made here: environment, caches, builds
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.ready: locks/dev.txt pyproject.toml
	@python=$$(for each in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3; do \
	    if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then echo $$each; break; fi; done); \
	  test -n "$$python" || { echo "Python 3.11 or newer is needed: https://www.python.org/downloads/" >&2; exit 1; }; \
	  test -x $(BIN)/python || $$python -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Containers are needed where CI=true; elsewhere the tests run without, and say at their end what they missed.
define containers
@{ containers/ensure-docker && containers/build --prefer-registry $(1); } || test "$${CI:-}" != true
endef
