"""A file lies where the plan does not look for one.

It goes unread: an action that was saved in the wrong folder, or as a text file, is in no list, no
report and no count, while its author believes that it is in the plan.

Fix: Move the file, or name it, as the hint says. Drafts and papers belong outside the plan folder,
or in its reports/ folder, which is not read.

Bad:

    === action/1/1.1.2.yaml
    title: Train all managers in supervision  # CIP007
    area: 1.1

Good:

    === actions/1/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.1

Bad:

    === actions/1/1.1.2.txt
    title: Train all managers in supervision  # CIP007
    area: 1.1

Good:

    === reports/notes.txt
    Points for the chair's briefing
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP007", "misplaced-file", severity="error", since="0.1")
