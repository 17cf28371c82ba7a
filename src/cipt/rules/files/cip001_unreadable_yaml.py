"""A file cannot be read as it is typed, or cannot be opened at all.

Nobody can tell what the file says, so its action is not judged, not chased and not counted among
the others; every output names it as unreadable until it is mended. Most often a colon or a
quotation mark inside a text is the cause; now and then a file that only one person may open.

Fix: Write the line as the hint gives it. A text with a colon, or one that begins with a sign such
as @ or %, stands in double quotes.

Bad:

    title: Visits: publish the standards  # CIP001

Good:

    title: "Visits: publish the standards"

Bad:

    title: 'Publish the council's standards for visits'  # CIP001

Good:

    title: Publish the council's standards for visits
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP001", "unreadable-yaml", severity="error", since="0.1")
