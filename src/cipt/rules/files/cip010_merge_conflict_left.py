"""Two people's changes stand in a file side by side, and nobody has chosen between them.

Two officers changed the same lines, and the marks that their programs left say so. Until someone
has chosen, nobody can tell which of the two dates or ratings the plan stands by.

Fix: Keep the lines that are right, and delete the others together with the three marks.

Bad:

    title: Publish the standards for visits
    area: 1.1
    <<<<<<< main  # CIP010
    due: 2026-09-30
    =======
    due: 2026-12-31
    >>>>>>> new-date

Good:

    title: Publish the standards for visits
    area: 1.1
    due: 2026-09-30
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP010", "merge-conflict-left", severity="error", since="0.1")
