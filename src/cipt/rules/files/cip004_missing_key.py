"""Something that a record cannot do without is missing.

A revision without a date moves nothing, a milestone without one is never missed, and an officer
without a post has no name in any report. Such an entry could only be passed over in silence.

Fix: Add the line that the hint names.

Bad:

    due: 2026-09-30
    revisions:
      - asked: 2026-05-12  # CIP004
        due: 2026-12-31

Good:

    due: 2026-09-30
    revisions:
      - asked: 2026-05-12
        due: 2026-12-31
        reason: The trainer's contract starts in October
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP004", "missing-key", severity="error", since="0.1")
