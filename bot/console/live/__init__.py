"""What an officer sees at once: the socket, its snapshots and its feeds."""
