"""How success is to be known."""
