"""How well the assistant understands: measured on sentences it never learnt from."""
