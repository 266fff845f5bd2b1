"""What the public site itself says to a parent: calm, plain, and without any number.

Numbers stand on the screen already, and in the cards that go with these words.
"""

from bot.public.frames import ErrorCode

ERRORS: dict[ErrorCode, str] = {
    "bad_frame": "Something went wrong between this page and us. Please try again.",
    "unknown_frame": "This page is out of date. Please reload it.",
    "hello_first": "This page has lost its connection. Please reload it.",
    "frame_too_large": "That was too much to send at once. Please send it in parts.",
    "too_long": "That message is too long for us to take in. Please send it in two or more parts.",
    "empty": "There was nothing in that message. Please write a few words.",
    "slow_down": "Messages are coming in too fast. We will send yours in a moment.",
    "closed": "This chat has ended, so nobody would read that. Please start a new chat.",
    "clinic_closed": "No officer is here just now. You can leave a message for them.",
    "code_unknown": "We do not know this code. It may have been used, or be older than a day.",
    "try_again": "We could not take that in just now. Please try again in a moment.",
}

CLINIC_CLOSED = "No officer is on duty just now. You can leave a message for them."
CLINIC_NEXT = "The next drop-in opens on {when}."

OUTAGE = (
    "Your message is safe with us, but our assistant cannot answer just now. The answer will "
    "come here as soon as it can. If a child is in danger now, do not wait for us: use the "
    "numbers on this screen."
)

PAGE_ERROR = "We could not show this page. If a child is in danger now, ring {number}."
