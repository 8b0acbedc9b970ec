from __future__ import annotations

import json
import logging

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.base import log
from app.base.errors import FileMissing, FolderReadOnly
from app.base.ids import Ids

PERSON = "Nguyễn Thị Bí Mật"
NUMBER = "001204012345"
PHONE = "0912345678"
EMAIL = "bi.mat@example.vn"


@pytest.fixture
def file(tmp_path):
    yield log.start(tmp_path)
    log.stop()


def lines(file):
    return [json.loads(line) for line in file.read_text("ascii").splitlines()]


def test_codes_ids_and_numbers_are_kept(file):
    name = Ids().new()
    log.record("work.done", verb="letters.issue", act=name, count=3, ok=True)
    (line,) = lines(file)
    assert line["event"] == "work.done"
    assert (line["verb"], line["act"], line["count"], line["ok"]) == ("letters.issue", name, 3, True)
    assert line["at"].endswith("+00:00")


def test_a_refusal_keeps_code_and_template_only(file):
    log.refused(FileMissing(file=f"{PERSON}.docx"), verb="incoming.add")
    (line,) = lines(file)
    assert line["code"] == "TEP-001"
    assert line["template"] == "Không tìm thấy tệp {file}."


def test_personal_data_do_not_get_in_by_any_way(file):
    """The grep: whatever is handed over, wherever it hides."""
    try:
        try:
            raise KeyError(PERSON)
        except KeyError as inner:
            raise ValueError(f"{PERSON} {NUMBER}") from inner
    except ValueError as error:
        log.fault(error, verb=PERSON)
        logging.getLogger("vanthu.x").exception("lost %s", PERSON)
        logging.getLogger("sqlalchemy").warning("parameters %s", (PERSON, NUMBER, PHONE))
        logging.getLogger(PERSON).error("x")
    log.record(PERSON, person=PERSON, number=NUMBER, phone=PHONE, email=EMAIL, tuple=(PERSON,), n=int(PHONE))
    log.record("x", phone="+84912345678", path=f"/data/{PERSON}", lower="binhmat nguyen")
    log.refused(FileMissing(PERSON, file=PERSON), verb=PERSON)
    text = "".join(p.read_text("utf-8") for p in file.parent.iterdir())
    shown = json.dumps(lines(file), ensure_ascii=False)
    for secret in (PERSON, "Bí", "bi.mat", NUMBER, PHONE, "84912345678", EMAIL, "example.vn", "binhmat"):
        assert secret not in text, secret
        assert secret not in shown, secret
    assert any(line.get("error") == "ValueError" for line in lines(file))
    assert any("test_log.py" in place for line in lines(file) for place in line.get("trace", []))


@hypothesis_settings(suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80))
def test_free_text_is_replaced_by_its_length(value):
    left = str(log.plain(value))
    assert left == f"<{len(value)}>" or (
        left == value and value.isascii() and " " not in value and "@" not in value
    )


def test_the_log_turns_over(tmp_path, monkeypatch):
    monkeypatch.setattr(log, "MOST_BYTES", 2000)
    file = log.start(tmp_path)
    for n in range(200):
        log.record("tick", n=n)
    log.stop()
    sizes = [p.stat().st_size for p in file.parent.iterdir()]
    assert len(sizes) == log.KEPT + 1
    assert max(sizes) <= 2000


def test_a_second_start_moves_the_log(tmp_path):
    one = log.start(tmp_path / "a")
    two = log.start(tmp_path / "b")
    log.record("here")
    log.stop()
    assert not one.exists()
    assert len(lines(two)) == 1


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "wall").write_text("")
    with pytest.raises(FolderReadOnly):
        log.start(tmp_path / "wall")
