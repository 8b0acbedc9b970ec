"""Who is let in, and each way of not being: forged, stolen, old, used before, revoked, of another role."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from nacl.signing import SigningKey, VerifyKey

from app.hq import codes
from app.hq.tokens import Caller, Mint
from app.wire import codec, keeping, proof
from app.wire.messages import Enrol, Enrolled, Hello, Refusal
from tests.hq.office import Device, Office


def hello(device: Device) -> Hello:
    return Hello(line=device.line)


def test_a_code_lets_one_device_in_and_that_one_again(hq_sqlite: Office) -> None:
    hq_sqlite.plant()
    code = hq_sqlite.invite("c00912")
    device = Device(hq_sqlite).enrol(code)
    first = device.id
    assert (
        device.enrol(code.lower().replace("-", "")).id == first
    )  # the answer was lost: asked again, typed otherwise
    ask = Enrol(code=code, key=proof.text(bytes(SigningKey.generate().verify_key)))
    assert hq_sqlite.send("POST", "/v1/enrol", codec.encode(ask)).status == 404


def test_codes_run_out_and_wrong_ones_are_no_codes(hq_sqlite: Office) -> None:
    hq_sqlite.plant()
    code = hq_sqlite.invite("c00912")
    device = Device(hq_sqlite)
    wrong = codec.encode(Enrol(code="00000-00000-1", key=device.public))
    assert hq_sqlite.send("POST", "/v1/enrol", wrong).status == 404
    assert hq_sqlite.send("POST", "/v1/enrol", codec.encode(Enrol(code=code, key="AAAA"))).status == 400
    hq_sqlite.clock.forward(timedelta(hours=73))
    assert (
        hq_sqlite.send("POST", "/v1/enrol", codec.encode(Enrol(code=code, key=device.public))).status == 404
    )


def test_the_check_of_a_code_finds_every_wrong_character_and_nearly_every_swap() -> None:
    picks = iter(range(10_000))
    for _ in range(20):
        plain = codes.read(codes.new(lambda _: next(picks) * 7 % 32))
        assert plain
        for at in range(len(plain)):
            others = [plain[:at] + other + plain[at + 1 :] for other in codes.ALPHABET if other != plain[at]]
            assert not any(codes.read(other) for other in others)
        swapped = [plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(len(plain) - 1)]
        assert all(other == plain or not codes.read(other) or {"0", "Z"} <= set(plain) for other in swapped)


def test_tokens_that_are_not_good(hq_sqlite: Office) -> None:
    hq_sqlite.plant()
    device, other = hq_sqlite.device("c00912"), hq_sqlite.device("c00913")
    assert device.tell("/v1/hello", hello(device)).status == 200
    body = codec.encode(hello(device))

    def ask(headers: dict[str, str]) -> int:
        return hq_sqlite.send("POST", "/v1/hello", body, headers).status

    good = device.headers("POST", "/v1/hello", body)
    assert ask({}) == 401
    assert ask({"Authorization": good["Authorization"]}) == 401  # a token without its proof
    assert ask(good | {"Authorization": "Bearer " + device.token}) == 401
    forged = Mint(_other_keys(), minutes=30).token(
        Caller(device.id, device.org, device.path, "admin", device.public), 10**10
    )
    assert ask(device.headers("POST", "/v1/hello", body, token=forged)) == 401
    other.get_token()
    assert (
        ask(other.headers("POST", "/v1/hello", body, token=device.token)) == 401
    )  # stolen: the key is another's
    assert ask(device.headers("POST", "/v1/push", body)) == 401  # a proof for another address
    assert ask(device.headers("PUT", "/v1/hello", body)) == 401
    assert ask(device.headers("POST", "/v1/hello", body + b" ")) == 401
    assert ask(device.headers("POST", "/v1/hello", body, nonce="6b000000.00.00")) == 401
    assert ask(good) == 200
    assert ask(good) == 401  # the very same again
    hq_sqlite.clock.forward(timedelta(minutes=6))
    reply = hq_sqlite.send("POST", "/v1/hello", body, device.headers("POST", "/v1/hello", body))
    assert reply.status == 401  # the nonce has run out, the answer brings the next
    device.nonce = reply.headers["dpop-nonce"]
    assert ask(device.headers("POST", "/v1/hello", body)) == 200
    hq_sqlite.clock.forward(timedelta(minutes=31))
    assert device.refusal("/v1/hello", hello(device)).code == "token"
    device.nonce = ""
    assert device.get_token().tell("/v1/hello", hello(device)).status == 200


def _other_keys() -> object:
    from app.hq.keys import Keys

    return Keys(b"1" * 32, b"2" * 32, b"3" * 32)


def test_a_token_is_given_for_a_signature_over_a_fresh_nonce(hq_sqlite: Office) -> None:
    hq_sqlite.plant()
    device = hq_sqlite.device("c00912").get_token()
    nonce = device.tell("/v1/hello", hello(device)).headers["dpop-nonce"]
    assert device.ask_token(nonce, SigningKey.generate()).status == 401
    assert device.ask_token(nonce).status == 200
    assert device.ask_token(nonce).status == 401  # used
    assert Device(hq_sqlite, id=str(uuid4())).ask_token(nonce).status == 401


def test_a_revoked_device_is_out_at_once_and_told_to_wipe(hq: Office) -> None:
    hq.plant()
    device, admin = hq.device("c00912"), hq.device("x0345", "admin")
    assert device.tell("/v1/hello", hello(device)).status == 200
    said = admin.post(
        "/v1/devices/revoke", keeping.RevokeAsk(device=device.id, wipe=True, reason="mất máy"), keeping.Orders
    )
    assert [order.kind for order in said.orders] == ["wipe"]
    assert device.tell("/v1/hello", hello(device)).status == 403
    nonce = admin.tell("/v1/hello", hello(admin)).headers["dpop-nonce"]
    reply = device.ask_token(nonce)
    told = msgspec.json.decode(reply.content, type=Refusal).text
    assert (reply.status, told[: len(proof.WIPE)]) == (403, proof.WIPE)
    order = proof.raw(told.removeprefix(proof.WIPE))
    VerifyKey(hq.server.keys.public).verify(proof.wipe_words(device.id, nonce), order)
    assert device.ask_token(nonce, SigningKey.generate()).status == 401  # only the device itself learns of it


def test_a_moved_unit_asks_for_a_new_token(hq: Office) -> None:
    from app.hq import units

    hq.plant()
    device = hq.device("c00912")
    assert device.tell("/v1/hello", hello(device)).status == 200
    with hq.server.database.owner() as tx:
        assert units.move(tx, "x0345", "p1", now=1) == 3
    assert device.refusal("/v1/hello", hello(device)).code == "token"
    assert device.get_token().tell("/v1/hello", hello(device)).status == 200


def test_roles_bound_what_is_there(hq_sqlite: Office) -> None:
    hq_sqlite.plant()
    ask = keeping.InviteAsk(org="c00912")
    for role, status in (("branch", 404), ("officer", 404), ("admin", 200)):
        assert hq_sqlite.device("x0345", role).tell("/v1/invite", ask).status == status, role
    invited = hq_sqlite.device("p12", "admin").post("/v1/invite", ask, keeping.Invited)
    assert Device(hq_sqlite).enrol(invited.code).org == "c00912"


def test_enrolment_says_what_to_trust(hq_sqlite: Office) -> None:
    hq_sqlite.plant()
    device = Device(hq_sqlite)
    ask = Enrol(code=hq_sqlite.invite("c00912"), key=device.public)
    said = hq_sqlite.send("POST", "/v1/enrol", codec.encode(ask)).read(Enrolled)
    assert proof.raw(said.hq_key) == hq_sqlite.server.keys.public
    head = Device(hq_sqlite, key=device.key, id=said.device)
    signed = head.send("GET", "/v1/audit/head").read(keeping.AuditHead)
    words = {"at": signed.at, "epoch": signed.epoch, "no": signed.no, "org": signed.org, "sum": signed.sum}
    hq_sqlite.server.keys.signing.verify_key.verify(codec.canonical(words), proof.raw(signed.sig))
    assert signed.no == 2  # invited, enrolled


@pytest.mark.parametrize("typed", ["", "é" * 11, "0" * 10, "0" * 400, "00000-00000-U"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert codes.read(typed) is None


def test_proofs_are_forgotten_when_their_nonce_has_run_out(hq: Office) -> None:
    from app.hq import identity
    from app.hq.database import Scope

    hq.plant()
    device = hq.device("c00912")
    assert device.tell("/v1/hello", hello(device)).status == 200
    assert hq.rows("SELECT count(*) FROM proof")[0][0] == 2  # of the token, of the hello
    for minutes, left in ((5, 2), (6, 0)):
        hq.clock.forward(timedelta(minutes=minutes))
        with hq.server.database.work(Scope.whole()) as tx:
            identity.forget_proofs(tx, now=hq.server.now())
        assert hq.rows("SELECT count(*) FROM proof")[0][0] == left
