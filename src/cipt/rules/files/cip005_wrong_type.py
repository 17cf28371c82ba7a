"""A value is not of the kind that its key takes.

A date belongs where a date is asked for, a number where a number is, and a list has each entry
on a line of its own. What is typed otherwise cannot be counted, sorted or compared.

Fix: Write the value as the hint gives it.

Bad:

    due: next spring  # CIP005

Good:

    due: 2027-03

Bad:

    leads: head-of-service, team-manager  # CIP005

Good:

    leads:
      - head-of-service
      - team-manager
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP005", "wrong-type", severity="error", since="0.1")
