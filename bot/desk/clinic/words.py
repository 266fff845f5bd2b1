"""What the clinic itself tells a parent, as the system: plain and short."""

CLAIMED = "You are now talking to {name}, an officer. The assistant will not answer any more."
OFFICER_LOST = (
    "We have lost the connection to {name}. You are at the front of the queue, and the next "
    "officer will see all that you wrote."
)
TRANSFERRED = (
    "{name} is passing you to another officer. You are at the front of the queue, and you will "
    "not have to explain again."
)
HANDED_BACK = "{name} has left the chat. You are talking to the assistant again: it is automatic."
SUMMARY = "What you and the officer agreed: {summary}"
WRAP_UP = "{name} is finishing. You can still write."
SESSION_OVER = (
    "The clinic has closed before an officer was free. We are sorry. You can leave a message for "
    "the officers, and you are talking to the assistant again: it is automatic."
)
LEFT_QUEUE = "You have left the queue. You are talking to the assistant again: it is automatic."
OFFER = {"type": "offer_clinic"}  # the card with which a message is left, below such words
