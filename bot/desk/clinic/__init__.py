"""The drop-in clinic: its hours, its queue, and who holds whom."""
