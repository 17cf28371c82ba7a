"""How actions are worded, and what must not stand in a plan."""
