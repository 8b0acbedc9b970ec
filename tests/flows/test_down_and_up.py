"""A directive goes down to many units and their answers come up: fields, files, deadline, receipts, recall, twice over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.models.files import Attachment
from app.models.flows import Directive, Grant
from app.models.letters import IncomingLetter
from app.services.demands import Demands
from app.services.dispatch import NotIssued
from app.services.handling import Handling
from app.services.sync_flows.receipts import Tally
from app.services.sync_flows.refusals import NobodyToRemind, ReceiverUnknown, SecretStays, SentToAll
from app.services.sync_flows.units import Chosen
from app.services.undo import Undo
from app.services.units import own_id
from app.sync.refusals import NoConnection
from tests.numbering.office import letter

DUE = date(2026, 3, 20)


def send(pc, to=("c00912",), **more):
    """A directive with its number goes to these units."""
    made = pc.signed("CV", subject="báo cáo tháng Thanh niên", **more)
    pc.letters.issue(made)
    return pc.flows.dispatch(made, Chosen(units=to), answer_by=DUE).result


def states(pc, letter):
    return {row.org: row.state for row in pc.flows.receipts(letter)}


def ids(pc):
    return [row.id for row in pc.came()]


@pytest.fixture
def commune(pc):
    return pc("x0345")


@pytest.fixture
def school(pc):
    return pc("c00912")


def test_a_directive_lands_ready_to_be_registered_and_its_way_comes_back(commune, school):
    sent = send(commune, ("c00912", "c00913"), urgency="KHẨN")
    assert states(commune, sent.letter_id) == {"c00912": "waiting", "c00913": "waiting"}
    commune.meet()
    assert states(commune, sent.letter_id) == {"c00912": "sent", "c00913": "sent"}
    school.meet()
    (row,) = school.came()
    assert (row.state, row.printed, row.issuer) == ("received", sent.printed, "Đoàn xã Ba Bốn Năm")
    form = school.forms.form(row.id)
    assert form.values["subject"] == "báo cáo tháng Thanh niên"
    assert (form.values["signer"], form.values["urgency"], form.values["kind"]) == (
        "Trần Thị Bình",
        "KHẨN",
        "CV",
    )
    assert form.values["deadline"] == "20/03/2026"
    (demand,) = Demands(school.store, by="clerk").look(row.id)
    assert demand.due_on == DUE and sent.printed in demand.title and not demand.opened
    name, content = school.incoming.original(row.id)
    assert content.startswith(b"%PDF") and name.endswith(".pdf")
    assert school.sync.status().waiting == 0  # what it says of itself went up in the same contact
    commune.meet()
    assert states(commune, sent.letter_id)["c00912"] == "arrived"
    assert school.flows.seen(row.id)
    assert not school.flows.seen(row.id)
    school.clock.forward(timedelta(days=1))
    done = school.incoming.register(row.id).result  # one key: nothing is typed
    assert done.fields["subject"] == "báo cáo tháng Thanh niên"
    assert school.incoming.show(row.id)["fields"]["deadline"] == DUE
    answer = school.letters.new(letter("BC", subject="kết quả"), answers_id=row.id).result.id
    school.letters.sign(answer)
    school.letters.issue(answer)
    school.flows.dispatch(answer, Chosen(units=["x0345"]))
    school.meet()
    commune.meet()
    (first, _) = commune.flows.receipts(sent.letter_id)
    day = date(2026, 3, 2)
    assert (first.arrived_on, first.seen_on, first.registered_on) == (day, day, day + timedelta(days=1))
    assert (first.state, first.answered_on) == ("answered", day + timedelta(days=1))
    (up,) = commune.came()
    assert (up.issuer, up.subject) == ("Đoàn trường Chín", "kết quả")


def test_a_recall_a_replacement_and_a_reminder_reach_who_has_the_letter(commune, school):
    sent = send(commune)
    commune.meet()
    school.meet()
    (row,) = school.came()
    commune.flows.remind(sent.letter_id)
    other = commune.signed("CV", subject="thay công văn trước")
    commune.letters.issue(other)
    commune.meet()
    school.meet()
    assert school.flows.origin(row.id).reminded_on == date(2026, 3, 2)
    school.incoming.register(row.id)
    school.meet()
    commune.meet()
    with pytest.raises(NobodyToRemind):
        commune.flows.remind(sent.letter_id)
    commune.way.recall(sent.letter_id, reason="nhầm số liệu")
    commune.meet()
    school.meet()
    origin = school.flows.origin(row.id)
    assert (origin.recalled_on, origin.recall_reason) == (date(2026, 3, 2), "nhầm số liệu")
    assert school.incoming.show(row.id)["arrival_number"] == 1  # marked, never deleted
    again = send(commune)
    commune.way.replace(again.letter_id, other)
    commune.meet()
    school.meet()
    told = [one.replaced_by for one in map(school.flows.origin, ids(school)) if one and one.replaced_by]
    assert told and told[0].startswith(commune.letters.get(other).row.printed)


def test_a_letter_that_was_not_for_us_goes_back_with_the_reason(commune, school):
    sent = send(commune)
    commune.meet()
    school.meet()
    (row,) = school.came()
    back = Handling(school.store, by="clerk")
    back.send_back(row.id, reason="gửi nhầm, việc này của trường Mười")
    assert school.flows.origin(row.id).sent_back_on == date(2026, 3, 2)
    school.meet()
    commune.meet()
    (told,) = commune.flows.receipts(sent.letter_id)
    assert (told.state, told.refused_on, told.note) == (
        "refused",
        date(2026, 3, 2),
        "gửi nhầm, việc này của trường Mười",
    )
    assert commune.flows.tally(sent.letter_id) == Tally(1, 0, 0, 1, 0)
    with pytest.raises(NobodyToRemind):
        commune.flows.remind(sent.letter_id)
    Undo(school.store, by="clerk").undo()  # it was for us after all
    school.incoming.register(row.id)
    school.meet()
    commune.meet()
    (told,) = commune.flows.receipts(sent.letter_id)
    assert (told.state, told.refused_on, told.note) == ("registered", None, "")


def test_whom_one_may_write_to(pc, commune, school):
    province = pc("p12")
    for one in (province, commune, school):
        one.meet()
    assert [row.org for row in commune.flows.units()] == ["tw", "p12", "c00912", "c00913"]
    assert [row.above for row in commune.flows.units()] == [True, True, False, False]
    assert [row.org for row in commune.flows.units("muoi")] == ["c00913"]
    assert province.flows.choose(Chosen(levels=["grassroots"])) == ("c00912", "c00913")
    assert province.flows.choose(Chosen(below=["x0345"])) == ("c00912", "c00913")
    assert province.flows.choose(Chosen(levels=["commune"], units=["Đoàn trường Mười"])) == (
        "x0345",
        "c00913",
    )
    with pytest.raises(ReceiverUnknown):
        school.flows.choose(Chosen(units=["c00913"]))  # beside us, not above or below
    with pytest.raises(ReceiverUnknown):
        school.flows.choose(Chosen(levels=["province-of-nowhere"]))
    sent = send(commune)
    with pytest.raises(SentToAll):
        commune.flows.dispatch(sent.letter_id, Chosen(units=["c00912"]))
    more = commune.flows.dispatch(sent.letter_id, Chosen(below=["p12"])).result
    assert (more.to, more.already) == (("c00913",), ("c00912",))
    secret = commune.signed("CV", secrecy="MẬT")
    with pytest.raises(NotIssued):
        commune.flows.dispatch(secret, Chosen(units=["c00912"]))
    commune.letters.issue(secret)
    with pytest.raises(SecretStays):
        commune.flows.dispatch(secret, Chosen(units=["c00912"]))


def test_two_pcs_of_a_unit_lay_the_letter_once(pc, commune, school):
    second = pc("c00912", first=False)
    second.meet()
    send(commune)
    commune.meet()
    # Both fetch it before either has told: the first one's line is cut right after the letter came.
    plain = school.wire.handle_request

    def handle(request):
        answer = plain(request)
        school.wire.cut = school.wire.cut or request.url.path.endswith("/objects")
        return answer

    school.wire.handle_request = handle
    with pytest.raises(NoConnection):
        school.meet()
    assert len(school.came()) == 1
    second.meet()
    school.wire.handle_request, school.wire.cut = plain, False
    school.meet()
    second.meet()
    school.meet()
    ours, theirs = school.came(), second.came()
    assert len(ours) == len(theirs) == 1 and ours[0].id == theirs[0].id
    assert second.forms.form(theirs[0].id).values["subject"] == "báo cáo tháng Thanh niên"
    second.meet()
    assert second.vault.has(_file(second, theirs[0].id))
    school.incoming.register(ours[0].id)
    school.meet()
    second.meet()
    assert second.came()[0].arrival_number == 1
    assert second.sync.status().conflicts == second.sync.status().refused == 0


def _file(pc, letter_id):
    with pc.store.read() as session:
        return session.query(Attachment).filter_by(owner_id=letter_id).one().sha256


def test_the_same_letter_by_another_way_is_noticed_and_put_away(commune, school):
    sent = send(commune)
    with school.store.work(verb="incoming.paper", by="clerk") as w:
        number, notation = sent.printed.split("-", 1)
        paper = w.add(
            IncomingLetter(
                unit_id=own_id(w.session), arrived_on=w.today, state="received",
                number=number.lstrip("0"), notation=notation, issuer="Đoàn xã Ba Bốn Năm",
                letter_date=date(2026, 3, 2), subject="báo cáo tháng Thanh niên",
            )
        )  # fmt: skip
        w.commit()
    school.incoming.register(paper.id)
    commune.meet()
    school.meet()
    (electronic,) = [row for row in school.came() if row.state == "received"]
    (same,) = school.forms.form(electronic.id).duplicates
    assert (same.id, same.kind) == (paper.id, "number")
    school.forms.discard(electronic.id)
    school.meet()
    commune.meet()
    assert states(commune, sent.letter_id) == {"c00912": "registered"}
    assert len(school.came()) == 1


def test_a_letter_that_makes_no_sense_still_arrives(commune, school):
    """A sender's program is a stranger: what does not fit is left out, the letter is there."""
    made = commune.signed("CV")
    commune.letters.issue(made)
    with commune.store.work(verb="test", by="clerk") as w:
        w.add(
            Directive(
                letter_id=made, to=["c00912"], urgent=False, answer_by="ngày mai", sent_at=w.clock.now(),
                letter={
                    "subject": "x" * 5000, "number": 7, "date": "31/02/2026", "notation": "CV/A", "note": "của họ",
                    "signer": {"a": 1}, "recipients": ["A; B", 3], "issuer": "", "arrived": "2020-01-01", "pages": "nhiều",
                },
                files=[{"sha256": "../../etc", "size": 1}, {"sha256": "a" * 64, "size": -1}, 7,
                       {"sha256": "b" * 64, "size": True}],
            )
        )  # fmt: skip
        w.commit()
    commune.meet()
    school.meet()
    (row,) = school.came()
    shown = school.incoming.show(row.id)
    assert (shown["fields"]["notation"], shown["fields"]["issuer"]) == ("CV/A", "Đoàn xã Ba Bốn Năm")
    assert shown["fields"]["recipients"] == ["A, B"] and shown["files"] == []
    assert shown["fields"]["subject"] is None and shown["fields"]["note"] is None
    with school.store.read() as session:
        assert session.query(Grant).one().arrived_on == date(2026, 3, 2)
