"""What every desk has: the open store, the person, the settings, the vault, and the copies of the day."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.base.clock import today

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.base.settings import Settings
    from app.domain.practice import Practice
    from app.models.copies import CopyReport
    from app.models.session import Store
    from app.models.vault import Vault


def practice_of(chosen: Settings) -> Practice:
    """How this organ works, from its settings. Raises SettingWrong for days that are none."""
    from app.base.settings import FILE, SettingWrong
    from app.domain.calendar import WorkCalendar, read_own_days
    from app.domain.practice import Practice
    from app.domain.states import NumberMoment, Way

    try:
        own = read_own_days(chosen.text("calendar.own_days").split())
    except ValueError:
        file = str(chosen.path or FILE)
        raise SettingWrong(
            file=file, line=0, key="calendar.own_days", wanted="2026-11-24 +2026-02-14", default=""
        ) from None
    return Practice(
        number_when=NumberMoment(chosen.text("numbers.when")),
        way=Way(chosen.text("letters.way")),
        calendar=WorkCalendar(own=own),
        handle_days=chosen.number("incoming.handle_days"),
    )


class DeskCore:
    """An open data folder, who works on it and how, and its copies. Services stand on it."""

    def __init__(self, store: Store, *, by: str, settings: Settings, practice: Practice) -> None:
        self.store = store
        self.data = store.folder
        self.by = by
        self.clock = store.clock
        self.ids = store.ids
        self.settings = settings
        self.practice = practice
        self._vault: Vault | None = None

    def practise_anew(self) -> None:
        """The settings changed: services are built again, by the practice of now, when next used."""
        self.practice = practice_of(self.settings)
        self._services_anew()

    def work_as(self, person_id: str, *, remember: bool = True) -> None:
        """This person acts from now on, the next time too unless only now. Raises PersonRetired."""
        from app.models.people import Person
        from app.services.people import PersonRetired

        with self.store.read() as session:
            person = session.get(Person, person_id)
            if person is None or not person.active:
                raise PersonRetired(name=person.name if person else person_id)
        if remember:
            self.settings.set("people.acting", person_id)
        self.by = person_id
        self._services_anew()

    def _services_anew(self) -> None:
        services = (pair for kind in type(self).__mro__ for pair in vars(kind).items())
        for name, made in services:
            if isinstance(made, cached_property) and name != "papers":  # it only reads, and keeps files open
                self.__dict__.pop(name, None)

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            from app.models.vault import Vault

            self._vault = Vault(self.store)
        return self._vault

    def backup(self, target: Path, *, progress: Progress | None = None) -> CopyReport:
        """A whole copy in one file."""
        from app.models.copies import backup

        return backup(self.store, self.vault, target, progress=progress)

    def drill(self, *, progress: Progress | None = None) -> CopyReport:
        """Make a copy, restore it elsewhere, compare."""
        from app.models.copies import drill

        return drill(self.store, self.vault, progress=progress)

    @property
    def copy_folders(self) -> tuple[Path, ...]:
        """Where the copies of the day lie, when not in the data folder."""
        named = self.settings.text("copies.folder")
        return (Path(named),) if named else ()

    def erase_again(self) -> int:
        """Finish erasures that a kill, an older copy or headquarters left to do. Cheap while there never was one."""
        from sqlalchemy import text

        asked = text("SELECT 1 FROM erasure UNION SELECT 1 FROM fact WHERE key LIKE 'erase:%' LIMIT 1")
        with self.store.read() as session:
            known = session.execute(asked).first() is not None
        if not known and not (self.data / "erased.json").exists():
            return 0
        from app.models.erasure_acts import replay

        return replay(self.store, lambda: self.vault, folders=self.copy_folders)

    def daily_care(self) -> bool:
        """The copy and checks of the day, once a day; whether anything was due. Raises DiskFull and its sisters."""
        if not self.settings.is_on("copies.daily"):
            return False
        named = self.settings.text("copies.folder")
        folder = Path(named) if named else self.data / "copies"
        if (folder / f"day-{today(self.clock).isoformat()}.vtd").exists():
            return False  # done today; asking more would open the vault at every command
        from app.models.copies import care

        care(self.store, self.vault, folder=folder)
        return True

    def close(self) -> None:
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        self.store.close()
