"""Start: everything that `make run` does after the packages are there."""
