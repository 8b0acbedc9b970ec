"""Files go piece by piece, resume within one piece, never hold up a line of text; in data-saving mode only on request."""

from __future__ import annotations

import pytest

from app.models.files import Attachment
from app.models.vault import CHUNK
from app.sync.refusals import NoConnection
from tests.models.records import add_member, add_unit, incoming


def attach(pc, content, owner):
    stored = pc.vault.put(content)
    with pc.store.work(verb="attach", by="clerk") as w:
        row = w.add(
            Attachment(
                owner_kind="incoming_letter", owner_id=owner, role="original", name="a.pdf",
                mime="application/pdf", size=stored.size, sha256=stored.sha256,
            )
        )  # fmt: skip
        w.commit()
        return stored.sha256, row.id


CONTENT = bytes(range(256)) * (CHUNK // 256 * 3 + 7)


@pytest.fixture
def two(pcs):
    a, b = pcs(), pcs()
    return a, b, incoming(a.store, add_unit(a.store))


def test_a_file_arrives_whole(two):
    a, b, letter = two
    sha, _ = attach(a, CONTENT, letter)
    empty, _ = attach(a, b"x", letter)
    a.meet()
    b.meet()
    assert b.vault.get(sha) == CONTENT
    assert b.vault.get(empty) == b"x"
    assert a.sync.status().files_waiting == b.sync.status().files_waiting == 0


@pytest.mark.parametrize("way", ["up", "down"])
def test_cut_in_the_middle_it_goes_on_within_one_piece(two, way):
    a, b, letter = two
    sha, _ = attach(a, CONTENT, letter)
    pc = a if way == "up" else b
    if way == "down":
        a.meet()
    method = "PUT" if way == "up" else "GET"
    while not any(one.startswith(method) for one in pc.wire.asked):
        pc.wire.cut, pc.wire.cut_after = False, len(pc.wire.asked) + 1
        pc.wire.asked.clear()
        with pytest.raises(NoConnection):
            pc.meet()
        pc.wire.cut_after = pc.wire.cut_after or 0
    pc.wire.cut, pc.wire.cut_after = False, None
    a.meet()
    b.meet()
    assert b.vault.get(sha) == CONTENT
    pieces = sum("/blobs/" + sha in one for one in pc.wire.asked if one.startswith(method))
    assert pieces <= 4


def test_a_line_written_meanwhile_goes_before_the_rest_of_the_file(two):
    a, _, letter = two
    attach(a, CONTENT, letter)
    step = a.wire.handle_request
    sent = []

    def watched(request):
        if request.method == "PUT" and not sent:
            sent.append(add_member(a.store, add_unit(a.store)))
        return step(request)

    a.wire.handle_request = watched
    a.meet()
    order = [one.split()[1].split("?")[0] for one in a.wire.asked]
    puts = [at for at, one in enumerate(order) if "/chunks/" in one]
    pushes = [at for at, one in enumerate(order) if one.endswith("/push")]
    assert puts[0] < pushes[-1] < puts[-1]


def test_saving_data_only_files_that_somebody_asked_for(two):
    a, b, letter = two
    sha, _ = attach(a, CONTENT, letter)
    other, _ = attach(a, b"y" * 100, letter)
    a.meet()
    b.sync.spare(True)
    b.meet()
    assert not b.vault.has(sha)
    assert b.sync.fetch(other)
    b.meet()
    assert b.vault.has(other)
    assert not b.vault.has(sha)
    b.sync.spare(False)
    b.meet()
    assert b.vault.has(sha)


def test_wrong_bytes_are_not_kept(two):
    a, b, letter = two
    sha, _ = attach(a, CONTENT, letter)
    a.meet()
    b.meet(files=False)
    b.vault.add_piece(sha, b"\0" * CHUNK)  # a piece of something else, as after a bad disk
    b.meet()
    assert not b.vault.has(sha)
    assert b.vault.part_size(sha) == 0
