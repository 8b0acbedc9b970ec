"""What the page of outgoing letters reads: by state, by words, a page at a time; and the number that would come next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.services.drafting import Drafting
from tests.numbering.office import Office, letter, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data")
    yield made
    made.store.close()


def test_pages_by_state_with_counts_of_all(office: Office) -> None:
    drafts = [office.letters.new(letter(subject=f"việc {n}")).result.id for n in range(5)]
    office.letters.submit(drafts[0])
    office.issued()
    page = office.letters.page(states=("draft", "returned"), limit=3)
    assert page.total == 4
    assert page.counts == {"draft": 4, "submitted": 1, "issued": 1}
    assert [one.row.id for one in page.rows] == drafts[:1:-1][:3]
    rest = office.letters.page(states=("draft", "returned"), limit=3, offset=3)
    assert [one.row.id for one in rest.rows] == [drafts[1]]
    assert page.rows[0].to == "Ban Giám hiệu nhà trường"


def test_found_without_accents_within_the_states(office: Office) -> None:
    hall = office.letters.new(letter(subject="mượn hội trường tổ chức đại hội")).result.id
    office.letters.new(letter(subject="báo cáo quý"))
    office.issued(subject="mượn sân vận động cho đại hội")
    assert [one.row.id for one in office.letters.page(text="to chuc dai hoi").rows] == [hall]
    assert office.letters.page(text="dai hoi").total == 2
    assert office.letters.page(text="dai hoi", states=("draft",)).total == 1
    assert office.letters.page(text="không có đâu").total == 0


def test_the_number_foreseen_is_the_one_given_and_none_is_kept(office: Office) -> None:
    first = office.signed(on=date(2026, 3, 2))
    other = office.signed(on=date(2026, 3, 2))
    seen = office.letters.foresee(first)
    assert seen is not None and seen.dated == date(2026, 3, 2)
    assert office.letters.foresee(other) == seen, "a look reserves nothing"
    assert office.letters.issue(other).result.printed == seen.printed
    later = office.letters.foresee(first)
    assert later is not None and later.printed != seen.printed
    assert office.letters.issue(first).result.line == later.line


def test_a_draft_by_another_standard_than_the_unit_s(office: Office) -> None:
    drafting = Drafting(office.store, by=office.letters.by)
    made = drafting.from_words(kind="BC", subject="kết quả", standard="decree-30").result
    assert made.standard == "decree-30"
    assert drafting.get(made.id).parts.get("addressees", []) == []
