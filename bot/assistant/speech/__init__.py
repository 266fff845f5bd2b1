"""From a chosen answer to what the parent sees: words, cards, buttons, sources."""
