.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
PORT ?= 8000
RUN_TOOL := $(PY) -m

export PYTHON STRICT

# `make test STRICT=1` as well as `STRICT=1 make test`: what is missing is then an error instead of a named skip.
ifeq ($(STRICT),1)
export RAADSSPOOR_STRICT := 1
endif

SIZE ?= S

.PHONY: help demo test elasticsearch check lint types templates migrations deploy unit databases measures faults bench format requirements

help: ## Deze uitleg
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo ""
	@echo "  make demo PORT=8001   op een andere poort"
	@echo "  make demo RESET=1     opnieuw beginnen: wat u in de demonstratie veranderde, gaat weg"
	@echo "  make demo SERVE=0     alles klaarzetten, zonder te starten"
	@echo "  make bench NAME=search   één meting in plaats van alle; SIZE=M voor twintig jaar van een gemeente"
	@echo "  make test STRICT=1    wat ontbreekt (Chromium, PostgreSQL, Elasticsearch, voorbeeldstukken) is een fout"

demo: ## Installeert alles, maakt de demonstratie en start die; Ctrl-C stopt
	@sh scripts/install.sh demo
	@exec $(PY) scripts/demo.py --port "$(PORT)" $(if $(filter 1,$(RESET)),--reset) $(if $(filter 0,$(SERVE)),--no-serve)

test: ## Installeert wat de tests nodig hebben en controleert alles
	@sh scripts/install.sh dev
	@$(PY) scripts/outside_tools.py
	@$(MAKE) --no-print-directory check

elasticsearch: ## Haalt Elasticsearch voor de tests op (docker, of 907 MB met Java 17 en Maven)
	@sh scripts/install.sh dev
	@$(PY) scripts/elasticsearch_fetch.py

check: lint types templates migrations deploy unit databases $(if $(filter 1,$(STRICT)),measures) ## Alle controles, zonder iets te installeren

lint: ## Opmaak en stijl van de code (ruff)
	$(RUN_TOOL) ruff format --check .
	$(RUN_TOOL) ruff check .

types: ## Typen (mypy)
	$(RUN_TOOL) mypy

templates: ## Opmaak en fouten in de sjablonen (djlint)
	$(RUN_TOOL) djlint templates --check
	$(RUN_TOOL) djlint templates --lint

migrations: ## Is er voor elke wijziging van het model een migratie?
	DJANGO_SETTINGS_MODULE=portal.settings.test $(PY) manage.py makemigrations --check --dry-run

deploy: ## Kloppen de instellingen voor een gemeente?
	@$(PY) scripts/check_deploy.py

unit: ## Alle tests (pytest), op SQLite, en op Elasticsearch als dat er is
	@$(PY) scripts/elasticsearch_node.py $(RUN_TOOL) pytest -n auto --dist worksteal --durations 15 -m "not faults"

databases: ## De tests van triggers, regels en sloten nog eens, op PostgreSQL
	@$(PY) scripts/postgres_cluster.py $(RUN_TOOL) pytest -m "both_databases and not faults"

measures: ## Werken de metingen van lijsten en standen nog, met zo weinig queries als moet? De tijden zelf keuren niets af
	@$(PY) -m bench --size S --counts --name list-50 --name overview --name stand

faults: ## Lange storingsproeven: worker hard gestopt, midden in het lezen
	@sh scripts/install.sh dev
	$(RUN_TOOL) pytest -m faults

bench: ## Meet hoe snel alles is, elk naast een basis uit dezelfde meting (zie docs/bench.md)
	@sh scripts/install.sh dev
	@$(PY) -m bench --size "$(SIZE)" $(foreach name,$(NAME),--name "$(name)")

format: ## Zet code en sjablonen in de vaste opmaak
	$(RUN_TOOL) ruff format .
	$(RUN_TOOL) ruff check --fix-only .
	$(RUN_TOOL) djlint templates --reformat --quiet

screenshots: ## Neemt de beelden van README en handleiding opnieuw op, uit de demonstratie
	@sh scripts/install.sh dev
	@$(PY) scripts/screenshots.py

requirements: ## Legt nieuwe versies van pakketten vast (met controlegetallen, zonder adressen)
	@sh scripts/install.sh dev
	@sh scripts/pin_requirements.sh
