"""A key is not one that the plan knows.

What stands under a misspelt key reaches no report: an action with `deu` has no due date, and is
never overdue. A key of your own is refused for the same reason, and `note` takes its text.

Fix: Write the key as the hint spells it, or put the text under `note`.

Bad:

    deu: 2026-09-30  # CIP003

Good:

    due: 2026-09-30

Bad:

    milestones:
      - title: Standards drafted
        date: 2026-07-31  # CIP003
        due: 2026-07-31

Good:

    milestones:
      - title: Standards drafted
        due: 2026-07-31
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP003", "unknown-key", severity="error", since="0.1")
