"""Read: the curated files (services, sources, answers) with their schemas and checks."""
