"""A date is not written year-month-day, or is a day that no calendar has.

04/05/2026 is April to one reader and May to another, and a plan is chased on the day that the
computer took it for. There is one form for all dates: 2026-04-30, or 2026-04 for the end of April.

Fix: Write the date as the hint gives it, once you have made sure that it is the day that is meant.

Bad:

    due: 30/04/2026  # CIP006

Good:

    due: 2026-04-30

Bad:

    due: 2026-06-31  # CIP006

Good:

    due: 2026-06-30
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP006", "ambiguous-date", severity="error", since="0.1")
