"""Makes this version's piece for the museum: a small data folder with its public test key.

Run once per release, from the repository's root, and commit what it writes. A piece that is there is never made anew:
it shows what that release wrote.

    python -m tests.museum.make 0.1
"""

from __future__ import annotations

import random
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from app.base.clock import FixedClock
from app.base.ids import Ids
from app.models.files import Attachment
from app.models.folder import add_recovery, open_folder, set_password
from app.models.keys import DataKey, write_key_file
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.members import Member
from app.models.numbers import IssuedNumber, Series
from app.models.people import Person
from app.models.undo import undo
from app.models.units import Signer, Unit
from app.models.vault import Vault

HERE = Path(__file__).parent
PUBLIC_KEY = DataKey(bytes(range(32)))
PASSWORD = "mật khẩu của bảo tàng"


def fill(folder: Path, key_file: Path) -> str:
    """Make the data folder; the recovery code."""
    clock = FixedClock(datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    ids = Ids(clock, random.Random(2026).getrandbits)
    write_key_file(key_file, PUBLIC_KEY)
    with open_folder(folder, key_file=key_file, clock=clock, ids=ids) as store:
        vault = Vault(store)
        stored = vault.put("Công văn gốc, nguyên từng byte.".encode())
        with store.work(verb="museum.fill", by="clerk") as w:
            unit = w.add(
                Unit(level="school", name="Đoàn trường THPT Bến Đò", symbol="ĐTN", issuing_lines=["BCH"])
            )
            w.add(Person(name="Đỗ Thị Hạnh", unit_id=unit.id))
            w.add(Signer(unit_id=unit.id, name="Lê Văn Ước", authority_lines=["TM. BAN THƯỜNG VỤ", "BÍ THƯ"]))
            w.add(
                Member(
                    unit_id=unit.id, full_name="Nguyễn Thị Ánh", birth_date=date(2008, 9, 1), extra={"new": 1}
                )
            )
            w.add(Member(unit_id=unit.id, full_name="Đặng Văn Thuỷ", code="TB.1.1"))
            incoming = w.add(
                IncomingLetter(
                    unit_id=unit.id,
                    arrived_on=date(2026, 3, 2),
                    number="12",
                    notation="CV/TĐTN",
                    letter_date=date(2026, 2, 27),
                    issuer="Tỉnh Đoàn",
                    subject="tổ chức Tháng Thanh niên",
                    text="Báo cáo trước ngày 30/6.",
                )
            )
            w.add(
                Attachment(
                    owner_kind="incoming_letter",
                    owner_id=incoming.id,
                    role="original",
                    name="goc.txt",
                    mime="text/plain",
                    size=stored.size,
                    sha256=stored.sha256,
                )
            )
            w.add(Task(unit_id=unit.id, incoming_id=incoming.id, title="Báo cáo Tháng Thanh niên"))
            letter = w.add(
                OutgoingLetter(
                    unit_id=unit.id,
                    standard="youth-union",
                    kind="CV",
                    form=1,
                    subject="báo cáo",
                    parts={"body": ["Kính gửi"]},
                )
            )
            w.commit()
        with store.work(verb="letters.issue", by="clerk") as w:
            series = w.add(Series(unit_id=unit.id, book="out:CV", period_kind="term", period="2022-2027"))
            number = w.add(
                IssuedNumber(
                    series_id=series.id,
                    unit_id=unit.id,
                    period="2022-2027",
                    no=5,
                    printed="05-CV/ĐTN",
                    letter_id=letter.id,
                    given_on=date(2026, 3, 2),
                )
            )
            issued = w.get(OutgoingLetter, letter.id)
            issued.state, issued.number_id, issued.number_printed = "issued", number.id, "05-CV/ĐTN"
            w.commit()
        with store.work(verb="members.edit", by="clerk") as w:
            w.session.get(
                Member, w.session.query(Member.id).filter_by(code="TB.1.1").scalar()
            ).phone = "0900000000"
            w.commit()
        undo(store, by="clerk")
        set_password(store, PASSWORD)
        code = add_recovery(store)
        vault.close()
    (folder / "settings.toml").write_text("version = 1\n\n[appearance]\ntext_size = 120\n", "utf-8")
    return code


def main() -> None:
    piece = HERE / sys.argv[1]
    if piece.exists():
        raise SystemExit(f"{piece} is there; pieces of the museum are never made anew")
    (HERE / "work").mkdir()
    code = fill(HERE / "work" / "data", HERE / "work" / "public-test.key")
    (HERE / "work" / "recovery-code.txt").write_text(code + "\n", "utf-8")
    (HERE / "work" / "data" / "use.lock").unlink()
    shutil.rmtree(HERE / "work" / "data" / "log", ignore_errors=True)
    (HERE / "work").rename(piece)


if __name__ == "__main__":
    main()
