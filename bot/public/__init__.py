"""Speak to parents: the widget, its socket, the plain pages, health (aiohttp)."""
