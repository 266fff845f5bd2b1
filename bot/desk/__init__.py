"""Hold: conversations, queue, clinic, officers, records, retention. Knows no HTTP and no Rasa."""
