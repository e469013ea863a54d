# Thin: each target calls one line. Everything is installed into this checkout (.venv, .cache, data).
export UV_PYTHON_DOWNLOADS := never
export UV_CACHE_DIR := $(CURDIR)/.cache/uv
export PIP_NO_CACHE_DIR := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.cache/browsers
PYTHON ?= python3
GERMAN := stimmig/locale/de/LC_MESSAGES/django.mo

.PHONY: help demo run test check bench messages pictures lock clean

help:
	@echo "make demo   the example company, in your browser"
	@echo "make run    an empty house of your own"
	@echo "make test   all tests, on SQLite and PostgreSQL, in a real browser"
	@echo "make check  ruff, mypy, imports, templates, translations"
	@echo "make pictures  the handbook's pictures, taken anew"
	@echo "make bench  how fast, as ratios to a named baseline"

demo: .venv/ok $(GERMAN)
	.venv/bin/stimmig demo

run: .venv/ok $(GERMAN)
	.venv/bin/stimmig run

test: .venv/ok $(GERMAN) .cache/browser-ok .cache/node-ok
	.venv/bin/python -m tools.test

check: .venv/ok $(GERMAN)
	.venv/bin/python -m tools.check

bench: .venv/ok $(GERMAN)
	.venv/bin/python -m tools.bench
	.venv/bin/python -m tools.bench_pages
	.venv/bin/python -m tools.bench_listening
	.venv/bin/python -m tools.bench_telemetry
	.venv/bin/python -m tools.bench_gateway
	.venv/bin/python -m tools.kill_loop

pictures: .venv/ok $(GERMAN) .cache/browser-ok
	STIMMIG_PICTURES=docs/handbuch/bilder .venv/bin/python -m pytest tests/journeys/test_pictures.py

messages: .venv/ok
	.venv/bin/python -m tools.messages update

.venv/ok: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv || { echo "Python's venv is missing (Debian: apt install python3-venv)"; exit 1; }
	.venv/bin/python -m pip install -q uv==0.13.9
	.venv/bin/uv pip sync -q --require-hashes --python .venv/bin/python requirements.lock
	.venv/bin/uv pip install -q --no-deps --no-build-isolation -e . --python .venv/bin/python
	.venv/bin/python -m compileall -q stimmig .venv/lib/python3*/site-packages/yaml
	touch $@

$(GERMAN): .venv/ok stimmig/locale/de/LC_MESSAGES/django.po
	.venv/bin/python -m tools.messages compile

.cache/browser-ok: .venv/ok
	.venv/bin/python -m tools.browser
	touch $@

.cache/node-ok: .venv/ok tests/gateway/node/package-lock.json
	.venv/bin/python -m tools.node
	touch $@

lock:
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --group dev --group test pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .cache data
