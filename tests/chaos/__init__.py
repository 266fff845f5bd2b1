"""Drops by the thousand, with somebody talking at both ends: nothing lost, nothing doubled."""
