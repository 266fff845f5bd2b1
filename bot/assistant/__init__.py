"""Hear: graph components that run inside Rasa (encoder, classifier, urgency, channel)."""
