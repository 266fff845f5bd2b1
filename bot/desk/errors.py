"""What the desk refuses, and why: one class for each refusal a caller may want to tell apart."""


class DeskError(Exception):
    """A rule of the desk stood in the way. The message is for an operator, never for a parent."""


class NoSuchConversation(DeskError):  # noqa: N818 - reads as a sentence where it is raised
    """The conversation is not there (never was, or has been deleted)."""


class Moved(DeskError):  # noqa: N818
    """Another device has the conversation: the token that this one came with is void."""


class ConversationClosed(DeskError):  # noqa: N818
    """Nobody reads this conversation any more; the parent must start another one."""


class StaleEpoch(DeskError):  # noqa: N818
    """The owner changed since the speaker last looked; what was said is dropped and counted."""


class NotTheOwner(DeskError):  # noqa: N818
    """Somebody wanted to speak who does not hold the conversation."""


class NotAllowed(DeskError):  # noqa: N818
    """The conversation cannot go from its present phase to the one asked for."""


class NotTheHolder(NotTheOwner):
    """Another officer holds the conversation, or none does."""


class ClinicClosed(DeskError):  # noqa: N818
    """No officer is on duty, or the session ends too soon for another parent."""


class AtCapacity(DeskError):  # noqa: N818
    """The officer already holds as many conversations as one may."""


class NotPermitted(DeskError):  # noqa: N818
    """The officer's role does not allow this, or a reason is missing."""


class SignInRefused(DeskError):  # noqa: N818
    """Login, password, code or token did not do. It is not said which."""


class DatabaseNotReady(DeskError):  # noqa: N818
    """The database's tables are not the ones this code needs; the message says what to run."""
