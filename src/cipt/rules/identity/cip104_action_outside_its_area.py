"""An action stands under one area, and its number or its folder says another.

In print the action appears under the area that its file names. Whoever looks for 3.6.4 under area
3.6 will not find it there, and the counts of both areas and their recommendations are wrong for
those who go by the number.

Fix: Name under `area` the one that the action belongs to. If it stands where it should, give it a
number of that area under `number`, or move its file to the folder of its theme.

Definition: In a plan that numbers most of its actions within their areas, as 3.7.1 within 3.7, an
action is outside where its number begins with another area's or theme's. A folder below actions/
that bears the id of a theme holds actions of that theme.

Bad:

    === themes/1.yaml
    title: Practice
    workstream: a
    areas:
      - id: 1.1
        title: Visits
      - id: 1.2
        title: Supervision
    === actions/1/1.1.1.yaml
    title: Publish the standards for visits
    area: 1.1
    === actions/1/1.1.2.yaml
    title: Train all managers in supervision
    area: 1.2  # CIP104
    === actions/1/1.2.1.yaml
    title: Audit the records of supervision
    area: 1.2

Good:

    === themes/1.yaml
    title: Practice
    workstream: a
    areas:
      - id: 1.1
        title: Visits
      - id: 1.2
        title: Supervision
    === actions/1/1.1.1.yaml
    title: Publish the standards for visits
    area: 1.1
    === actions/1/1.2.1.yaml
    title: Audit the records of supervision
    area: 1.2
    === actions/1/1.2.2.yaml
    title: Train all managers in supervision
    area: 1.2

Bad:

    === themes/2.yaml
    title: Workforce
    workstream: a
    areas:
      - id: 2.1
        title: Recruitment
    === actions/1/2.1.1.yaml
    title: Advertise the vacant posts
    area: 2.1  # CIP104

Good:

    === themes/2.yaml
    title: Workforce
    workstream: a
    areas:
      - id: 2.1
        title: Recruitment
    === actions/2/2.1.1.yaml
    title: Advertise the vacant posts
    area: 2.1
"""

from collections.abc import Iterator

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context

_HINT = "Name under `area:` the one it belongs to, or give it a number of this one"
_FOLDER_HINT = "Name under `area:` the one it belongs to, or move the file to {folder}"


@plan_rule("CIP104", "action-outside-its-area", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    doubtful = _doubtful(context)
    outside = dict(_outside(context, doubtful))
    for number, message in outside.items():
        yield _problem(context, number, message, _HINT)
    for number, theme, folder in _in_another_folder(context, doubtful):
        if number not in outside:
            message = f"the file lies in actions/{folder}/, and its area belongs to theme {theme}"
            hint = _FOLDER_HINT.format(folder=f"actions/{shortened(theme)}/")
            yield _problem(context, number, message, hint)


def _problem(context: Context, number: int, message: str, hint: str) -> Problem:
    identity = context.columns.id[number]
    return Problem(message, at=("area",), hint=hint, on=("action", number), subjects=(identity,))


def _doubtful(context: Context) -> list[int]:
    """The actions of known areas of which their file alone does not say that they stand right.

    That of most does: it lies in the folder of their theme, and its name, which is their number,
    begins with that of their area.
    """
    begins = {
        area.id: f"actions/{theme.id}/{area.printed}."
        for theme in reversed(context.plan.themes)
        for area in reversed(theme.areas)
    }
    columns, places = context.columns, context.loaded.places.get("action", ())
    doubtful = []
    for number, (place, area, own) in enumerate(
        zip(places, columns.area, columns.number, strict=True)
    ):
        begin = begins.get(area)
        if begin is not None and (own or not place.path.startswith(begin)):
            doubtful.append(number)
    return doubtful


def _outside(context: Context, doubtful: list[int]) -> Iterator[tuple[int, str]]:
    """Actions numbered as of another area, if the plan numbers its actions by areas at all."""
    areas = context.index.areas
    known = sum(map(areas.__contains__, context.columns.area))
    elsewhere, outside = 0, []
    for number in doubtful:
        printed = _plain(context.printed[number])
        area = _plain(areas[context.columns.area[number]].printed)
        if not f"{printed}.".startswith(f"{area}."):
            elsewhere += 1
            says = _area_said(printed, area)
            if says and number not in context.withdrawn:
                outside.append((number, says, area))
    if known - elsewhere > len(outside):
        for number, says, area in outside:
            what = f"{shortened(context.printed[number])} is numbered as of {shortened(says)}"
            yield number, f"{what}, and stands under {area}"


def _plain(number: str) -> str:
    """A number without spaces, capital letters and a dot at its end."""
    return number.replace(" ", "").rstrip(".").lower()


def _area_said(printed: str, area: str) -> str | None:
    """The area that a number says, cut to as many parts as the action's own area has."""
    parts, length = printed.split("."), area.count(".") + 1
    return ".".join(parts[:length]) if len(parts) > length else None


def _in_another_folder(context: Context, doubtful: list[int]) -> Iterator[tuple[int, str, str]]:
    for number in doubtful:
        folder = context.loaded.places["action"][number].path.split("/")[1]
        theme = context.index.themes_by_area[context.columns.area[number]].id
        if folder != theme and folder in context.index.themes and number not in context.withdrawn:
            yield number, theme, folder
