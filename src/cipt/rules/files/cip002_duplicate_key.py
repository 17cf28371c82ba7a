"""A key stands twice in one place, so one of the two values would be lost.

Most programs keep the last of two without a word. Which date did the board agree: the first or
the second? Only someone who knows can say, so the action is not judged until they have.

Fix: Delete the line that is wrong. A changed due date is a revision: `due` stays as it was.

Bad:

    due: 2026-09-30
    due: 2026-12-31  # CIP002

Good:

    due: 2026-09-30
    revisions:
      - asked: 2026-05-12
        due: 2026-12-31
        reason: The trainer's contract starts in October
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP002", "duplicate-key", severity="error", since="0.1")
