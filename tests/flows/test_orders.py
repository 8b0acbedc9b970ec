"""Orders from above: a PC that is to be wiped has nothing left to open; a forged or repeated order does nothing."""

from __future__ import annotations

import httpx
import pytest

from app.base.errors import AppError
from app.hq import identity
from app.models.session import DATABASE, Store
from app.models.syncing import SyncLink
from app.services.sync_runner import SyncRunner
from app.sync.refusals import DeviceRevoked, WipeOrdered
from app.sync.wiping import NOTE
from app.wire import codec, proof
from app.wire.messages import Refusal
from tests.flows.conftest import PDF
from tests.sync.branch import KEY


def revoke(pc, office, *, wipe=True):
    with pc.store.read() as session:
        device = session.get(SyncLink, 1).device
    with office.server.database.owner() as tx:
        identity.revoke(tx, identity.device_of(tx, device).caller, wipe=wipe, now=office.server.now(), by="")
    return device


def test_an_order_to_wipe_leaves_nothing_to_open(pc, office):
    school, other = pc("c00912"), pc("c00912", first=False)
    school.vault.put(PDF)
    (school.folder / "copies").mkdir(exist_ok=True)
    (school.folder / "copies" / "2026-03-01.vtd").write_bytes(b"x" * 100)
    revoke(school, office)
    with pytest.raises(WipeOrdered):
        school.meet()
    assert sorted(path.name for path in school.folder.iterdir() if path.stat().st_size) == [NOTE]
    assert "xóa" in (school.folder / NOTE).read_text("utf-8")
    with pytest.raises(AppError):
        Store(school.folder, KEY)
    other.meet()
    assert other.incoming.list() == ()  # the unit's other PC works on


@pytest.mark.parametrize("text", ["wipe", "wipe ", "wipe ???", "wipe {}"])
def test_only_headquarters_orders_and_only_once(pc, office, monkeypatch, text):
    school = pc("c00912")
    device = revoke(school, office, wipe=False)
    earlier = proof.text(office.server.keys.sign(proof.wipe_words(device, "an earlier nonce")))
    plain, forged = school.wire.handle_request, []

    def handle(request):
        answer = plain(request)
        if not request.url.path.endswith("/token") or answer.status_code != 403:
            return answer
        forged.append(text.format(earlier))
        told = codec.encode(Refusal(code="revoked", text=forged[-1]))
        return httpx.Response(403, stream=httpx.ByteStream(told))

    monkeypatch.setattr(school.wire, "handle_request", handle)
    with pytest.raises(DeviceRevoked) as told:
        school.meet()
    assert forged
    assert not isinstance(told.value, WipeOrdered)
    assert (school.folder / DATABASE).stat().st_size > 0


def test_the_program_that_meets_by_itself_stops_after_such_an_order(pc, office):
    school = pc("c00912")
    revoke(school, office)
    told = []
    runner = SyncRunner(school.sync, told=lambda: told.append(1), look=0.01)
    runner.meet_now()
    runner.start()
    runner._thread.join(60)
    assert not runner._thread.is_alive() and told == [1]
