"""Letters to the officers' own mailbox, through an ordinary SMTP server, where one is set."""
