"""A plan's dates as a calendar file, which any calendar program can take in again and again."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from cipt.evaluation.judgement import Judgement
from cipt.render.plain import one_line
from cipt.views.dates import PlanDate, plan_dates

_PRODUCT = "-//cipt//improvement plan//EN"
_HOST = "cipt.invalid"
_DAY = timedelta(days=1)


def calendar(judgement: Judgement) -> bytes:
    """The dates of a judged plan, by RFC 5545, each as an event of the whole day.

    An event keeps its id when its date moves, so that a calendar that takes the file in again
    moves the event. Its stamp is the as-of day, and never the moment of the run.
    """
    header = judgement.plan.header
    page = Calendar()
    page.add("prodid", _PRODUCT)
    page.add("version", "2.0")
    page.add("method", "PUBLISH")
    page.add("x-wr-calname", one_line(header.title))
    digest = hashlib.sha256(f"{header.organisation}\0{header.title}".encode()).hexdigest()[:16]
    stamp = datetime.combine(judgement.as_of, time(), UTC)
    seen: Counter[str] = Counter()
    for one in plan_dates(judgement):
        name = f"{one.kind}-{one.key}"
        seen[name] += 1
        twin = f"~{seen[name]}" if seen[name] > 1 else ""
        page.add_component(_event(one, f"{name}{twin}@{digest}.{_HOST}", stamp))
    return bytes(page.to_ical())


def _event(one: PlanDate, uid: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", one_line(uid))
    event.add("dtstamp", stamp)
    event.add("dtstart", _plain(one))
    event.add("dtend", _plain(one) + _DAY)
    event.add("summary", one_line(one.title))
    if one.about:
        event.add("description", "\n".join(map(one_line, one.about.split("\n"))))
    event.add("transp", "TRANSPARENT")
    return event


def _plain(one: PlanDate) -> date:
    return date(one.day.year, one.day.month, one.day.day)
