"""What may come wrong between a real folder and a real headquarters: a clear answer each, and nobody's text is thrown away."""

from __future__ import annotations

import ssl
from datetime import timedelta

import httpx
import msgspec
import pytest
import trustme
from sqlalchemy import select

from app.hq import bundles as stick
from app.hq import copies
from app.models.journal import Operation
from app.models.members import Member
from app.models.units import Unit
from app.sync.line import Line
from app.sync.refusals import ProgramOld, ServerUntrusted
from app.wire import codec
from app.wire.messages import Challenge, Nonce
from tests.hq.office import found_on_sqlite, serve
from tests.models.records import add_member, add_unit, edit_member, picture
from tests.sync.conftest import _witness, office, pcs  # noqa: F401
from tests.sync.test_faults import restored


def names(pc) -> set[str]:
    with pc.store.read() as s:
        return set(s.scalars(select(Member.full_name)))


@pytest.mark.parametrize("days", [-4000, 4000])
def test_a_clock_that_is_years_off_changes_nothing(pcs, days):  # noqa: F811
    a, b = pcs(), pcs()
    a.clock.forward(timedelta(days=days))
    a.again()
    member = add_member(a.store, add_unit(a.store), note="một")
    a.meet()
    b.meet()
    edit_member(b.store, member, full_name="Tên từ máy B")
    for pc in (b, a, b):
        pc.meet()
    assert names(a) == names(b) == {"Tên từ máy B"}
    assert picture(a.store) == picture(b.store)
    assert a.sync.status().waiting == 0


def test_an_entity_of_a_newer_program_is_set_aside_and_the_rest_goes_on(pcs):  # noqa: F811
    a, b = pcs(), pcs()
    unit = add_unit(a.store)
    a.meet()
    strange = add_member(a.store, unit, "Bản ghi lạ")
    with a.store.work(verb="spoil", by="", remote=True) as w:
        w.session.scalars(select(Operation).where(Operation.record_id == strange)).one().entity = "from_later"
        w.commit()
    add_member(a.store, unit, "Bản ghi sau")
    assert a.meet().waiting == 0
    b.meet()
    assert names(b) == {"Bản ghi sau"}
    (row,) = a.sync.conflicts()
    assert row.record_id == strange
    assert names(a) == {"Bản ghi lạ", "Bản ghi sau"}


def test_a_program_from_the_future_is_told_so(office):  # noqa: F811
    device = office.device("c00912")
    for change in ({"p": 99}, {"p": 0}):
        plain = msgspec.json.decode(codec.encode(Challenge(device=device.id)))
        reply = office.send("POST", "/v1/challenge", msgspec.json.encode(plain | change))
        assert (reply.status, reply.refused) == (426, "upgrade")
    assert office.send("POST", "/v1/challenge", msgspec.json.encode(plain | {"p": 2, "later": [1]})).read(
        Nonce
    )


def test_a_server_that_wants_a_newer_program_stops_the_exchange_and_not_the_work(pcs, monkeypatch):  # noqa: F811
    a = pcs()
    unit = add_unit(a.store)
    real = a.wire.handle_request

    def newer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/hello"):
            told = b'{"m":"refusal","p":2,"code":"upgrade"}'
            return httpx.Response(426, stream=httpx.ByteStream(told))
        return real(request)

    monkeypatch.setattr(a.wire, "handle_request", newer)
    with pytest.raises(ProgramOld):
        a.meet()
    add_member(a.store, unit, "Vẫn làm việc")
    assert a.sync.status().waiting == 2


def test_a_stick_from_before_a_restore_is_answered_and_nothing_of_it_is_lost(pcs, office, tmp_path):  # noqa: F811
    a, b = pcs(), pcs()
    unit = add_unit(a.store)
    a.meet()
    copies.backup(office.server, tmp_path / "night.zip")
    add_member(a.store, unit, "Trên que nhớ")
    a.sync.write_bundle(tmp_path / "goi.vtg")
    again = restored(office, tmp_path, tmp_path / "night.zip")
    try:
        stick.read(again.server, tmp_path / "goi.vtg", tmp_path / "goi.bn")
        a.sync.read_bundle(tmp_path / "goi.bn")
        for pc in (a, b):
            pc.wire.office = again
        for pc in (a, b, a):
            pc.meet()
        assert names(a) == names(b) == {"Trên que nhớ"}
        assert a.sync.status().waiting == 0
        assert a.sync.conflicts() == ()
    finally:
        again.close()


def test_operations_in_anothers_name_stay_with_him_who_sends_them(pcs, office):  # noqa: F811
    """A record's id of another unit names nothing here: each unit has its own feed, whatever ids are in it."""
    a, stranger = pcs(), pcs("c00913")
    member = add_member(a.store, add_unit(a.store), "Của đơn vị Chín")
    a.meet()
    with stranger.store.work(verb="members.add", by="clerk") as w:
        unit = w.add(Unit(level="branch", name="Chi đoàn lạ"))
        w.add(Member(id=member, unit_id=unit.id, full_name="Chiếm chỗ"))
        w.commit()
    stranger.meet()
    a.meet()
    assert names(a) == {"Của đơn vị Chín"}
    rows = office.rows("SELECT org, cells FROM record WHERE id = ? ORDER BY org", member)
    assert [org for org, _ in rows] == ["c00912", "c00913"]
    assert "Chiếm chỗ" not in rows[0][1]


# --- TLS ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def secured(authority, tmp_path_factory):
    """Headquarters that speaks TLS for itself, by `tls_cert` and `tls_key`."""
    folder = tmp_path_factory.mktemp("tls")
    cert = authority.issue_cert("localhost")
    cert.private_key_pem.write_to_path(folder / "key.pem")
    for blob in cert.cert_chain_pems:
        blob.write_to_path(folder / "cert.pem", append=True)
    founded = found_on_sqlite(
        folder / "hq", tls_cert=str(folder / "cert.pem"), tls_key=str(folder / "key.pem")
    )
    founded.close()
    process = serve(folder / "hq", trust=_trusting(authority))
    yield process
    process.stop()


def _trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_tls_of_an_authority_that_is_trusted_here_and_of_one_that_is_not(secured, authority, monkeypatch):
    with Line(secured.url) as line, pytest.raises(ServerUntrusted):
        line.ask(Challenge(device="0" * 8 + "-0000-7000-8000-" + "0" * 12), Nonce)
    monkeypatch.setattr("app.sync.line._trust", lambda: _trusting(authority))
    with Line(secured.url) as line:
        assert line.ask(Challenge(device="0" * 8 + "-0000-7000-8000-" + "0" * 12), Nonce).nonce
