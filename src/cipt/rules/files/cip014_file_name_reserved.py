"""A file or a folder has a name that Windows keeps for a device, such as CON, AUX, NUL or COM1.

Windows can hold no such file, whatever its ending. A colleague who fetches the plan there gets an
error in place of the whole plan, and nothing in it says why.

Fix: Give the file another name, such as COM1-1.yaml, and write the number that is printed under
`number`. The name is the id: where other files name it, change it there as well.

Bad:

    === actions/1/COM1.yaml
    title: Publish the standards for visits  # CIP014
    area: 1.1

Good:

    === actions/1/COM1-1.yaml
    title: Publish the standards for visits
    number: COM1
    area: 1.1
"""

from cipt.rules.base import trouble_rule

check = trouble_rule("CIP014", "file-name-reserved", severity="warning", since="0.1")
