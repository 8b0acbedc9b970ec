"""Erasing reaches every byte of the data folder: files are deciphered page by page and looked through for what was erased."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from PIL import Image

from app.base.errors import Cancelled, Exit
from app.models.copies import restore
from app.models.erasure_acts import LIST, ErasedListWrong, ordered, orders
from app.models.journal import Change, Fact, Operation
from app.models.operations import MemberOperation, OperationMember, OperationPaper
from app.models.privacy import Erasure
from app.services.members import MemberErased
from app.services.privacy.erasure import EraseReason, EraseUnconfirmed
from tests.factory import desk as make_desk
from tests.factory import own_letter

NAME, NUMBER = "Qzvarkwe Thị Wxyzname", "079305987651"
MARKS = (
    "qzvarkwe", "wxyzname", NUMBER, "0911987651", "zqnote", "zqfirstnote", "zqreason", "zqremoved", "zqphoto", "zqoperation",
    "zqanswer", "zqdraft", "zqwords", "zqguardian", "zqscan", "zqtyped",
)  # fmt: skip
RESERVED = 80
"""Bytes at the end of a page that SQLCipher keeps for itself: 16 of the vector, 64 of the seal."""


def pages(data: bytes, key: bytes, page: int) -> bytes:
    """The plain text of all pages of an enciphered database, free ones too."""
    plain = []
    for at in range(0, len(data) - page + 1, page):
        body = data[at : at + page]
        start = 16 if at == 0 else 0
        plain.append(_decipher(body[start:-RESERVED], key, body[-RESERVED : -RESERVED + 16]))
    return b"".join(plain)


def log_pages(data: bytes, key: bytes, page: int) -> bytes:
    plain = []
    for at in range(32, len(data) - page - 23, page + 24):
        body = data[at + 24 : at + 24 + page]
        vector = body[-RESERVED : -RESERVED + 16]
        plain += [_decipher(body[start:-RESERVED], key, vector) for start in (0, 16)]
    return b"".join(plain)


def _decipher(body: bytes, key: bytes, vector: bytes) -> bytes:
    return Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(body[: len(body) // 16 * 16])


def held(folder: Path, key: bytes, extra: dict[str, bytes] | None = None) -> dict[str, str]:
    """Everything in the folder as text: databases and their logs deciphered, copies unpacked. By file."""
    found: dict[str, str] = {}
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()} | (extra or {})
    while files:
        name, data = files.popitem()
        page = 16384 if "blobs" in name else 4096
        if name.endswith(".vtd"):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                files |= {f"{name}:{one}": packed.read(one) for one in packed.namelist()}
            continue
        if name.endswith((".db",)):
            data = pages(data, key, page)
            assert b"CREATE TABLE" in data, name  # deciphered indeed
        elif name.endswith("-wal"):
            data = log_pages(data, key, page)
        found[name] = data.decode("latin-1").casefold()
    return found


def marks_in(folder: Path, key: bytes) -> set[tuple[str, str]]:
    return {
        (Path(name).name, one) for name, text in held(folder, key).items() for one in MARKS if one in text
    }


def picture() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((300, 400), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def filled(desk, tmp_path: Path):
    """A member with a trace in every place that may hold one."""
    desk.members.add("Lê Văn Bình", fields={"note": "người khác"})
    desk.units.set(name="Đoàn xã Đồng Rạng")
    row = desk.members.add(
        NAME,
        fields={
            "id_number": NUMBER,
            "phone": "0911987651",
            "note": "zqfirstnote",
            "birth_date": "2012-03-04",
        },
    ).result
    desk.members.edit(row.id, fields={"note": "zqnote", "health": "zqnote"})
    desk.member_photos.set(row.id, picture(), name="zqphoto.jpg")
    desk.member_photos.set(row.id, picture(), name="zqphoto2.jpg")
    desk.member_years.put(row.id, "awards", {"form": "Giấy khen", "reason": "zqreason"})
    gone = desk.member_years.put(row.id, "awards", {"form": "Bằng khen", "reason": "zqremoved"}).result
    desk.member_years.remove(row.id, "awards", gone.id)
    scan = tmp_path / "zqscan.pdf"
    scan.write_bytes(b"%PDF zqscan " + NAME.encode() * 3)
    desk.consents.enter([row.id], {"management": "given"}, guardian="zqguardian", evidence=scan)
    desk.subject_requests.add(row.id, "erase", asked_by="zqguardian", words="zqwords")
    desk.members.draft.keep({"full_name": NAME, "note": "zqtyped"})
    draft = desk.letters.new(own_letter(subject=f"zqdraft {NAME}")).result
    desk.letters.new(own_letter(subject="văn bản khác"))
    with desk.store.work(verb="test", by=desk.by) as w:
        own = desk.units.own().id
        made = w.add(
            MemberOperation(
                unit_id=own,
                kind="admit",
                title=f"zqoperation {NAME}",
                begun_on=date(2026, 3, 2),
                data={"a": "zqanswer"},
            )
        )
        w.add(OperationMember(operation_id=made.id, member_id=row.id, data={"why": "zqanswer"}))
        w.add(OperationPaper(operation_id=made.id, paper="application", member_id=row.id, letter_id=draft.id))
        w.commit()
    desk.looking.reveal(row.id, purpose=f"đối chiếu cho {NAME}")
    desk.daily_care()
    return row


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path)
    yield made
    made.close()


def test_nothing_of_an_erased_member_is_left_in_any_file(desk, tmp_path):
    row = filled(desk, tmp_path)
    folder, key = desk.data, desk.store.key.raw()
    before = {one for _, one in marks_in(folder, key)}
    assert before == set(MARKS)
    backup = tmp_path / "old.vtd"
    desk.backup(backup)
    done = desk.erasing.erase(row.id, reason="Theo yêu cầu ngày 02/3/2026", confirm=NAME.upper())
    assert done.copies == 1
    assert not done.left
    assert marks_in(folder, key) == set()
    assert [one.full_name for one in desk.members.list()] == ["Lê Văn Bình"]
    assert not desk.search.find("qzvarkwe").hits
    (proof,) = desk.erasing.proofs()
    assert (proof.record_id, len(proof.digest), proof.counts["member_award"]) == (row.id, 64, 1)
    (request,) = desk.subject_requests.list(all=True)
    assert (request.state, request.words, request.whose) == ("done", "", "")
    assert desk.access_log.check().sound  # words went, the chain holds
    desk.close()
    # An older copy put back brings the member; he is gone before anybody works with it.
    restore(backup, folder, key_file=tmp_path / "key", clock=desk.clock)
    again = make_desk(tmp_path)
    assert [one.full_name for one in again.members.list()] == ["Lê Văn Bình"]
    assert len(again.erasing.proofs()) == 1
    again.close()
    assert marks_in(folder, key) == set()


def test_headquarters_gets_erasures_and_nothing_else_of_it(desk):
    row = desk.members.add(NAME, fields={"note": "zqnote"}).result
    desk.erasing.erase(row.id, reason="theo yêu cầu", confirm=NAME)
    with desk.store.read() as session:
        told = [(one.kind, one.fields) for one in session.query(Operation).filter_by(record_id=row.id)]
        past = [
            (one.before, one.after, one.undoable) for one in session.query(Change).filter_by(record_id=row.id)
        ]
    assert told == [("erase", {})]
    assert set(map(str, past)) == {str(({}, {}, False))}


def test_an_order_of_headquarters_is_carried_out_to_the_last_copy(desk, tmp_path):
    row = filled(desk, tmp_path)
    with desk.store.work(verb="sync.pull", by="", remote=True) as w:
        ordered(w, row.id)
        w.commit()
    with desk.store.read() as session:
        assert not session.query(Operation).filter_by(record_id=row.id).all()
    assert desk.erase_again() == 1
    assert desk.erase_again() == 0
    key = desk.store.key.raw()
    assert marks_in(desk.data, key) == set()
    with desk.store.read() as session:
        assert session.query(Erasure).count() == 1
        assert not session.query(Fact).filter(Fact.key.startswith("erase:")).all()


@pytest.mark.parametrize("point", ["erase.listed", "work.journaled", "erase.committed", "erase.files"])
def test_a_kill_in_the_middle_is_finished_at_the_next_start(desk, tmp_path, point):
    class Killed(BaseException):
        pass

    def stop(at: str) -> None:
        if at == point:
            raise Killed

    row = desk.members.add(NAME, fields={"note": "zqnote"}).result
    desk.daily_care()
    desk.store.stop = stop
    with pytest.raises(Killed):
        desk.erasing.erase(row.id, reason="theo yêu cầu", confirm=NAME)
    key = desk.store.key.raw()
    desk.close()
    again = make_desk(tmp_path)
    try:
        assert again.members.list() == ()
        assert not any(one.open for one in orders(again.data, again.store.key))
        assert marks_in(again.data, key) == set()
    finally:
        again.close()


class Stopping:
    """A person who presses stop when ``told`` steps were told."""

    def __init__(self, told: int) -> None:
        self.left, self.labels = told, []

    def step(self, done: int, total: int, label: str) -> None:
        self.labels.append(label)
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_stop_before_anything_was_done_does_nothing_and_one_between_copies_is_finished_at_the_next_start(
    desk, tmp_path
):
    row = desk.members.add(NAME, fields={"note": "zqnote"}).result
    desk.daily_care()
    with pytest.raises(Cancelled):
        desk.erasing.erase(row.id, reason="theo yêu cầu", confirm=NAME, progress=Stopping(0))
    assert desk.members.show(row.id)["fields"]["full_name"] == NAME
    between = Stopping(1)
    with pytest.raises(Cancelled):
        desk.erasing.erase(row.id, reason="theo yêu cầu", confirm=NAME, progress=between)
    assert between.labels[-1].endswith(".vtd") and desk.members.list() == ()
    key = desk.store.key.raw()
    desk.close()
    again = make_desk(tmp_path)
    try:
        assert not any(one.open for one in orders(again.data, again.store.key))
        assert marks_in(again.data, key) == set()
    finally:
        again.close()


def test_money_stays_and_issued_letters_stay_without_the_record(desk):
    from app.models.fees import FeeEntry, FeePayment
    from app.models.members import Member

    row = desk.members.add(NAME, fields={"note": "zqnote"}).result
    with desk.store.work(verb="test", by=desk.by) as w:
        entry = w.add(
            FeeEntry(
                unit_id=row.unit_id,
                day=date(2026, 3, 1),
                kind="collect",
                amount=2000,
                number=1,
                person=NAME,
                words=f"{NAME} nộp",
            )
        )
        w.add(FeePayment(entry_id=entry.id, member_id=row.id, month="2026-03", amount=2000))
        w.commit()
    assert desk.erasing.preview(row.id).ledger
    desk.erasing.erase(row.id, reason="theo yêu cầu", confirm=NAME)
    assert desk.members.show(row.id)["erased"] and not desk.members.page(row.id).findings
    assert desk.members.list() == ()
    with pytest.raises(MemberErased):
        desk.members.edit(row.id, fields={"full_name": NAME})
    with desk.store.read() as session:
        (entry,) = session.query(FeeEntry).all()
        assert (entry.amount, entry.person, entry.words) == (2000, "(đã xóa)", "(đã xóa) nộp")
        member = session.get(Member, row.id)
        assert (member.full_name, member.note, member.status) == ("(đã xóa)", "", "removed")
        assert session.query(FeePayment).count() == 1
    assert marks_in(desk.data, desk.store.key.raw()) == set()
    assert desk.erase_again() == 0


def test_erasing_asks_for_a_reason_and_twice(desk):
    row = desk.members.add(NAME).result
    with pytest.raises(EraseReason):
        desk.erasing.erase(row.id, reason="  ", confirm=NAME)
    with pytest.raises(EraseUnconfirmed) as refused:
        desk.erasing.erase(row.id, reason="theo yêu cầu", confirm="")
    assert refused.value.exit is Exit.INPUT
    assert desk.members.list()


def test_a_list_of_erasures_that_was_tampered_with_is_seen_and_made_anew_from_the_proofs(desk):
    row = desk.members.add(NAME).result
    desk.erasing.erase(row.id, reason="theo yêu cầu", confirm=NAME)
    file = desk.data / LIST
    file.write_text(file.read_text("utf-8").replace("theo y", "khong y"), "utf-8")
    with pytest.raises(ErasedListWrong):
        orders(desk.data, desk.store.key)
    desk.erase_again()
    (one,) = orders(desk.data, desk.store.key)
    assert (one.record_id, one.reason) == (row.id, "theo yêu cầu")
