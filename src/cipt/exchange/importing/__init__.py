"""A plan kept as a spreadsheet or a Word table, brought in: read, laid out, typed, written."""
