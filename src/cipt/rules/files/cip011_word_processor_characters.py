"""Word's quotation marks stand around a value, or characters that nobody can see stand in it.

They come with text that is pasted from Word or from a web page. The file looks right and is not: a
search for the words finds nothing, the quotation marks are printed in reports, and an id with a
hidden space in it belongs to nobody.

Fix: Write the line as the hint gives it: with straight quotation marks or none, and plain spaces.

Bad:

    title: “Publish the standards for visits”  # CIP011

Good:

    title: Publish the standards for visits

Bad:

    title: Publish the‹U+00A0›standards for visits  # CIP011

Good:

    title: Publish the standards for visits
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP011", "word-processor-characters", severity="warning", since="0.1")
