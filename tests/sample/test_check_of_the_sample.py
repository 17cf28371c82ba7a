"""What `cipt check` tells the published plan: all of it, and what a sharp reader would see."""

import json
import re
import shutil

import pytest

from cipt.cli.app import run


@pytest.fixture
def alone(sample, tmp_path, monkeypatch):
    """A copy of the sample in no repository, so that it is judged by itself."""
    shutil.copytree(sample, tmp_path / "plan")
    monkeypatch.chdir(tmp_path)


def test_the_sample_is_told_so(alone, golden, checkout, capsys):
    assert run(["check", "--verbose", "--show-waived", "--statistics"]) == 0
    golden(checkout / "tests" / "goldens" / "check" / "sample.txt", capsys.readouterr().out)


@pytest.fixture
def told(alone, capsys):
    """What is found of a rule, waived or not, by the ids that it is about or names."""
    run(["check", "--format", "json"])
    value = json.loads(capsys.readouterr().out)

    def of(rule):
        return [one for one in value["findings"] + value["waived"] if one["rule"] == rule]

    return of


def subjects(findings):
    return [finding["subject"] for finding in findings]


def messages(findings):
    return "\n".join(finding["message"] for finding in findings)


def test_two_actions_are_printed_3_6_1(told):
    found = told("duplicate-printed-number")
    assert "3.6.1" in subjects(found)
    assert "3.6.1b" in messages(found)


def test_actions_2_1_4_and_3_6_3_and_areas_3_3_and_3_4_are_missing(told):
    said = messages(told("gap-in-numbering"))
    assert re.findall(r"as ([\d.]+(?: or [\d.]+)?),", said) == ["2.1.4", "3.6.3", "3.3 or 3.4"]


def test_action_3_6_4_stands_under_the_second_3_7(told):
    assert messages(told("action-outside-its-area")) == (
        "3.6.4 is numbered as of 3.6, and stands under 3.7"
    )


def test_22_actions_have_no_lead(told):
    assert len(told("no-lead")) == 22


def test_one_officer_answers_for_84_of_130(told):
    found = told("officer-overload")
    assert subjects(found) == ["assistant-director-social-care"]
    assert "84 of 130" in messages(found)


def test_36_actions_are_amber_past_their_date(told):
    found = told("rating-rosier-than-dates")
    assert len(found) == 36
    assert all(one["message"].startswith("rated AMBER") for one in found)
    assert set(subjects(found)) < set(subjects(told("overdue")))
    assert len(told("overdue")) == 48


def test_pr6_and_pr7_are_one_text_with_nothing_else(told):
    assert "PR6 and PR7" in messages(told("duplicate-text"))
    for rule in (
        "no-responsible-officer", "no-lead", "no-due-date", "blank-rating", "no-success-measure"
    ):  # fmt: skip
        assert {"PR6", "PR7"} <= set(subjects(told(rule))), rule


def test_three_actions_share_one_success_text_and_two_another(told):
    said = messages(told("repeated-success-text"))
    assert "2.3.10, 2.10.1 and 2.11.1 share" in said
    assert "4.4.4 and 4.4.5 share" in said


def test_a_group_is_sro(told):
    assert "MASH Strategic Group" in messages(told("owner-not-a-person"))


def test_4_4_2_has_lost_its_first_date(told):
    assert subjects(told("first-date-lost")) == ["4.4.2"]


def test_35_actions_were_taken_over_as_done_with_nothing_to_show(told):
    assert len(told("complete-without-date")) == 35
    assert len(told("complete-without-evidence")) == 35
