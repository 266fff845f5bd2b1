"""What can go wrong between us and a forum: one class for each way to go on."""

from __future__ import annotations


class NotSigned(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """A webhook without a good signature (or too old): nothing of it is looked at."""


class BadBody(Exception):  # noqa: N818
    """A webhook that was signed, but is not what the platform promised; names no content."""


class TryLater(Exception):  # noqa: N818
    """The forum could not take it now. `wait` is the forum's own wish in seconds, if it said one.

    Attributes:
        busy: the forum asked everybody to slow down, not only this call.
    """

    def __init__(self, why: str, wait: float | None = None, *, busy: bool = False) -> None:
        super().__init__(why)
        self.why, self.wait, self.busy = why, wait, busy


class Refused(Exception):  # noqa: N818
    """The forum will not take it, now or later."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Gone(Refused):
    """What the call was about is not there any more."""
