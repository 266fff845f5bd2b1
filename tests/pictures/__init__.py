"""The documentation's pictures of every state, taken of the running software."""
