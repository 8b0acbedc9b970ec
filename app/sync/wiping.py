"""A wipe order is carried out: nothing in this data folder can be opened any more.

The order is signed by headquarters for this device and for this very asking, so nobody on the way can forge or repeat it.
The keys go first: from that moment everything else is noise, even where a file cannot be deleted because another program
holds it. Copies that were taken out of the folder stay as they are, encrypted; nobody can reach them from here.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.base.errors import AppError
from app.base.files import write_atomic
from app.base.language import mark, tr
from app.models import slots
from app.models.session import DATABASE, Store
from app.models.upgrade import COPIES
from app.models.vault import BLOBS, Vault
from app.sync import witness
from app.sync.enrolling import need_link

NOTE: Final = "DA-XOA.txt"
KEYS: Final = "keys.json"
_WORDS: Final = mark(
    "Dữ liệu trong thư mục này đã được xóa ngày {day} theo lệnh của {name}.\nMuốn làm việc lại trên máy này, hỏi nơi ra lệnh."
)


def wipe(store: Store, vault: Vault) -> None:
    """Destroy keys, database, files and copies of this folder, and leave a note. The store is closed afterwards."""
    folder = store.folder
    with store.read() as session:
        link = need_link(session)
        device, name = link.device, link.org_name or link.org
    day = f"{store.clock.now():%d/%m/%Y}"
    with suppress(AppError):
        slots.drop_secret(slots.KeyRing.read(folder).id)
    _destroy(folder / KEYS)
    witness.forget(folder, device)
    vault.close()
    store.close()
    shutil.rmtree(folder / COPIES, ignore_errors=True)
    for stem in (DATABASE, BLOBS, "erased.json"):
        for file in folder.glob(f"{stem}*"):
            _destroy(file)
    with suppress(AppError, OSError):
        write_atomic(folder / NOTE, tr(_WORDS).format(day=day, name=name), own=True)


def _destroy(file: Path) -> None:
    """Emptied, then deleted; whichever of the two the system lets us do."""
    with suppress(OSError):
        file.write_bytes(b"")
    with suppress(OSError):
        file.unlink()
