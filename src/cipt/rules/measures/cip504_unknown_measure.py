"""An action counts on a measure that the plan does not have.

Its success can then never be shown: no reading will ever be looked at for it.

Fix: write the id of the measure, which is the name of its file without .yaml, or add that file.

Bad:

    success:
      - measure: visit-in-time  # CIP504
    === measures/visits-in-time.yaml
    title: Children seen on time

Good:

    success:
      - measure: visits-in-time
    === measures/visits-in-time.yaml
    title: Children seen on time
"""

from __future__ import annotations

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.measures.linked import Link, links
from cipt.rules.suggestions import Suggestions


@plan_rule("CIP504", "unknown-measure", severity="error", since="0.1")
def check(context: Context) -> Problems:
    meant = Suggestions(context.index.measures)
    for link in links(context):
        if not link.measures and not _may_exist(context, link):
            near = meant.nearest(link.ref)
            yield Problem(
                f"the plan has no measure {shortened(link.ref)}",
                link.at,
                f"Write: measure: {near}" if near else "Add its file to measures/, or take it out",
                on=link.on,
                subjects=(link.progress.id,),
            )


def _may_exist(context: Context, link: Link) -> bool:
    """Whether the measure, or one of those that differ in a letter, could not be read."""
    if context.may_exist("measure", link.ref):
        return True
    lost = context.loaded.lost_ids("measure")
    return any(one[:-1] == link.ref and one[-1:].isalpha() for one in lost)
