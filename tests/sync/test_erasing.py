"""Who was erased on one PC is gone on the other after both have met headquarters, and its server holds no word of him."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from app.models import erasure_acts
from app.models.erasure_acts import Order
from app.models.journal import Change, Operation
from app.models.members import Member, MemberAward
from app.models.vault import Vault
from tests.models.records import add_unit

NAME = "Qzvarkwe Wxyzname"


def erase(pc, member: str) -> None:
    order = Order(
        "member",
        member,
        pc.store.ids.new(),
        pc.store.clock.now().isoformat(),
        "clerk",
        "theo yêu cầu",
        None,
        "00" * 16,
    )
    with closing(Vault(pc.store)) as vault:
        erasure_acts.erase(pc.store, vault, order)


def words(pc) -> str:
    with pc.store.read() as session:
        told = [str((one.before, one.after)) for one in session.query(Change)]
        sent = [str(one.fields) for one in session.query(Operation)]
    return " ".join(told + sent)


def test_an_erasure_reaches_the_other_pc(pcs, office):
    a, b = pcs(), pcs()
    unit = add_unit(a.store)
    with a.store.work(verb="x", by="clerk") as w:
        member = w.add(Member(unit_id=unit, full_name=NAME, note="zqnote"))
        w.add(
            MemberAward(member_id=member.id, form="Giấy khen", awarded_on=date(2026, 1, 2), reason="zqreason")
        )
        w.add(Member(unit_id=unit, full_name="Lê Văn Bình"))
        w.commit()
    a.meet()
    b.meet()
    assert "zqnote" in words(b) and "zqreason" in words(b)
    erase(a, member.id)
    a.meet()
    b.meet()
    for pc in (a, b):
        with pc.store.read() as session:
            assert [one.full_name for one in session.query(Member)] == ["Lê Văn Bình"]
            assert not session.query(MemberAward).all()
        assert not {"Qzvarkwe", "zqnote", "zqreason"} & {
            one for one in ("Qzvarkwe", "zqnote", "zqreason") if one in words(pc)
        }
    with closing(Vault(b.store)) as vault:
        assert erasure_acts.replay(b.store, lambda: vault) == 1
        assert erasure_acts.replay(b.store, lambda: vault) == 0
    b.meet()
    assert a.sync.digest().same and b.sync.digest().same
