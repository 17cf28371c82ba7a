"""Two files have names that differ only in capital letters, or in .yml for .yaml.

On Windows and on most Macs they are one file: when the plan is copied there, one of the two
overwrites the other, and an action is gone without anybody having deleted it.

Fix: Keep one of them. If they are two actions, give the second a name of its own.

Bad:

    === actions/1/PR1.yaml
    title: Publish the standards for visits
    area: 1.1
    === actions/1/pr1.yaml
    title: Train all managers in supervision  # CIP013
    area: 1.1

Good:

    === actions/1/PR1.yaml
    title: Publish the standards for visits
    area: 1.1
    === actions/1/PR2.yaml
    title: Train all managers in supervision
    area: 1.1
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP013", "file-name-clash", severity="error", since="0.1")
