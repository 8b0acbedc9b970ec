"""Files of letters: in pieces, cut and resumed, hashed anew, read by ranges, by nobody without a grant; letters between units."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest

from app.hq.inspection import check
from app.hq.objects import Objects
from app.hq.sweeping import DAYS, Swept, sweep
from app.wire import messages as m
from app.wire.shapes import Op
from tests.hq.office import Device, Office
from tests.hq.test_round import hello

CONTENT = bytes(range(256)) * 2500  # three pieces


def directive(device: Device, to: list[str], sha: str, size: int) -> m.Push:
    values = {
        "to": to,
        "letter": {"subject": "Về việc mẫu"},
        "files": [{"sha256": sha, "name": "a.pdf", "mime": "application/pdf", "size": size}],
        "answer_by": "2026-04-01",
    }
    sent = Op(op=str(uuid4()), dseq=1, kind="create", ent="directive", id=str(uuid4()), set=values)
    return m.Push(line=device.line, epoch=1, after=0, ops=[sent])


def test_a_file_in_pieces_and_by_ranges(hq: Office) -> None:
    hq.plant()
    device = hq.device("c00912")
    sha = hashlib.sha256(CONTENT).hexdigest()
    assert device.send("PUT", f"/v1/blobs/{sha}/chunks/1", CONTENT[1 << 18 : 2 << 18]).status == 204
    state = device.post("/v1/blobs/check", m.BlobCheck(sha=sha, size=len(CONTENT)), m.BlobState)
    assert (state.whole, state.have) == (False, [1])  # cut here: the piece need not be sent again
    assert device.refusal("/v1/blobs/commit", m.BlobCommit(sha=sha, size=len(CONTENT))).code == "missing"
    assert device.put_file(CONTENT) == sha
    assert device.send("GET", f"/v1/blobs/{sha}").content == CONTENT
    part = device.send("GET", f"/v1/blobs/{sha}", headers={"Range": "bytes=1000-262999"})
    assert (part.status, part.content) == (206, CONTENT[1000:263000])
    assert part.headers["content-range"] == f"bytes 1000-262999/{len(CONTENT)}"
    assert device.send("GET", f"/v1/blobs/{sha}", headers={"Range": "bytes=-5"}).content == CONTENT[-5:]
    assert device.send("GET", f"/v1/blobs/{sha}", headers={"Range": "bytes=900000-"}).status == 400
    assert device.send("GET", f"/v1/blobs/{sha}", headers={"Range": "lines=1-2"}).content == CONTENT
    again = device.post("/v1/blobs/check", m.BlobCheck(sha=sha, size=len(CONTENT)), m.BlobState)
    assert again.whole


def test_bytes_that_are_not_those_of_the_name_are_not_kept(hq: Office) -> None:
    hq.plant()
    device = hq.device("c00912")
    sha = hashlib.sha256(CONTENT).hexdigest()
    device.send("PUT", f"/v1/blobs/{sha}/chunks/0", b"other bytes")
    assert device.refusal("/v1/blobs/commit", m.BlobCommit(sha=sha, size=11)).code == "shape"
    assert device.post("/v1/blobs/check", m.BlobCheck(sha=sha, size=11), m.BlobState).have == []
    assert device.send("GET", f"/v1/blobs/{sha}").status == 404
    for target in (
        f"/v1/blobs/{sha}/chunks/20000",
        "/v1/blobs/xyz/chunks/0",
        f"/v1/blobs/{sha.upper()}/chunks/0",
    ):
        assert device.send("PUT", target, b"x").status == 400
    assert device.send("PUT", f"/v1/blobs/{sha}/chunks/-1", b"x").status in (400, 404)
    assert device.send("PUT", f"/v1/blobs/{sha}/chunks/0", b"").status == 413


def test_a_unit_has_only_so_much_room(hq_sqlite: Office) -> None:
    hq_sqlite.server.settings = msgspec.structs.replace(hq_sqlite.server.settings, org_megabytes=1)
    hq_sqlite.plant()
    device = hq_sqlite.device("c00912")
    device.put_file(CONTENT)
    other = m.BlobCheck(sha="0" * 64, size=600_000)
    assert device.refusal("/v1/blobs/check", other).code == "quota"


def test_a_directive_arrives_with_its_files_and_its_way_comes_back(hq: Office) -> None:
    """One object, many grants; each unit reads the file through the sender; 'seen' comes back to the sender."""
    hq.plant()
    above, below, aside = hq.device("x0345"), hq.device("c00912"), hq.device("p1")
    for device in (above, below, aside):
        hello(device)
    sha = above.put_file(CONTENT)
    pushed = above.post("/v1/push", directive(above, ["c00912", "c00913", "p1"], sha, len(CONTENT)), m.Pushed)
    assert pushed.results[0].r == "ok"
    assert below.send("GET", f"/v1/blobs/{sha}").status == 404  # not before the letter came
    hello(below)
    rows = below.post("/v1/pull", m.Pull(line=below.line, epoch=1, after=0), m.Rows).rows
    grant = next(row for row in rows if row.ent == "grant")
    found = below.post("/v1/objects", m.ObjectAsk(grants=[grant.id]), m.Objects).found
    assert (found[0].letter, found[0].answer_by) == ({"subject": "Về việc mẫu"}, "2026-04-01")
    assert below.send("GET", f"/v1/blobs/{sha}").content == CONTENT
    assert aside.post("/v1/objects", m.ObjectAsk(grants=[grant.id]), m.Objects).found == []
    assert aside.send("GET", f"/v1/blobs/{sha}").status == 404
    hello(aside)
    assert aside.post("/v1/pull", m.Pull(line=aside.line, epoch=1, after=0), m.Rows).rows == []
    seen = Op(op=str(uuid4()), dseq=1, ent="grant", id=grant.id, set={"seen_on": "2026-03-02"})
    answer = below.post("/v1/push", m.Push(line=below.line, epoch=1, after=0, ops=[seen]), m.Pushed)
    assert answer.results[0].r == "ok"
    hello(above)
    back = above.post("/v1/pull", m.Pull(line=above.line, epoch=1, after=0), m.Rows).rows
    told = {row.set["org"]: row.set for row in back if row.ent == "delivery"}
    assert told["c00912"]["seen_on"] == "2026-03-02"
    assert told["p1"]["refused_on"] == "rights"  # neither above nor below


def test_nobody_reads_a_file_by_naming_it_in_a_letter(hq: Office) -> None:
    """A unit that knows a digest but never had the bytes cannot pass them on to itself."""
    hq.plant()
    owner, thief, friend = hq.device("p1"), hq.device("x0345"), hq.device("c00912")
    for device in (owner, thief, friend):
        hello(device)
    sha = owner.put_file(CONTENT)
    thief.post("/v1/push", directive(thief, ["c00912"], sha, len(CONTENT)), m.Pushed)
    hello(friend)
    grant = friend.post("/v1/pull", m.Pull(line=friend.line, epoch=1, after=0), m.Rows).rows[0]
    assert len(friend.post("/v1/objects", m.ObjectAsk(grants=[grant.id]), m.Objects).found) == 1
    assert friend.send("GET", f"/v1/blobs/{sha}").status == 404


def test_what_nobody_needs_leaves_the_storage_and_nothing_else(hq: Office) -> None:
    hq.plant()
    device = hq.device("c00912")
    hello(device)
    needed, forgotten = CONTENT, b"nobody speaks of this"
    sha = hashlib.sha256(needed).hexdigest()
    device.post("/v1/push", directive(device, ["x0345"], sha, len(needed)), m.Pushed)
    device.put_file(needed)
    gone = device.put_file(forgotten)
    half = hashlib.sha256(b"a scan that was given up").hexdigest()
    assert device.send("PUT", f"/v1/blobs/{half}/chunks/0", b"a scan").status == 204
    assert sweep(hq.server) == Swept(0, 0, 0)  # all of it is young
    hq.clock.moment = datetime.now(UTC) + timedelta(days=DAYS, minutes=1)
    assert sweep(hq.server) == Swept(1, 1, len(b"a scan") + len(forgotten))
    assert sweep(hq.server) == Swept(0, 0, 0)
    device.nonce = ""
    device.get_token()
    state = device.post("/v1/blobs/check", m.BlobCheck(sha=half, size=24), m.BlobState)
    assert (state.whole, state.have) == (False, [])
    assert device.send("GET", f"/v1/blobs/{gone}").status == 404
    assert device.send("GET", f"/v1/blobs/{sha}").content == needed
    assert all(one.ok for one in check(hq.server, hashes=True))
    # Wanted again, it is sent again.
    assert device.put_file(forgotten) == gone
    assert device.send("GET", f"/v1/blobs/{gone}").content == forgotten


def test_a_sweep_that_meets_the_sending_of_the_same_file(hq: Office) -> None:
    """Joined because the bytes were there, then swept before it was remembered: the bytes are there all the same."""
    hq.plant()
    first, second = hq.device("c00912"), hq.device("c00913")
    sha = first.put_file(CONTENT)
    hq.clock.moment = datetime.now(UTC) + timedelta(days=DAYS, minutes=1)
    second.nonce = ""
    second.get_token()
    join, swept = Objects.join, []

    def joined(self: Objects, org: str, name: str, count: int) -> tuple[bool, int]:
        done = join(self, org, name, count)
        if not swept:
            swept.append(sweep(hq.server))
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Objects, "join", joined)
        patch.setattr(Objects, "stale_pieces", lambda *_: iter(()))  # these are new, whatever our clock says
        second.put_file(CONTENT)
    assert swept[0].files == 1
    assert second.send("GET", f"/v1/blobs/{sha}").content == CONTENT
