"""The figures of the dashboard: counts and waits, never words, small numbers held back."""

from bot.desk.statistics.statistics import Statistics
from bot.desk.statistics.table import Period, Table

__all__ = ["Period", "Statistics", "Table"]
