"""Speak to officers: sign-in, queue, live conversations, records, dashboard (aiohttp)."""
