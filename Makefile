# The whole developer manual: `make help`.
.DEFAULT_GOAL := help
.PHONY: chaos help install run train test lint check preview facts eval bench finetune finetune-opinion forum-demo gaps screenshots
python := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export PYTHONPATH := $(CURDIR)

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*## "} {printf "  make %-12s %s\n", $$1, $$2}'

install: ## Install everything the lock file names
	@scripts/install

run: install ## Start the assistant and open the chat at the printed address
	@exec $(python) -m bot.launch

train: install ## Train the assistant if its data changed
	@$(python) -m bot.launch.model

test: install train ## Run everything that must hold: lint, types, content, unit, golden conversations, browser
	@scripts/test

lint: ## Ruff and mypy only
	@$(python) -m ruff check . && $(python) -m ruff format --check . && $(python) -m mypy

check: install ## Check the curated files and say in words what is wrong; weigh the widget
	@$(python) -m bot.content check
	@$(python) -m bot.public.weight

preview: install ## Show every answer on one page, as the widget will show it
	@$(python) -m bot.content preview

eval: install train ## Measure understanding, compare with the baseline (QUESTIONS=, TRIAGE= add files)
	@$(python) -m bot eval $(if $(QUESTIONS),--questions $(QUESTIONS)) $(if $(TRIAGE),--triage $(TRIAGE))

bench: install train ## Measure speed and memory beside the pipeline of `rasa init`
	@$(python) -m bench

finetune: ## Teach the encoder again, offline (an hour on two cores with BFLOAT16=1, two without)
	@scripts/install --group finetune
	@$(python) -m bot.assistant.finetune $(if $(BFLOAT16),--bfloat16)

finetune-opinion: ## Teach the second opinion again, offline (hours on two cores; brings PyTorch)
	@scripts/install --group finetune
	@$(python) -m bot.assistant.finetune.opinion rows
	@scripts/with-uv run --script scripts/opinion/learn.py
	@$(python) -m bot.assistant.finetune.opinion export

gaps: ## List what the assistant did not understand
	@$(python) -m bot gaps

forum-demo: install train ## Show a pretend forum in the browser with the assistant answering on it
	@$(python) -m examples.forum_demo

facts: install ## Report grades, unconfirmed hours and reviews due
	@$(python) -m bot.content facts

screenshots: install train ## Take the pictures of every state for the documentation (docs/states.md)
	@CHROMIUM=$$(scripts/chromium) $(python) -m tests.pictures
	@CHROMIUM=$$(scripts/chromium) $(python) scripts/desk_screenshots.py

chaos: install ## Drop both ends 10,000 times while they talk; nothing may be lost or doubled (DROPS=)
	@CHROMIUM=$$(scripts/chromium) $(python) -m tests.chaos $(if $(DROPS),--drops $(DROPS))
