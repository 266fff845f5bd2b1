"""Things to try by hand, and a test kit: none of it runs in service."""
