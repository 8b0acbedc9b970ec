"""Several letters at once: registered in the order of arrival, left when in doubt; joined and parted again; chosen of an archive."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.layout.parts import Number
from app.services.reception import NothingToJoin, cuts_at
from tests.factory import desk as make_desk
from tests.factory import letter, letter_file


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    return [
        letter_file(folder / f"{number}.pdf", letter(number=Number(value=str(number))))
        for number in (411, 412)
    ]


def test_the_oldest_gets_the_first_number_and_a_second_run_leaves_all(desk, files):
    ids = [desk.incoming.receive(file).result for file in files]
    act = {"forms": desk.inbox_forms, "incoming": desk.incoming}
    done = desk.many_letters.register(list(reversed(ids)), **act)
    assert (list(done.ids), done.left) == (ids, ())
    assert [desk.incoming.show(one)["arrival_number"] for one in ids] == [1, 2]
    assert "task" in done.subjects  # both set a day
    again = desk.many_letters.register(ids, **act)
    assert not again.ids and all("đã vào sổ" in left.why for left in again.left)


def test_a_letter_that_seems_to_be_there_is_left(desk, files):
    first = desk.incoming.receive(files[0]).result
    desk.incoming.register(first)
    twin = desk.incoming.receive_bytes(files[0].read_bytes() + b"\n% again", "ban hai.pdf").result
    done = desk.many_letters.register([twin], forms=desk.inbox_forms, incoming=desk.incoming)
    (left,) = done.left
    assert "có thể đã có" in left.why
    assert desk.incoming.show(twin)["state"] == "received"


def test_only_registered_letters_are_given_and_it_is_one_act(desk, files):
    first, second = (desk.incoming.receive(file).result for file in files)
    desk.incoming.register(first)
    change = desk.many_letters.assign([first, second], " Văn  phòng ", task=True)
    assert change.result == (first,)
    assert desk.incoming.show(first)["fields"]["handler"] == "Văn phòng"
    desk.undo.undo(change.act_id)
    assert not desk.tasks.list()


def test_letters_are_joined_once_and_parted_by_undo(desk, files):
    ids = [desk.incoming.receive(file).result for file in files]
    change = desk.incoming.join(ids)
    assert [file["role"] for file in desk.incoming.show(change.result)["files"]] == ["original", "annex"]
    assert desk.papers.page_total(change.result) == 2
    assert desk.papers.page(change.result, 2, width=200).png
    desk.undo.undo(change.act_id)
    assert desk.inbox.counts().received == 2
    desk.incoming.register(ids[0])
    with pytest.raises(NothingToJoin):
        desk.incoming.join(ids)
    with pytest.raises(NothingToJoin):
        desk.incoming.join(ids[:1])


def test_of_an_archive_only_what_was_chosen_stays(desk, files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for file in files:
            archive.write(file, file.name)
        archive.writestr("anh bia.txt", "không cần")
    data = held.getvalue()
    opened = desk.incoming.look_inside(data, "goi.zip")
    assert len(opened.parts) == 3
    made = desk.incoming.receive_all(data, "goi.zip", opened=opened, heads=[1], left_out=[2]).result
    (only,) = made
    roles = [(file["name"], file["role"]) for file in desk.incoming.show(only)["files"]]
    assert ("412.pdf", "original") in roles and ("411.pdf", "annex") in roles
    assert "anh bia.txt" not in [name for name, _ in roles]


def test_ranges_from_the_first_pages():
    assert [tuple(cut) for cut in cuts_at([3, 9, 2, 1], 4)] == [(1, 1), (2, 2), (3, 4)]
    assert [tuple(cut) for cut in cuts_at([], 2)] == [(1, 2)]


def test_a_stamp_is_a_picture_and_several_are_one_pdf(desk, files):
    ids = [desk.incoming.receive(file).result for file in files]
    desk.incoming.register(ids[0])
    assert desk.stamping.picture(ids[0]).startswith(b"\x89PNG")
    pdf, left = desk.many_letters.stamps(ids, stamping=desk.stamping, alone=True)
    assert pdf.startswith(b"%PDF") and [one.id for one in left] == [ids[1]]
