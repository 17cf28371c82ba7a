"""Who is asked to look at a change: the officers of each action, as far as they can be reached."""

import json

import pytest

PEOPLE = """\
officers:
  - id: jane
    post: Head of Service
    aliases: ["HoS", "@jane-doe"]
  - id: "1.10"
    post: Data Officer
    email: data@exampleshire.example
  - id: nobody
    post: Vacant post
  - id: odd
    post: Odd address
    email: "@x y\\n* @attacker"
"""


@pytest.fixture
def owners(examples, machine, tmp_path):
    """Makes the file for actions, given as id, responsible officer and leads."""

    def make(*actions, people="plan/people.yaml", options=""):
        place = tmp_path / people
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(PEOPLE, encoding="utf-8")
        listed = [
            {"id": id, "responsible": responsible, "leads": list(leads)}
            for id, responsible, *leads in actions
        ]
        (tmp_path / "list.json").write_text(json.dumps({"actions": listed}))
        script = f'python "{examples}/codeowners.py" "{people}" {options} < list.json'
        done = machine.run(script, tmp_path)
        assert done.returncode == 0, done.stderr
        return done

    return make


def lines(done):
    return [line for line in done.stdout.splitlines() if line and not line.startswith("#")]


def test_an_action_belongs_to_its_leads_and_its_responsible_officer(owners):
    done = owners(("1.1.1", "jane", "1.10"))
    assert lines(done) == ["/plan/actions/**/1.1.1.yaml data@exampleshire.example @jane-doe"]


def test_one_officer_in_two_roles_is_asked_once(owners):
    assert lines(owners(("1.1.1", "jane", "jane"))) == ["/plan/actions/**/1.1.1.yaml @jane-doe"]


def test_an_action_whose_officers_have_no_address_belongs_to_the_team(owners):
    done = owners(("1.1.1", "nobody"), ("1.1.2", None), options="--team @council/improvement")
    assert lines(done) == ["/plan/ @council/improvement"]
    assert "nobody" in done.stderr


def test_an_address_that_is_none_never_gets_into_the_file(owners):
    done = owners(("1.1.1", "odd"))
    assert lines(done) == []
    assert "odd" in done.stderr


def test_a_folder_with_spaces_and_a_plan_at_the_top_are_written_as_the_file_wants_them(owners):
    in_folder = owners(("1.1.1", "jane"), people="our plan/people.yaml")
    at_the_top = owners(("1.1.1", "jane"), people="people.yaml")
    assert lines(in_folder) == ["/our\\ plan/actions/**/1.1.1.yaml @jane-doe"]
    assert lines(at_the_top) == ["/actions/**/1.1.1.yaml @jane-doe"]


def test_the_line_in_the_page_runs_on_the_sample(examples, machine, pull_request):
    page = (examples / "README.md").read_text(encoding="utf-8")
    [line] = [one for one in page.splitlines() if "| python codeowners.py" in one]
    people = pull_request.top / "plan" / "people.yaml"
    text = people.read_text(encoding="utf-8")
    first = "    post: Assistant Director of Social Care\n"
    assert text.count(first) == 1
    people.write_text(text.replace(first, f"{first}    email: ad@example.org\n"), encoding="utf-8")
    (pull_request.top / "codeowners.py").write_bytes((examples / "codeowners.py").read_bytes())
    done = machine.run(line, pull_request.top)
    assert done.returncode == 0, done.stderr
    written = (pull_request.top / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert "/plan/ @council/improvement\n" in written
    assert "/plan/actions/**/5.4.1.yaml" in written
