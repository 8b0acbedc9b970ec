"""The arithmetic of votes: who is through, who is tied, what cannot be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.member_rules import RuleBook
from app.domain.voting import (
    Ballots,
    Breach,
    CountWrong,
    Fate,
    Line,
    breaches,
    need_possible,
    next_round,
    outcomes,
    per_cent,
    quorum,
)
from app.services.meetings import rules
from app.services.meetings.rules import matter_names
from app.services.rules import given as given_rules

BOOK = RuleBook(given_rules())


def matter(key):
    return rules.matter(key, BOOK)


def election(votes, *, issued, seats):
    lines = [Line(f"người {at}", yes) for at, yes in enumerate(votes)]
    return outcomes(
        matter("election"), lines, Ballots(issued, issued), summoned=issued, present=issued, seats=seats
    )


def fates(found):
    return [str(one.fate) for one in found]


def test_more_than_half_of_the_ballots_issued_is_needed_however_few_came_back():
    lines = [Line("a", 20), Line("b", 21)]
    found = outcomes(matter("election"), lines, Ballots(40, 30, 2, 0), summoned=40, present=40, seats=1)
    assert fates(found) == ["failed", "passed"]  # 20 of 40 is not more than half


def test_the_seats_go_to_those_with_most_votes():
    assert fates(election([30, 25, 38, 22], issued=40, seats=2)) == ["passed", "left", "passed", "left"]


def test_a_tie_on_the_last_seat_is_not_decided_by_the_order_of_the_list():
    found = election([38, 25, 25], issued=40, seats=2)
    assert fates(found) == ["passed", "tied", "tied"]
    coming = next_round(found, seats=2, round=1, rounds=2)
    assert (coming.open_seats, coming.standing, coming.possible) == (1, ("người 1", "người 2"), True)


def test_those_not_elected_stand_again_the_better_ones_first_and_only_once():
    found = election([38, 12, 18, 5], issued=40, seats=3)
    coming = next_round(found, seats=3, round=1, rounds=2)
    assert coming.standing == ("người 2", "người 1", "người 3")
    assert coming.open_seats == 2
    assert not next_round(found, seats=3, round=2, rounds=2).possible


def test_nobody_stands_again_when_all_seats_are_filled():
    coming = next_round(election([38, 30, 5], issued=40, seats=2), seats=2, round=1, rounds=2)
    assert (coming.open_seats, coming.standing, coming.possible) == (0, (), False)


@given(
    votes=st.lists(st.integers(0, 60), min_size=1, max_size=12),
    issued=st.integers(1, 60),
    seats=st.integers(1, 8),
)
def test_never_more_elected_than_seats_and_never_a_better_one_passed_over(votes, issued, seats):
    found = election(votes, issued=issued, seats=seats)
    passed = [one.line.yes for one in found if one.fate is Fate.PASSED]
    others = [one.line.yes for one in found if one.fate is not Fate.PASSED]
    assert len(passed) <= seats
    assert all(2 * votes > issued for votes in passed)
    assert not passed or not others or min(passed) > max(one for one in others) or len(passed) == len(found)


def test_discipline_needs_two_thirds_present_and_half_of_those_present():
    rule = matter("discipline")
    assert quorum(rule, summoned=40, present=26).needed == 27
    assert quorum(rule, summoned=40, present=27).met
    (found,) = outcomes(rule, [Line("a", 14)], Ballots(27, 27), summoned=40, present=27)
    assert found.fate is Fate.PASSED
    assert per_cent(found.share) == "51,85"


def test_a_leading_body_is_judged_by_all_who_were_summoned():
    (found,) = outcomes(matter("discipline-body"), [Line("a", 8)], Ballots(9, 9), summoned=16, present=9)
    assert found.fate is Fate.FAILED


def test_two_thirds_are_rounded_up():
    rule = matter("ordinary")
    assert quorum(rule, summoned=40, present=26).needed == 27
    assert quorum(rule, summoned=39, present=26).met
    assert quorum(rule, summoned=None, present=21).met is None


def test_what_is_against_the_rules_is_named():
    found = breaches(
        matter("discipline"), summoned=40, present=20, secret=False, online=True, names=1, seats=None
    )
    assert found == (Breach.QUORUM, Breach.OPEN, Breach.ONLINE)
    short = breaches(matter("election"), summoned=40, present=40, secret=True, online=False, names=3, seats=3)
    assert short == (Breach.SURPLUS,)


def test_a_secret_ballot_is_never_online_whatever_it_is_about():
    asked = {"summoned": 9, "present": 9, "names": 1, "seats": None, "online": True}
    assert Breach.ONLINE in breaches(matter("ordinary"), secret=True, **asked)
    assert Breach.ONLINE not in breaches(matter("ordinary"), secret=False, **asked)
    for key in ("grading", "cadres", "admission", "deletion", "discipline"):
        assert Breach.ONLINE in breaches(matter(key), secret=matter(key).secret, **asked), key


@pytest.mark.parametrize(
    ("ballots", "lines", "present", "place"),
    [
        (Ballots(41, 40), [Line("a", 1)], 40, "phiếu phát ra"),
        (Ballots(40, 41), [Line("a", 1)], 40, "phiếu thu vào"),
        (Ballots(40, 4, 5), [Line("a", 1)], 40, "phiếu không hợp lệ"),
        (Ballots(40, 40, 5), [Line("a", 30, 6)], 40, "a"),
        (Ballots(40, 40), [Line("a", -1)], 40, "a"),
        (Ballots(), [Line("a", 30, 20)], 40, "a"),
    ],
)
def test_counts_that_cannot_be_are_refused_by_name(ballots, lines, present, place):
    with pytest.raises(CountWrong) as refused:
        need_possible(ballots, lines, present=present, seats=None, election=False)
    assert refused.value.values["place"] == place


def test_more_votes_than_ballots_times_seats_are_refused():
    with pytest.raises(CountWrong):
        need_possible(
            Ballots(10, 10), [Line(str(at), 10) for at in range(4)], present=10, seats=3, election=True
        )


def test_every_rule_says_where_it_stands():
    for one in map(matter, matter_names()):
        assert one.source
        assert Fraction(1, 2) <= one.quorum <= 1
        assert not (one.secret and one.online), one.key


def test_per_cents_are_written_with_a_comma():
    assert [per_cent(Fraction(*pair)) for pair in ((1, 1), (1, 2), (1, 3), (2, 3), (7, 8))] == [
        "100",
        "50",
        "33,33",
        "66,67",
        "87,5",
    ]
    assert per_cent(None) == ""
