"""A plan in which every key is used, and that plan with each of its fields altered in turn."""

import typing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from cipt.loading.plan import load_plan
from cipt.model.base import Record
from cipt.model.dates import Day, parse_day
from cipt.model.plan import Plan
from cipt.sources.memory import MemoryTree

EVERY_KEY = Path(__file__).parents[1] / "data" / "every_key"
LISTS = {
    "officers": "officer",
    "groups": "group",
    "recommendations": "recommendation",
    "themes": "theme",
    "actions": "action",
    "measures": "measure",
    "meetings": "meeting",
    "events": "event",
    "waivers": "waiver",
    "committees": "committee",
}


def typed(header="plan"):
    """The files of a plan in which every key that there is has something behind it."""
    files = {
        "plan.yaml": f"{header}.yaml",
        "people.yaml": "people.yaml",
        "recommendations.yaml": "recommendations.yaml",
        "themes/1.yaml": "theme.yaml",
        "measures/7.yaml": "measure.yaml",
        "meetings.yaml": "meetings.yaml",
        "waivers.yaml": "waivers.yaml",
        "reports/scrutiny.yaml": "committee.yaml",
        "actions/9.9.1.yaml": "action.yaml",
    }
    return {path: (EVERY_KEY / name).read_bytes() for path, name in files.items()}


def every_key(header="plan"):
    """That plan."""
    loaded = load_plan(MemoryTree(typed(header)))
    assert not loaded.lost
    return loaded.plan


def others(value, annotation=None):
    """Other values that could stand in the place of this one."""
    if isinstance(value, Record):
        return [changed for _, changed in altered(value)]
    if isinstance(value, tuple):
        return other_lists(value, annotation)
    if isinstance(value, dict):
        key = next(iter(value))
        return [{**value, "another": "entry"}, {**value, key: "otherwise"}, {}]
    if isinstance(value, Day):
        return [parse_day((value + timedelta(days=1)).isoformat())]
    if isinstance(value, Decimal | int):
        return [not value if isinstance(value, bool) else value + 1]
    choices = [choice for choice in literals(annotation) if choice != value]
    return choices or [f"{value} otherwise"]


def other_lists(value, annotation):
    """The list with an entry less, with an entry altered, and turned round."""
    shorter = [value[:place] + value[place + 1 :] for place in range(len(value))]
    inner = [
        (*value[:place], other, *value[place + 1 :])
        for place, entry in enumerate(value)
        for other in others(entry, annotation)
    ]
    return [*shorter, *inner, *([value[::-1]] if value[::-1] != value else [])]


def literals(annotation):
    """The words that a field takes, where it takes only some."""
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))
    inner = typing.get_args(annotation)
    return [word for one in inner for word in literals(one)]


def altered(record):
    """The record with each of its fields altered in every way: the field's key, and the record."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name == "id":
            continue
        values = [] if value in (None, (), {}) else others(value, field.annotation)
        if not field.is_required() and value != field.get_default():
            values.append(field.get_default())
        for other in values:
            yield field.alias or name, record.model_copy(update={name: other})


def altered_plans(plan):
    """The plan with one field of one record altered: kind, id, key and plan."""
    for key, header in altered(plan.header):
        if key not in ("inspections", "workstreams"):
            yield "plan", "", key, replace(plan, header=header)
    for name in ("inspections", "workstreams"):
        for record in getattr(plan.header, name):
            for key, other in altered(record):
                header = plan.header.model_copy(update={name: (other,)})
                yield name[:-1], record.id, key, replace(plan, header=header)
    for name, kind in LISTS.items():
        (record,) = getattr(plan, name)
        for key, other in altered(record):
            identity = getattr(other, {"meeting": "board", "event": "kind"}.get(kind, "rule"), "")
            if (kind, key) == ("theme", "areas"):
                continue
            yield kind, getattr(record, "id", identity), key, replace(plan, **{name: (other,)})
    (theme,) = plan.themes
    (area,) = theme.areas
    for key, other in altered(area):
        with_it = theme.model_copy(update={"areas": (other,)})
        yield "area", area.id, key, replace(plan, themes=(with_it,))


WHOLE = every_key()
POOLS = {
    name: [getattr(WHOLE, name)[0], *(one for _, one in altered(getattr(WHOLE, name)[0]))]
    for name in LISTS
}
HEADERS = [WHOLE.header, *(other for _, other in altered(WHOLE.header))]


@st.composite
def versions(draw):
    """A plan made of versions of the same few records, each of them there or not."""
    made = {}
    for name, pool in POOLS.items():
        most = 1 if hasattr(pool[0], "id") else 3
        made[name] = tuple(draw(st.lists(st.sampled_from(pool), max_size=most)))
    return Plan(header=draw(st.sampled_from(HEADERS)), **made)
