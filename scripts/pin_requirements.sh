#!/bin/sh
# Pins the ranges of pyproject.toml for every platform from Python 3.11 up. No address of a registry is written.
# pillow-heif is left out: its wheels hold GPL code, and Willow works without it (docs/decisions/0001-dependencies.md).
set -eu
cd "$(dirname "$0")/.."

pin() {
    .venv/bin/python -m uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-header --no-emit-package pillow-heif "$@"
}

pin --output-file requirements/base.txt
pin --extra demo --constraint requirements/base.txt --output-file requirements/demo.txt
pin --extra lezen --constraint requirements/base.txt --output-file requirements/lezen.txt
pin --extra demo --extra lezen --extra dev --constraint requirements/demo.txt --output-file requirements/dev.txt
