# Reelwright: `make demo` makes a film, `make test` runs everything. Both set themselves up in .venv.
.PHONY: help demo test fuzz bench lint lock dist skills panel bundle release-check clean

VENV   := .venv
ifeq ($(OS),Windows_NT)
  PYTHON ?= python
  SUB  := Scripts
else
  PYTHON ?= python3
  SUB  := bin
endif
BIN     := $(VENV)/$(SUB)
MOVIEPY := .venv-bench

help:
	@echo "make demo    make a real video from sample clips (demo.mp4)"
	@echo "make test    run all tests"
	@echo "make fuzz    the tests of properties, with other examples each time"
	@echo "make bench   compare with FFmpeg by hand and with MoviePy; writes benchmarks/RESULTS.md (an hour or so)"
	@echo "make lint    ruff and mypy --strict"
	@echo "make dist    build the wheel and the sdist"
	@echo "make bundle  build the Claude Desktop bundle"
	@echo "make skills  write every SKILL.md from the template and its data"
	@echo "make release-check  build all of it, install each in a clean place, make a film with it"
	@echo "make panel   write the timeline panel from its parts"
	@echo "make lock    pin the dependencies anew"
	@echo "make clean   remove what the other targets made"

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Reelwright needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 $(MAKECMDGOALS)" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Adding the test tools (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime
	@$(BIN)/python examples/make_media.py examples/media
	@$(BIN)/reelwright make examples/media/*.mp4 examples/media/*.jpg examples/media/*.wav \
	    --replace -m "combine my clips into a short video with transitions and music, add the title 'Summer'" -o demo.mp4

# The host side of MCP Apps, for the tests that look at the panel in a browser. Without npm they say why they are skipped.
PANEL_HOST := tests/ui/node_modules/.host.js
ifneq ($(shell command -v npm 2>/dev/null),)
TEST_TOOLS := $(PANEL_HOST)
endif
$(PANEL_HOST): tests/ui/package-lock.json tests/ui/host.js
	@echo "Building the host for the panel's tests (once) ..."
	@cd tests/ui && npm ci --silent --ignore-scripts && npm run --silent build || echo "npm could not fetch it."

test: $(VENV)/.dev $(TEST_TOOLS)
	@$(BIN)/python -m pytest -n auto --dist worksteal

fuzz: $(VENV)/.dev
	@HYPOTHESIS_PROFILE=far $(BIN)/python -m pytest -n auto --dist worksteal $$(grep -rl "from hypothesis" tests --include="test_*.py")

$(MOVIEPY)/.made: pyproject.toml
	@echo "Setting up $(MOVIEPY) for MoviePy (once) ..."
	@test -x $(MOVIEPY)/$(SUB)/python || $(PYTHON) -m venv $(MOVIEPY)
	@$(MOVIEPY)/$(SUB)/python -m pip install --quiet --disable-pip-version-check \
	    "$$($(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["bench"])')" \
	    && touch $@ || echo "MoviePy cannot be installed here: it is left out."

bench: $(VENV)/.runtime $(MOVIEPY)/.made
	@$(BIN)/python -m benchmarks.render --moviepy $(MOVIEPY)/$(SUB)/python $(or $(BENCH),--results benchmarks/RESULTS.md)

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

dist: $(VENV)/.dev
	@$(BIN)/python -m build --outdir dist

skills: $(VENV)/.runtime
	@$(BIN)/python -m release.write_skills

panel: $(VENV)/.runtime
	@$(BIN)/python -m release.write_panel

bundle: $(VENV)/.runtime
	@$(BIN)/python -m release.bundle

release-check: $(VENV)/.dev
	@$(BIN)/python -m release.check

lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -q -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(MOVIEPY) dist build examples/media demo.mp4 .pytest_cache .mypy_cache .ruff_cache .hypothesis
