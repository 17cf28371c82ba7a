"""The rule book: one file a rule, and the engine that runs them."""
