"""A file is not saved as UTF-8, so some of its letters cannot be told.

Old Windows programs save an apostrophe or a pound sign as a code that other machines read as
something else, or cannot read at all; a report would print the garbled letter to the board.

Fix: Open the file in the program that it was saved with, and save it with the encoding UTF-8. In
the hint stands what the line probably says.

Bad:

    title: Publish the council‹0x92›s standards for visits  # CIP008

Good:

    title: Publish the council's standards for visits
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP008", "not-utf8", severity="error", since="0.1")
