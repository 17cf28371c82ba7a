"""One action asks for two things that can be done at different times.

Half of it done, it is neither on time nor late: one colour has to serve for both, and the half
that was forgotten hides behind the other.

Fix: Give each an action of its own, or make of them milestones with dates.

Definition: after a comma, a semicolon, a full stop or "and", the title goes on with another verb
by which plans begin actions. Two verbs side by side ("Review and relaunch the standards") are one
action. A word that can be a noun as well, such as plan or support, counts only before "the",
"all" and the like. An action with milestones is let be.

Bad:

    title: Review the consent policy, and train all staff in it  # CIP905

Good:

    title: Review and reissue the consent policy

Good:

    title: Review the consent policy, and train all staff in it
    milestones:
      - title: Policy reissued
        due: 2026-06-30
      - title: All staff trained
        due: 2026-09-30
"""

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.verbs import VERBS, first_words, is_verb, second_action


@plan_rule("CIP905", "compound-action", severity="info", since="0.1")
def check(context: Context) -> Problems:
    actions = context.plan.actions
    for number, title in enumerate(context.columns.title):
        if " and " not in title and "," not in title and "; " not in title and ". " not in title:
            continue
        second = second_action(title)
        if second is None or number in context.withdrawn or len(actions[number].milestones) > 1:
            continue
        if title.partition(" ")[0].lower() in VERBS or is_verb(first_words(title)[0]):
            second = shortened(second.rstrip(".,;"))
            yield Problem(
                f'the title goes on to a second thing to do: "{second}"',
                ("title",),
                "Give each an action of its own, or make of them milestones with dates",
                on=("action", number),
                subjects=(actions[number].id,),
            )
