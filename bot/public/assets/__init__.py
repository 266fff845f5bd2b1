"""What browsers fetch: our scripts and sheets, joined, freed of remarks, compressed once."""
