"""Wording for the public gives a count of children so small that somebody could tell who they are.

"Three children in the home" is enough for a neighbour, a classmate or a newspaper. Official
statistics hold such counts back for that reason. The count is masked in everything that cipt
writes about it.

Fix: Write "fewer than 6 children", "some" or a share of a larger group.

Definition: in `public` of an action and in `outcome`, `for_children` and `indicators` of a theme, a
number of children, young people, care leavers, babies, pupils or siblings from 1 to one less than
`small_number_below` of the settings (6 unless set), in figures or in words. A share ("one in four
children"), an age and a school year are no counts.

Bad:

    public: Since May four children have come home to live with their families.  # CIP909

Good:

    public: Since May fewer than 6 children have come home to live with their families.
"""

from collections.abc import Iterator
from itertools import chain

from cipt.rules.base import At, Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.small_numbers import small_counts_in


@plan_rule("CIP909", "small-number", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    below = context.limits.small_number_below
    for on, owner, at, text in chain(_of_actions(context), _of_themes(context)):
        found = list(small_counts_in(text, below))
        if found:
            yield Problem(
                f"`{at[0]}` gives a count of children below {below}; it is not shown here",
                at,
                f'Write "fewer than {below}", "some", or a share of a larger group',
                on=on,
                subjects=(owner,),
                masks=tuple(text[one.start : one.end] for one in found),
            )


_Public = tuple[tuple[str, int], str, At, str]


def _of_actions(context: Context) -> Iterator[_Public]:
    for number, text in enumerate(context.columns.public):
        if text:
            yield ("action", number), context.columns.id[number], ("public",), text


def _of_themes(context: Context) -> Iterator[_Public]:
    for number, theme in enumerate(context.plan.themes):
        on = ("theme", number)
        if theme.outcome:
            yield on, theme.id, ("outcome",), theme.outcome
        if theme.for_children:
            yield on, theme.id, ("for_children",), theme.for_children
        for place, text in enumerate(theme.indicators):
            yield on, theme.id, ("indicators", place), text
