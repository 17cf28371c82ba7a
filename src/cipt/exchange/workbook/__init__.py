"""A plan as a workbook, and the same workbook read back: which cells have been changed."""
