"""What remains for the police: transcripts, records, callbacks, and how long each is kept."""
