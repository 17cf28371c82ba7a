"""A value begins with a sign that makes it stand for something else.

To the language of these files * and & mean text that is kept elsewhere, and ! means a type. A
plan needs neither, and text that begins with such a sign would be lost or changed on its way into
a report.

Fix: Put the value in double quotes, or write the text without the sign.

Bad:

    success:
      - *All visits on time  # CIP009

Good:

    success:
      - "*All visits on time"

Bad:

    title: !important Publish the standards for visits  # CIP009

Good:

    title: Publish the standards for visits
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP009", "alias-or-tag", severity="error", since="0.1")
