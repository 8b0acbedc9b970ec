"""Opening a data folder: by key file, by a password asked of a person, and what is refused."""

from __future__ import annotations

import pytest

from app.bootstrap import DATABASE, PasswordsDiffer, has_data, open_desk
from app.domain.states import NumberMoment
from app.models import session
from app.models.keys import KeyNeeded, PasswordTooShort, WrongPassword


class Answers:
    """A person at the terminal who answers in turn."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def __call__(self, prompt):
        self.asked.append(prompt)
        return self.answers.pop(0)


def test_the_file_name_is_the_stores_own():
    assert DATABASE == session.DATABASE


def test_a_password_makes_and_opens_a_folder(tmp_path):
    data = tmp_path / "data"
    person = Answers("mật khẩu dài", "mật khẩu dài")
    open_desk(data, ask=person).close()
    assert len(person.asked) == 2
    desk = open_desk(data, ask=Answers("mật khẩu dài"))
    desk.tasks.open("gọi điện")
    desk.close()
    with pytest.raises(WrongPassword):
        open_desk(data, ask=Answers("sai mật khẩu"))
    with pytest.raises(KeyNeeded):
        open_desk(data)


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [(("một mật khẩu", "hai mật khẩu"), PasswordsDiffer), (("ngắn", "ngắn"), PasswordTooShort)],
)
def test_a_bad_new_password_makes_nothing(tmp_path, answers, refusal):
    with pytest.raises(refusal):
        open_desk(tmp_path / "data", ask=Answers(*answers))
    assert not has_data(tmp_path / "data")


def test_without_key_and_person_nothing_is_made(tmp_path):
    with pytest.raises(KeyNeeded):
        open_desk(tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_the_key_file_is_made_once_and_only_for_its_owner(tmp_path):
    key = tmp_path / "key"
    open_desk(tmp_path / "a", key_file=key).close()
    first = key.read_bytes()
    assert key.stat().st_mode & 0o077 == 0
    open_desk(tmp_path / "b", key_file=key).close()
    assert key.read_bytes() == first


def test_who_acts_is_one_person_for_good(tmp_path):
    key = tmp_path / "key"
    desk = open_desk(tmp_path / "a", key_file=key)
    (person,) = desk.people.list()
    assert person.id == desk.by
    desk.close()
    again = open_desk(tmp_path / "a", key_file=key)
    assert again.by == person.id
    again.close()


def test_settings_make_the_practice(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(
        '[numbers]\nwhen = "printing"\n[incoming]\nhandle_days = 3\n[calendar]\nown_days = "2026-11-24"\n',
        "utf-8",
    )
    desk = open_desk(data, key_file=tmp_path / "key")
    assert desk.practice.number_when is NumberMoment.PRINTING
    assert desk.practice.handle_days == 3
    assert len(desk.practice.calendar.own) == 1
    desk.close()
