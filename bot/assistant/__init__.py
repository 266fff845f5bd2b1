"""Hear: graph components that run inside Rasa (encoder, classifier, urgency, channel)."""

import os

from bot.kernels import chosen

os.environ.update(chosen(os.environ))  # here: no room below imports NumPy before
