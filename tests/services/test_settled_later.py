"""What the settings page changes after the first run: a signer's words, the practice of the services."""

from __future__ import annotations

import pytest

from app.domain.refusals import UnitFieldUnknown
from tests.factory import desk as make_desk


def test_a_signer_is_corrected(tmp_path):
    desk = make_desk(tmp_path)
    try:
        desk.units.add("Đoàn xã Đồng Rạng", own=True)
        signer = desk.units.add_signer("Đỗ Đình Đat", position="BÍ THƯ").result
        desk.units.set_signer(signer.id, name="Đỗ Đình Đạt", authority_lines=["TM. BAN CHẤP HÀNH", " "])
        (row,) = desk.units.signers()
        assert (row.name, row.authority_lines) == ("Đỗ Đình Đạt", ("TM. BAN CHẤP HÀNH",))
        with pytest.raises(UnitFieldUnknown):
            desk.units.set_signer(signer.id, id="x")
    finally:
        desk.close()


def test_a_changed_setting_is_practised_at_once(tmp_path):
    desk = make_desk(tmp_path)
    try:
        assert desk.incoming.practice.handle_days == 10
        desk.settings.set("incoming.handle_days", 5)
        desk.practise_anew()
        assert desk.incoming.practice.handle_days == 5
    finally:
        desk.close()
