"""The tidy tables: what docs/export.md says of them holds, and many plans can be put together."""

import csv
import io
import re
from collections import Counter

import duckdb
import pytest

from cipt.cli.app import run
from cipt.exchange.tables.as_csv import csv_tables
from cipt.exchange.tables.columns import TABLES
from cipt.exchange.tables.rows import Made, plan_key
from cipt.model.scheme import Condition
from cipt.views.unread import Unread

DONE = {
    Condition.WITHDRAWN,
    Condition.SIGNED_OFF,
    Condition.COMPLETE,
    Condition.OUTCOME_MISSED,
    Condition.CLAIMED,
}


def tables(judgement, *unread):
    made = Made("0123456789abcdef", "1.0", unread)
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        for name, text in csv_tables(judgement, made)
    }


@pytest.fixture(scope="module")
def page(checkout):
    return (checkout / "docs" / "export.md").read_text(encoding="utf-8")


def test_the_page_names_every_table_and_column(page):
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (\*\*[^|]+) \|$", page, re.MULTILINE)
    told = {name: tuple(columns.replace("*", "").split(", ")) for name, columns in rows}
    assert told == TABLES


@pytest.mark.parametrize("name", ["sample", "invented"])
def test_the_columns_of_a_key_tell_every_line_apart(page, judged, name):
    keys = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| \*\*([^*]+)\*\*", page, re.MULTILINE))
    found = tables(judged(name))
    for table, columns in keys.items():
        seen = Counter(tuple(row[one] for one in columns.split(", ")) for row in found[table])
        assert [line for line, times in seen.items() if times > 1] == [], table


@pytest.mark.parametrize("name", ["sample", "invented"])
def test_every_line_has_its_plan_and_every_reference_its_record(judged, name):
    found = tables(judged(name))
    plan = plan_key(judged(name).plan)
    assert {row["plan"] for rows in found.values() for row in rows} == {plan}
    actions = {row["action"] for row in found["actions"]}
    assert len(actions) == len(judged(name).progress)
    for table in TABLES:
        if "action" in TABLES[table]:
            assert {row["action"] for row in found[table]} <= actions


def test_the_months_say_how_each_action_stood_by_then(judged):
    judgement = judged("sample")
    rows = tables(judgement)["action_months"]
    assert sorted({row["month"] for row in rows}) == [
        *("2018-12", "2019-01", "2019-02", "2019-03", "2019-04", "2019-05"),
    ]
    last = [row for row in rows if row["month"] == "2019-05"]
    assert Counter(row["rag"] for row in last) == {"RED": 52, "AMBER": 40, "GREEN": 35, "GREY": 3}
    assert sum(row["condition"] == "overdue" for row in last) == 48
    assert {row["as_of"] for row in last} == {"2019-05-31"}


def test_an_action_has_no_line_before_it_joined_the_plan(small):
    files = {
        "plan.yaml": "title: T\norganisation: O\nstarts: 2026-03-01\n",
        "actions/1/1.yaml": "title: A\narea: 1\nadded: 2026-04-15\ndue: 2026-05-01\n",
    }
    rows = tables(small(files))["action_months"]
    assert [(row["month"], row["condition"], row["days_overdue"]) for row in rows] == [
        ("2026-04", "not_started", "0"),
        ("2026-05", "overdue", "30"),
    ]


def test_no_cell_is_a_formula_and_a_number_stays_a_number(small):
    files = {
        "actions/1/1.yaml": "title: '=1+1'\narea: 1\n",
        "measures/m.yaml": "title: '@x'\nbaseline:\n  value: -5.20\n",
    }
    found = tables(small(files))
    assert found["actions"][0]["title"] == "'=1+1"
    assert found["measures"][0]["title"] == "'@x"
    assert found["measures"][0]["baseline"] == "-5.20"


def test_what_could_not_be_read_has_its_own_table(judged):
    unread = Unread("plan/actions/1/1.1.yaml", "1.1", "is broken")
    rows = tables(judged("invented"), unread)["unreadable"]
    assert [(row["path"], row["id"], row["message"]) for row in rows] == [
        ("plan/actions/1/1.1.yaml", "1.1", "is broken")
    ]


def test_the_worked_query_answers_for_many_councils(page, judged, checkout, tmp_path, monkeypatch):
    """As docs/export.md has it, on what the command writes for two plans."""
    plans = {
        "bradford": (checkout / "plan", "2019-05-31"),
        "exampleshire": (checkout / "starter" / "example" / "plan", "2026-05-31"),
    }
    for name, (plan, day) in plans.items():
        words = ["--plan", plan, "--as-of", day, "--output", tmp_path / "councils" / name]
        assert run(["export", "--format", "csv", *map(str, words)]) == 0
    query = re.search(r"```sql\n(.*?)```", page, re.DOTALL)
    assert query
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        answered = database.execute(query[1]).fetchall()
    latest = {line[0]: line for line in answered}
    for name in ("sample", "invented"):
        judgement = judged(name)
        open_ones = [one for one in judgement.progress if one.condition not in DONE]
        late = sum(one.condition is Condition.OVERDUE for one in open_ones)
        assert latest[judgement.plan.header.organisation][1:] == (
            f"{judgement.as_of:%Y-%m}",
            len(open_ones),
            late,
            pytest.approx(100 * late / len(open_ones), abs=0.051),
            sum(one.revisions for one in open_ones),
        )
