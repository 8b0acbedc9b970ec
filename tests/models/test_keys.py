from __future__ import annotations

import json
import os
import pickle
import stat
import sys
import traceback
import unicodedata

import pytest

from app.base.errors import FolderReadOnly
from app.models import slots
from app.models.errors import DatabaseDamaged, DataMissing, DataPresent, WrongKey
from app.models.folder import (
    add_recovery,
    create_folder,
    find_key,
    open_folder,
    set_password,
    use_system_store,
)
from app.models.keys import (
    DataKey,
    KeyFileBad,
    KeyFileMissing,
    KeyNeeded,
    KeysDamaged,
    LastSlot,
    PasswordTooShort,
    RecoveryCodeWrong,
    SlotMissing,
    WrongPassword,
    read_key_file,
    write_key_file,
)
from app.models.slots import KeyRing
from tests.models.records import add_unit, picture

PASSWORD = "một câu rất dài"


@pytest.fixture(autouse=True)
def cheap_argon(monkeypatch):
    """The real cost is measured in one test below; the others need not wait for it."""
    monkeypatch.setattr(slots, "ARGON_MEMORY_KIB", 64)
    monkeypatch.delenv("VANTHU_KEY_FILE", raising=False)


@pytest.fixture
def system_store(monkeypatch):
    """A key store of the system in memory."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(slots, "put_secret", lambda account, secret: kept.update({account: secret}) or True)
    monkeypatch.setattr(slots, "get_secret", kept.get)
    monkeypatch.setattr(slots, "drop_secret", lambda account: kept.pop(account, None))
    return kept


def test_a_key_does_not_show_itself(key):
    shown = f"{key!r} {key} {[key]} {vars(DataKey).keys()}"
    assert key.raw().hex() not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_password_opens_in_any_composition_of_its_accents(key):
    ring = KeyRing.of(key)
    ring.set_password(key, PASSWORD)
    assert ring.open_password(unicodedata.normalize("NFD", PASSWORD)) == key
    with pytest.raises(WrongPassword):
        ring.open_password(PASSWORD + " ")


def test_the_default_cost_is_64_mib_and_three_passes(key, monkeypatch):
    monkeypatch.undo()
    ring = KeyRing.of(key)
    ring.set_password(key, PASSWORD)
    assert (ring.slots[0]["memory_kib"], ring.slots[0]["passes"]) == (65536, 3)
    assert ring.open_password(PASSWORD) == key


def test_each_person_has_a_slot_and_changing_one_leaves_the_others(key):
    ring = KeyRing.of(key)
    ring.set_password(key, PASSWORD, person="a")
    ring.set_password(key, "mật khẩu thứ hai", person="b")
    ring.set_password(key, "mật khẩu thứ ba", person="a")
    with pytest.raises(WrongPassword):
        ring.open_password(PASSWORD)
    assert ring.open_password("mật khẩu thứ hai", person="b") == ring.open_password("mật khẩu thứ ba") == key
    with pytest.raises(WrongPassword):
        ring.open_password("mật khẩu thứ hai", person="a")
    ring.remove("password", person="a")
    with pytest.raises(LastSlot):
        ring.remove("password", person="b")


def test_short_passwords_are_refused(key):
    with pytest.raises(PasswordTooShort):
        KeyRing.of(key).set_password(key, "1234567")


def test_recovery_code_survives_paper(key):
    ring = KeyRing.of(key)
    code = ring.set_recovery(key)
    assert len(code.split("-")) == 9
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert ring.open_recovery(sloppy) == key
    wrong = ("A" if code[0] != "A" else "B") + code[1:]
    for typed in (wrong, code[:-1], "", "ù" * 36):
        with pytest.raises(RecoveryCodeWrong):
            ring.open_recovery(typed)
    newer = ring.set_recovery(key)
    assert ring.open_recovery(newer) == key
    with pytest.raises(RecoveryCodeWrong):
        ring.open_recovery(code)


def test_a_slot_cannot_be_moved_to_another_folder(key):
    ring, other = KeyRing.of(key), KeyRing.of(key)
    ring.set_password(key, PASSWORD)
    other.slots = ring.slots
    with pytest.raises(WrongPassword):
        other.open_password(PASSWORD)


def test_system_store_slot(key, system_store):
    ring = KeyRing.of(key)
    assert ring.open_system() is None
    assert ring.set_system(key)
    assert ring.open_system() == key
    assert key.raw().hex() not in str(system_store)
    ring.set_password(key, PASSWORD)
    ring.remove("system")
    assert ring.open_system() is None
    assert system_store == {}


def test_without_a_system_store_the_slot_is_not_made(key, monkeypatch):
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(keyring, "get_keyring", Keyring)
    keyring.set_keyring(Keyring())
    ring = KeyRing.of(key)
    assert not ring.set_system(key)
    assert ring.slots == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"version": 2, "slots": []}', b'{"version": 1, "slots": {}}', b"null"],
)
def test_a_broken_keys_file_is_said_plainly(tmp_path, content):
    (tmp_path / "keys.json").write_bytes(content)
    with pytest.raises(KeysDamaged):
        KeyRing.read(tmp_path)


def test_a_damaged_slot_does_not_ask_for_all_memory(key):
    ring = KeyRing.of(key)
    ring.set_password(key, PASSWORD)
    ring.slots[0]["memory_kib"] = 1 << 40
    with pytest.raises(KeysDamaged):
        ring.open_password(PASSWORD)
    ring.slots[0] = {"kind": "password"}
    with pytest.raises(KeysDamaged):
        ring.open_password(PASSWORD)


# --- the key file -------------------------------------------------------------------------------------------


def test_key_file_is_private_and_never_replaced(tmp_path, key):
    path = tmp_path / "key"
    write_key_file(path, key)
    assert read_key_file(path) == key
    assert path.read_text().strip() == key.raw().hex()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_key_file(path, DataKey.new())
    assert read_key_file(path) == key
    assert [p.name for p in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize("content", ["", "xyz", "00" * 31, "00" * 33, "é" * 64])
def test_a_bad_key_file_is_refused_without_quoting_it(tmp_path, content):
    path = tmp_path / "key"
    path.write_text(content)
    with pytest.raises(KeyFileBad) as refusal:
        read_key_file(path)
    assert refusal.value.__cause__ is None


# --- opening rules ----------------------------------------------------------------------------------------------


def test_new_folder_and_absent_key_file_make_both(tmp_path):
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        add_unit(store)
        state = picture(store)
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        assert picture(store) == state


def test_existing_folder_and_absent_key_file_are_refused(tmp_path):
    open_folder(tmp_path / "d", key_file=tmp_path / "k").close()
    (tmp_path / "k").unlink()
    with pytest.raises(KeyFileMissing):
        open_folder(tmp_path / "d", key_file=tmp_path / "k")
    assert not (tmp_path / "k").exists()


def test_new_folder_takes_an_existing_key_file(tmp_path, key):
    write_key_file(tmp_path / "k", key)
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        assert store.key == key


def test_the_key_file_of_the_environment_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("VANTHU_KEY_FILE", str(tmp_path / "k"))
    open_folder(tmp_path / "d").close()
    open_folder(tmp_path / "d").close()
    with pytest.raises(KeyFileMissing):
        open_folder(tmp_path / "d", key_file=tmp_path / "other")


def test_without_make_nothing_is_made(tmp_path):
    with pytest.raises(DataMissing):
        open_folder(tmp_path / "d", key_file=tmp_path / "k", make=False)
    assert list(tmp_path.iterdir()) == []


def test_password_then_system_store_then_refusal(tmp_path, system_store):
    store = create_folder(tmp_path / "d", password=PASSWORD)
    key = store.key
    store.close()
    with pytest.raises(KeyNeeded):
        open_folder(tmp_path / "d")
    with open_folder(tmp_path / "d", ask=lambda: PASSWORD) as store:
        assert store.key == key
        assert use_system_store(store, wanted=True)
    open_folder(tmp_path / "d").close()
    with pytest.raises(WrongPassword):
        open_folder(tmp_path / "d", ask=lambda: "không phải nó")
    with open_folder(tmp_path / "d") as store:
        use_system_store(store, wanted=False)
    with pytest.raises(KeyNeeded):
        open_folder(tmp_path / "d")


def test_recovery_and_password_for_a_folder_made_by_key_file(tmp_path):
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        key, code = store.key, add_recovery(store)
        set_password(store, PASSWORD)
    ring = KeyRing.read(tmp_path / "d")
    assert ring.open_recovery(code) == ring.open_password(PASSWORD) == key
    assert find_key(tmp_path / "d", ask=lambda: PASSWORD) == key
    with pytest.raises(SlotMissing):
        ring.open_password(PASSWORD, person="nobody")


def test_a_wrong_key_is_refused_and_damages_nothing(tmp_path):
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        add_unit(store)
        state = picture(store)
    write_key_file(tmp_path / "other", DataKey.new())
    before = {p.name: p.read_bytes() for p in (tmp_path / "d").glob("*.*")}
    with pytest.raises(WrongKey):
        open_folder(tmp_path / "d", key_file=tmp_path / "other")
    assert {p.name: p.read_bytes() for p in (tmp_path / "d").glob("*.*")} == before
    with open_folder(tmp_path / "d", key_file=tmp_path / "k") as store:
        assert picture(store) == state


def test_a_damaged_database_is_told_from_a_wrong_key(tmp_path):
    open_folder(tmp_path / "d", key_file=tmp_path / "k").close()
    path = tmp_path / "d" / "vanthu.db"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_folder(tmp_path / "d", key_file=tmp_path / "k")


def test_existing_data_are_never_made_anew(tmp_path):
    create_folder(tmp_path / "d", password=PASSWORD).close()
    keys = (tmp_path / "d" / "keys.json").read_bytes()
    with pytest.raises(DataPresent):
        create_folder(tmp_path / "d", password=PASSWORD)
    assert (tmp_path / "d" / "keys.json").read_bytes() == keys


# --- the key and the data stay hidden ---------------------------------------------------------------------------


def test_nothing_on_disk_shows_key_or_text(tmp_path):
    with create_folder(tmp_path / "d", password=PASSWORD) as store:
        code = add_recovery(store)
        add_unit(store, "Chi đoàn bí mật")
        raw = store.key.raw()
        files = {p: p.read_bytes() for p in (tmp_path / "d").rglob("*") if p.is_file()}
    secrets = [
        raw,
        raw.hex().encode(),
        PASSWORD.encode(),
        code.encode(),
        "Chi đoàn bí mật".encode(),
        b"SQLite format",
    ]
    for path, content in files.items():
        if path.name == "use.lock":
            continue
        for secret in secrets:
            assert secret not in content, path.name
    assert json.loads((tmp_path / "d" / "keys.json").read_text())["slots"]


def test_errors_do_not_carry_the_key(tmp_path, key):
    from app.models.engine import connect

    path = tmp_path / "x.db"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(WrongKey):
        connect(path, key)
    try:
        connect(tmp_path / "folder" / "x.db", key)
    except FolderReadOnly:
        text = "".join(traceback.format_exception(*sys.exc_info()))
        assert key.raw().hex() not in text
