"""Charts as values: what is drawn, the sentence that says it, and the table of the same figures."""
