"""The end of a text is lost, because a # with a space before it begins a comment.

The plan then says "Publish the standards, see risk" and no report shows the number that follows.
A board has agreed words that are no longer there.

Fix: Put the whole text in double quotes. Where a comment is meant, put two spaces before the #.

Bad:

    title: Publish the standards, see risk #14  # CIP012

Good:

    title: "Publish the standards, see risk #14"

Good:

    title: Publish the standards  # agreed with the trust in March
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP012", "swallowed-comment", severity="warning", since="0.1")
