"""What the desk's page asks for and does: JSON in, JSON out."""
