"""A folder of files becomes a plan: what is broken costs itself, is named, and hides nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.loading.plan import load_plan
from cipt.sources.memory import MemoryTree
from cipt.sources.tree import CannotRead, Listing

SOUND = {
    "plan.yaml": """\
title: Plan
organisation: Council
inspections:
  - id: ilacs
workstreams:
  - id: a
    title: Practice
    sro: director
""",
    "people.yaml": """\
officers:
  - id: director
    post: Director
  - id: head
    post: Head of Service
groups:
  - id: board
    title: Board
    signs_off: true
""",
    "recommendations.yaml": "- id: R1\n  title: Visits\n- id: R2\n  title: Plans\n",
    "themes/1.yaml": """\
title: Practice
order: 1
workstream: a
areas:
  - id: 1.1
    title: Visits
    recommendations: [R1]
  - id: 1.2
    title: Plans
sections:
  - title: All of it
    areas: [1.1, 1.2]
""",
    "actions/1/1.1.1.yaml": "title: Visit\narea: 1.1\nresponsible: head\ndue: 2026-04\n",
    "actions/1/1.2.1.yaml": "title: Plan\narea: 1.2\nsuccess:\n  - measure: 7\n",
    "measures/7.yaml": "title: Visits in time\nreadings:\n  - date: 2026-01\n    value: 80.5\n",
    "meetings.yaml": "meetings:\n  - board: board\n    date: 2026-02-03\n",
    "waivers.yaml": "- rule: overdue\n  subjects: all\n  reason: Agreed\n",
}


def load(changes=None, *, without=()):
    files = {path: text for path, text in SOUND.items() if path not in without}
    return load_plan(MemoryTree({**files, **(changes or {})}))


def told(loaded):
    return [(one.path, one.line, one.message) for one in loaded.troubles]


def ids(records):
    return [record.id for record in records]


def test_a_sound_plan_is_read_without_trouble():
    loaded = load()
    assert told(loaded) == []
    assert (loaded.lost, loaded.incomplete) == ((), frozenset())
    plan = loaded.plan
    assert plan.header.title == "Plan"
    assert ids(plan.officers) == ["director", "head"]
    assert ids(plan.groups) == ["board"]
    assert ids(plan.recommendations) == ["R1", "R2"]
    assert ids(plan.themes[0].areas) == ["1.1", "1.2"]
    assert ids(plan.actions) == ["1.1.1", "1.2.1"]
    assert ids(plan.measures) == ["7"]
    assert [str(meeting.date) for meeting in plan.meetings] == ["2026-02-03"]
    assert [waiver.rule for waiver in plan.waivers] == ["overdue"]


def test_two_loads_of_the_same_files_are_equal():
    assert load().plan == load().plan


def test_a_plan_compares_unequal_after_any_change():
    changed = SOUND["actions/1/1.1.1.yaml"].replace("2026-04", "2026-05")
    assert load({"actions/1/1.1.1.yaml": changed}).plan != load().plan


def test_comments_and_layout_are_no_part_of_a_plan():
    loose = "# a note\n\n" + SOUND["actions/1/1.1.1.yaml"].replace("Visit", "  'Visit'")
    assert load({"actions/1/1.1.1.yaml": loose}).plan == load().plan


# --- one broken file ----------------------------------------------------------------------------

BROKEN = [
    "title: [\n",
    "\ttitle: Visit\n",
    "title: Visit\ntitle: Plan\n",
    b"title: caf\xe9\n",
    b"\0\0\0",
    "",
    "just text\n",
    "- 1\n",
    "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n",
]


@pytest.mark.parametrize("data", BROKEN)
@pytest.mark.parametrize("path", sorted(SOUND))
def test_a_broken_file_is_the_only_trouble_and_hides_no_other_file(path, data):
    loaded, whole = load({path: data}).plan, load().plan
    troubles = load({path: data}).troubles
    if path in ("people.yaml", "meetings.yaml", "waivers.yaml", "recommendations.yaml"):
        # An empty list is no trouble.
        troubles = troubles or ("empty",)
    assert troubles
    assert {getattr(one, "path", path) for one in troubles} == {path}
    for kind in ("officers", "recommendations", "themes", "actions", "measures", "meetings"):
        kept, all_of_them = getattr(loaded, kind), getattr(whole, kind)
        if not path.startswith((kind, {"officers": "people"}.get(kind, kind))):
            assert kept == all_of_them


@pytest.mark.parametrize("path", sorted(SOUND))
def test_a_broken_file_is_named_as_lost_with_the_id_that_its_name_gives(path):
    loaded = load({path: "title: [\n"})
    (lost,) = loaded.lost
    assert lost.path == path
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    assert lost.id == (stem if "/" in path else None)


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("people.yaml", {"officer", "group"}),
        ("recommendations.yaml", {"recommendation"}),
        ("themes/1.yaml", {"area", "section"}),
        ("plan.yaml", {"inspection", "workstream"}),
        ("meetings.yaml", {"meeting", "event"}),
        ("waivers.yaml", {"waiver"}),
        ("actions/1/1.1.1.yaml", set()),
        ("measures/7.yaml", set()),
    ],
)
def test_what_else_a_broken_file_may_have_held_is_known_by_kind(path, kinds):
    assert load({path: "title: [\n"}).incomplete == kinds


def test_the_ids_of_actions_that_could_not_be_read_are_known():
    loaded = load({"actions/1/1.1.1.yaml": "title: [\n", "actions/1/1.2.1.yaml": "titel: A\n"})
    assert loaded.lost_ids("action") == {"1.1.1", "1.2.1"}
    assert loaded.plan.actions == ()


def test_a_plan_in_which_every_file_is_broken_is_still_a_plan():
    loaded = load(dict.fromkeys(SOUND, "title: [\n"))
    assert {lost.path for lost in loaded.lost} == set(SOUND)
    assert {trouble.path for trouble in loaded.troubles} == set(SOUND)
    assert loaded.plan.header.title == "(without a title)"


class Unopenable(MemoryTree):
    """A tree in which some files cannot be opened, and some things are no files."""

    def read(self, path):
        if path == "people.yaml":
            raise CannotRead("may not be read: its permissions forbid it")
        return super().read(path)

    def listing(self):
        refused = [("actions/2", "may not be read: its permissions forbid it")]
        refused += [("measures/8.yaml", "is a folder where a file belongs")]
        refused += [("reports/old", "is a link that leads out of the plan folder")]
        refused += [("logo.png", "is a link that leads out of the plan folder")]
        return Listing(super().listing().paths, tuple(refused))


def test_what_cannot_be_opened_is_named_and_costs_what_may_be_in_it():
    loaded = load_plan(Unopenable(SOUND))
    assert told(loaded) == [
        ("actions/2", 1, "2 may not be read: its permissions forbid it"),
        ("measures/8.yaml", 1, "8.yaml is a folder where a file belongs"),
        ("people.yaml", 1, "people.yaml may not be read: its permissions forbid it"),
    ]
    assert all(trouble.rule == "unreadable-yaml" and trouble.hint for trouble in loaded.troubles)
    assert loaded.lost_ids("measure") == {"8"}
    assert loaded.incomplete == {"action", "officer", "group"}
    assert ids(loaded.plan.actions) == ["1.1.1", "1.2.1"]


# --- plan.yaml ----------------------------------------------------------------------------------


def test_a_plan_without_plan_yaml_is_read_and_the_lack_is_named():
    loaded = load(without=["plan.yaml"])
    assert told(loaded) == [
        ("plan.yaml", 1, "plan.yaml is missing: it gives the plan its title and organisation")
    ]
    assert loaded.plan.header.organisation == "(not stated)"
    assert ids(loaded.plan.actions) == ["1.1.1", "1.2.1"]


@pytest.mark.parametrize("name", ["plan.yml", "Plan.yaml"])
def test_plan_yaml_under_another_name_is_not_called_missing(name):
    loaded = load({name: SOUND["plan.yaml"]}, without=["plan.yaml"])
    assert not [one for one in loaded.troubles if "missing" in one.message]


def test_an_empty_folder_is_a_plan_of_nothing():
    loaded = load_plan(MemoryTree({}))
    assert told(loaded) == [
        ("plan.yaml", 1, "plan.yaml is missing: it gives the plan its title and organisation")
    ]
    assert loaded.plan.actions == ()


@pytest.mark.parametrize("number", ["2", "10", "99999999999999999999"])
def test_a_later_format_is_one_clear_finding_whatever_else_is_there(number):
    text = f"{SOUND['plan.yaml']}format: {number}\nnews: [of, a, later, format]\n"
    loaded = load({"plan.yaml": text, "actions/1/1.1.1.yaml": "title: ["})
    assert told(loaded) == [
        ("plan.yaml", 9, f"the plan is in format {number}, and this cipt reads up to 1")
    ]
    assert {"action", "theme", "officer"} <= loaded.incomplete


def test_the_present_format_is_read():
    assert told(load({"plan.yaml": f"format: 1\n{SOUND['plan.yaml']}"})) == []


def test_a_bad_key_of_plan_yaml_costs_that_key_alone():
    text = f"{SOUND['plan.yaml']}starts: 1/2/2026\nends: 2026-12\nscheem: delivery\n"
    loaded = load({"plan.yaml": text})
    assert [(line, message) for _, line, message in told(loaded)] == [
        (9, "`starts` 1/2/2026 is not in the form year-month-day"),
        (11, "`scheem` is not a key that is known here"),
    ]
    header = loaded.plan.header
    assert (header.title, header.starts, str(header.ends)) == ("Plan", None, "2026-12-31")
    assert ids(header.workstreams) == ["a"]
    assert [lost.kind for lost in loaded.lost] == ["plan"]


@pytest.mark.parametrize("missing", ["title", "organisation"])
def test_a_plan_without_title_or_organisation_is_read_and_says_so(missing):
    lines = SOUND["plan.yaml"].splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(missing))
    loaded = load({"plan.yaml": text})
    assert told(loaded) == [("plan.yaml", 1, f"the plan has no `{missing}`")]
    assert "(" in getattr(loaded.plan.header, missing)


# --- order --------------------------------------------------------------------------------------


def test_records_stand_in_natural_order_and_themes_in_theirs():
    loaded = load(
        {
            "themes/2.yaml": "title: Second\norder: 3\nareas:\n  - {id: 2.1, title: A}\n",
            "themes/10.yaml": "title: Unordered\nareas:\n  - {id: 10.1, title: A}\n",
            "themes/9.yaml": "title: Unordered\nareas:\n  - {id: 9.1, title: A}\n",
            "themes/PR.yaml": "title: First\norder: 2\nareas:\n  - {id: PR, title: A}\n",
            "actions/2/2.1.1.yaml": "title: A\narea: 2.1\n",
            "actions/1/1.1.10.yaml": "title: A\narea: 1.1\n",
            "actions/1/1.1.2.yaml": "title: A\narea: 1.1\n",
            "actions/PR1.yaml": "title: A\narea: PR\n",
            "actions/9.1.1.yaml": "title: A\narea: 9.1\n",
            "actions/0.yaml": "title: A\narea: nowhere\n",
            "measures/10.yaml": "title: Ten\n",
            "people.yaml": "officers:\n  - {id: o10, post: A}\n  - {id: o9, post: B}\n",
        }
    )
    assert ids(loaded.plan.themes) == ["1", "PR", "2", "9", "10"]
    assert ids(loaded.plan.actions) == [
        *("1.1.1", "1.1.2", "1.1.10", "1.2.1"),
        *("PR1", "2.1.1", "9.1.1", "0"),
    ]
    assert ids(loaded.plan.measures) == ["7", "10"]
    assert ids(loaded.plan.officers) == ["o9", "o10"]


class Shuffled(MemoryTree):
    """A tree that lists its files in an order of its own."""

    def __init__(self, files, order):
        super().__init__(files)
        self.order = order

    def listing(self):
        return Listing(tuple(self.order))


@given(st.permutations(sorted(SOUND)))
def test_the_order_in_which_files_are_listed_changes_nothing(order):
    broken = {**SOUND, "actions/1/1.2.1.yaml": "titel: Plan\n", "people.yaml": "officers: [a]\n"}
    for files in (SOUND, broken):
        shuffled, sorted_ = load_plan(Shuffled(files, order)), load_plan(MemoryTree(files))
        assert shuffled.plan == sorted_.plan
        assert shuffled.troubles == sorted_.troubles
        assert shuffled.lost == sorted_.lost
        assert shuffled.places == sorted_.places
