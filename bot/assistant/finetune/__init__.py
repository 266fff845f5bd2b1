"""`make finetune`: teaches the encoder our two questions (how urgent, which answer), offline.

Needs the `finetune` dependency group. What it makes is shipped in data/encoder; nobody needs to run
it to use, train or test the assistant.
"""
