#!/bin/sh
# Makes .venv with a Python that is new enough, and installs requirements/NAME.txt into it.
# Does nothing when that was done before. `dev` holds all of `demo`, so a tester needs no second install.
set -eu
cd "$(dirname "$0")/.."
name=$1

say() { printf '%s\n' "$*" >&2; }

fail() {
    for line in "$@"; do say "$line"; done
    exit 1
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        # A pyenv shim may be on the path and still refuse to run, so running it is the test.
        if is_new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "Raadsspoor heeft Python 3.11 of nieuwer nodig. Dat staat niet op deze computer." \
        "Op Debian of Ubuntu: sudo apt install python3 python3-venv" \
        "Staat Python op een andere plek? Zet die erbij: make demo PYTHON=/pad/naar/python3"
}

make_venv() {
    python=$(find_python)
    say "Een eigen Python-omgeving wordt gemaakt in .venv ..."
    rm -rf .venv
    if ! output=$("$python" -m venv .venv 2>&1); then
        rm -rf .venv
        fail "$output" "" "Python kan geen eigen omgeving maken: de onderdelen venv of ensurepip ontbreken." \
            "Op Debian of Ubuntu: sudo apt install python3-venv"
    fi
}

is_done() {
    is_new_enough .venv/bin/python || return 1
    for installed in "$name" dev; do
        if cmp -s "requirements/$name.txt" ".venv/installed-$installed/$name.txt"; then
            return 0
        fi
    done
    return 1
}

if is_done; then
    exit 0
fi
# Stopped half-way, an earlier run may have left an environment without pip.
if ! is_new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_venv
fi
say "De pakketten van requirements/$name.txt worden geïnstalleerd. Dat duurt ongeveer een minuut ..."
rm -rf .venv/installed-*
# The file is the whole set, so pip need not add to it (and could not: it has no hash for what was left out on purpose).
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --no-deps -r "requirements/$name.txt" ||
    fail "" "Het installeren is mislukt; hierboven staat waarom. Is er verbinding met internet?" \
        "Daarna gaat u verder met hetzelfde commando."
mkdir ".venv/installed-$name"
cp requirements/*.txt ".venv/installed-$name/"
