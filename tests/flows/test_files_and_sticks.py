"""Files come last, in the order of urgency, on demand where data are saved, and only with the right digest; letters come by stick too."""

from __future__ import annotations

import random

import httpx
import pytest

from app.hq import bundles as headquarters
from app.models.files import Attachment
from app.models.flows import Directive
from app.models.vault import CHUNK
from app.services.sync_flows.refusals import FileNotHere
from app.services.sync_flows.units import Chosen
from app.services.units import own_id
from tests.models.records import add_member
from tests.sync.branch import Branch

SCAN = random.Random(5).randbytes(CHUNK * 30)
"""Stands for a scan of hundreds of megabytes: thirty pieces instead of a thousand."""


@pytest.fixture
def commune(pc):
    return pc("x0345")


@pytest.fixture
def school(pc):
    return pc("c00912")


def send(pc: Branch, content: bytes, **more):
    made = pc.signed("CV", **more)
    pc.letters.issue(made)
    stored = pc.vault.put(content)
    with pc.store.work(verb="letters.signed", by="clerk") as w:
        w.add(
            Attachment(
                owner_kind="outgoing_letter", owner_id=made, role="signed", name="ký.pdf", mime="application/pdf",
                size=stored.size, sha256=stored.sha256,
            )
        )  # fmt: skip
        w.commit()
    pc.flows.dispatch(made, Chosen(units=["c00912"]))
    return stored.sha256


def test_an_urgent_letter_and_a_line_just_written_do_not_wait_behind_a_scan(commune, school):
    scan = send(commune, SCAN)
    commune.meet()
    plain, done = school.wire.handle_request, []

    def handle(request):
        if request.method == "GET" and scan in request.url.path and not done:
            done.append(send(commune, b"%PDF urgent", urgency="HỎA TỐC"))
            commune.sync._meet(files=True, stop=lambda: False)
            with school.store.read() as session:
                own = own_id(session)
            done.append(add_member(school.store, own))
        return plain(request)

    school.wire.handle_request = handle
    school.meet()
    asked = [one.split("?")[0] for one in school.wire.asked]
    pieces = [at for at, one in enumerate(asked) if scan in one]
    urgent = next(at for at, one in enumerate(asked) if done[0] in one)
    pushed = [at for at, one in enumerate(asked) if one.endswith("/push")]
    assert pieces[0] < urgent < pieces[10]
    assert any(pieces[0] < at <= pieces[1] for at in pushed)
    assert len(pieces) <= 30 + 4  # going on later costs no piece twice
    assert school.vault.get(scan) == SCAN
    assert len(school.came()) == 2


def test_saving_data_the_letter_is_there_and_its_file_comes_when_asked_for(commune, school):
    school.sync.spare(True)
    scan = send(commune, SCAN[: CHUNK * 3])
    commune.meet()
    school.meet()
    (row,) = school.came()
    (waiting,) = school.flows.origin(row.id).files
    assert (waiting.size, waiting.done, waiting.asked) == (CHUNK * 3, 0, False)
    assert school.incoming.register(row.id).result.arrival_number == 1  # it does not wait for its file
    school.flows.fetch(row.id)
    school.meet()
    assert school.vault.has(scan) and school.flows.origin(row.id).files == ()
    with pytest.raises(FileNotHere):
        school.flows.fetch(row.id)


def test_bytes_that_are_not_those_of_the_digest_are_refused_and_asked_for_again(commune, school):
    scan = send(commune, SCAN[:CHUNK])
    commune.meet()
    plain, spoilt = school.wire.handle_request, []

    def handle(request):
        answer = plain(request)
        if request.method == "GET" and scan in request.url.path and len(spoilt) < 1:
            content = bytearray(answer.read())
            content[100] ^= 1
            spoilt.append(scan)
            return httpx.Response(
                answer.status_code, headers=answer.headers, stream=httpx.ByteStream(bytes(content))
            )
        return answer

    school.wire.handle_request = handle
    school.meet()
    assert spoilt and not school.vault.has(scan)
    school.meet()
    assert school.vault.get(scan) == SCAN[:CHUNK]


def test_a_letter_comes_by_stick_and_its_way_goes_back_by_stick(commune, school, office, tmp_path):
    sent = send(commune, b"%PDF by hand")
    commune.meet()
    school.wire.cut = True
    for name in ("goi", "goi-2"):
        school.sync.write_bundle(tmp_path / name)
        headquarters.read(office.server, tmp_path / name, tmp_path / f"{name}.bn")
        school.sync.read_bundle(tmp_path / f"{name}.bn")
        school.sync.read_bundle(tmp_path / f"{name}.bn")  # twice: once is enough
    (row,) = school.came()
    assert row.issuer == "Đoàn xã Ba Bốn Năm" and not school.vault.has(sent)
    commune.meet()
    with commune.store.read() as session:
        letter = session.query(Directive).one().letter_id
    assert [one.state for one in commune.flows.receipts(letter)] == ["arrived"]
    school.wire.cut = False
    school.meet()
    assert school.vault.get(sent) == b"%PDF by hand"
