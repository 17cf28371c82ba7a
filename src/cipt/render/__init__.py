"""Text out: templates, terminal columns, finding formats."""
