"""Rules of annexes: one that is named must be there, one that is there must be named; its place and reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.base.language import mark
from app.check.findings import Finding, Severity
from app.check.labels import LEVELS
from app.check.say import say
from app.check.seen import Seen, SeenLetter
from app.standards.schema import Standard

_NAMED: Final = re.compile(
    r"(?:có|theo|kèm|tại|trong|gửi kèm|đính kèm)\s+(?:các\s+)?(?:phụ lục|danh sách|đề cương|biểu mẫu|biểu tổng hợp)"
    r"(?:\s+(?:số\s*)?[IVX\d]+)?(?:\s+\w+){0,4}?\s*(?:kèm theo|đính kèm|gửi kèm|\))"
    r"|\((?:phụ lục|danh sách|biểu mẫu|đề cương)[^)]{0,40}kèm theo\)",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(r"\b(?:tại|theo|ở|trong|xem)\s+[Pp]hụ lục(?:\s+(?:số\s*)?[IVX\d]+)?\b")
_OF_ANOTHER: Final = re.compile(
    r"\s*(?:\(?\s*(?:của|ban hành|kèm theo)\b.{0,24}?)?\s*(?:này\b.{0,4})?(?:Nghị định|Thông tư|Quyết định|Luật|Hướng dẫn|"
    r"Kế hoạch|Quy chế|Quy định|Công văn)\s+(?:số|này|\d)",
    re.IGNORECASE,
)
_ANY: Final = re.compile(r"phụ lục|kèm theo|đề cương|biểu mẫu|đính kèm|gửi kèm", re.IGNORECASE)
_WORDS: Final = ("abstract", "ground", "body", "resolving", "letter-subject", *LEVELS)


def annex_findings(seen: SeenLetter, standard: Standard) -> Iterator[Finding]:
    """Findings on annexes; a file of its own may hold the annex, so an absent one is told as information."""
    there = next((one for one in seen.parts if one.role.startswith("annex")), None)
    named = None
    for one in seen.of(*_WORDS):
        text = " ".join(one.text.split())
        for form in (_NAMED, _LABELLED):
            found = form.search(text)
            if found and not _OF_ANOTHER.match(text[found.end() :]):
                named = named or (one, found[0])
    if named is not None and there is None and not _list_follows(seen):
        yield say(
            named[0],
            "annex.absent",
            standard.role("body").source,
            mark("{name} nêu “{found}” nhưng tệp này không có phụ lục; kiểm tra phần kèm theo."),
            found=named[1].strip(),
            severity=Severity.INFO,
        )
    if there is not None and named is None and not _mentioned(seen, there):
        yield say(
            there,
            "annex.unnamed",
            standard.role("body").source,
            mark("Có phần kèm theo “{found}” mà nội dung văn bản không nhắc đến."),
        )


def _mentioned(seen: SeenLetter, annex: Seen) -> bool:
    """By any word for annexes, or by the first words of its own heading: 'danh sách' for 'DANH SÁCH …'."""
    own = " ".join(annex.text.lower().split()[:2])
    return any(_ANY.search(one.text) or own in one.text.lower() for one in seen.of(*_WORDS))


def _list_follows(seen: SeenLetter) -> bool:
    """A table stands behind the signature: the list that was named, without a heading of its own."""
    roles = [one.role for one in seen.parts]
    return "signer" in roles and "table-cell" in roles[roles.index("signer") :]
