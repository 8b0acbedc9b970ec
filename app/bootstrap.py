"""Builds what a run needs from a data folder: store, vault, clock, ids, services, by plain constructors.

Owns the wiring, and the order in which a new folder comes to be: key, then database, then the first person. Knows no
window and no command line; tests start here too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.base.clock import Clock, SystemClock, today
from app.base.errors import InputRefused
from app.base.ids import Ids
from app.base.language import mark, tr

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.base.settings import Settings
    from app.check.findings import Finding
    from app.domain.practice import Practice
    from app.layout.parts import Letter
    from app.models.copies import CopyReport
    from app.models.session import Store
    from app.models.vault import Vault
    from app.services.agenda import Agenda
    from app.services.books import Books
    from app.services.channels import Channels
    from app.services.demands import Demands
    from app.services.dispatch import Dispatch
    from app.services.document_copies import DocumentCopies
    from app.services.dossier_export import DossierExport
    from app.services.dossier_papers import DossierPapers
    from app.services.dossiers import Dossiers
    from app.services.drafting import Drafting
    from app.services.exchange import Exchange
    from app.services.following import Following
    from app.services.handling import Handling
    from app.services.holding import Holding
    from app.services.inbox import Inbox
    from app.services.inbox_form import InboxForms
    from app.services.inbox_paper import Papers
    from app.services.incoming import Incoming
    from app.services.letter_pictures import LetterPictures
    from app.services.letter_story import LetterStories
    from app.services.letter_way import LetterWay
    from app.services.letters import Letters
    from app.services.mailings import Mailings
    from app.services.many_letters import ManyLetters
    from app.services.members import Members
    from app.services.messages import Messages
    from app.services.numbering import Numbers
    from app.services.people import People
    from app.services.posting import Posting
    from app.services.presenting import Presenting
    from app.services.progress_notes import ProgressNotes
    from app.services.recurring import Recurring
    from app.services.registers import Registers
    from app.services.results import Results
    from app.services.saved_searches import SavedSearches
    from app.services.search import Search
    from app.services.series import SeriesBooks
    from app.services.signatures import Signatures
    from app.services.signed_copies import SignedCopies
    from app.services.stamping import Stamping
    from app.services.standing import Standings
    from app.services.task_list import TaskList
    from app.services.tasks import Tasks
    from app.services.templates import Templates
    from app.services.text_blocks import TextBlocks
    from app.services.today import Today
    from app.services.undo import Undo
    from app.services.units import Units
    from app.services.versions import Versions
    from app.services.watching import Watching
    from app.services.word_back import WordBack

DATABASE: Final = "vanthu.db"
"""As in models.session; said again so that looking into an empty folder does not load the whole store."""
RESTORING: Final = "restore.json"
KEYS: Final = "keys.json"
Ask = Callable[[str], str]
"""Asks a person for a password, unseen."""


class PasswordsDiffer(InputRefused):
    code, what = "KHOA-020", mark("Hai lần gõ mật khẩu khác nhau.")
    remedy = mark("Làm lại và gõ hai lần giống nhau; chưa có gì được tạo.")


class Desk:
    """The clerk's desk: one open data folder with all that works on it. Services are built when first used."""

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
        for name, kind in vars(type(self)).items():
            if isinstance(kind, cached_property) and name != "papers":  # it only reads, and keeps files open
                self.__dict__.pop(name, None)

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            from app.models.vault import Vault

            self._vault = Vault(self.store)
        return self._vault

    @cached_property
    def incoming(self) -> Incoming:
        from app.services.incoming import Incoming

        return Incoming(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    @cached_property
    def handling(self) -> Handling:
        from app.services.handling import Handling

        return Handling(self.store, by=self.by, practice=self.practice)

    @cached_property
    def many_letters(self) -> ManyLetters:
        from app.services.many_letters import ManyLetters

        return ManyLetters(self.store, by=self.by, practice=self.practice)

    @cached_property
    def stamping(self) -> Stamping:
        from app.services.stamping import Stamping

        return Stamping(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def exchange(self) -> Exchange:
        from app.services.exchange import Exchange

        return Exchange(
            self.store, by=self.by, vault=lambda: self.vault, pdf=self._pdf_of, practice=self.practice
        )

    def _pdf_of(self, letter: Letter) -> bytes:
        from app.export.pdf.writer import render
        from app.services.rendering import sheet_of

        return render(sheet_of(letter, self.letter_pictures.images(letter))).data

    @cached_property
    def signatures(self) -> Signatures:
        from app.services.signatures import Signatures

        return Signatures(self.store, by=self.by, vault=lambda: self.vault)

    def watching(self, folder: Path | None = None) -> Watching | None:
        """The watched folder named in the settings, or ``folder``; None where none is watched."""
        named = str(folder) if folder is not None else self.settings.text("watch.folder")
        if not named:
            return None
        from app.services.watching import Watching

        return Watching(
            self.store,
            by=self.by,
            incoming=self.incoming,
            folder=Path(named),
            move=self.settings.is_on("watch.move"),
        )

    @cached_property
    def tasks(self) -> Tasks:
        from app.services.tasks import Tasks

        return Tasks(self.store, by=self.by, practice=self.practice)

    @cached_property
    def demands(self) -> Demands:
        from app.services.demands import Demands

        return Demands(self.store, by=self.by, practice=self.practice)

    @cached_property
    def progress_notes(self) -> ProgressNotes:
        from app.services.progress_notes import ProgressNotes

        return ProgressNotes(self.store, by=self.by, practice=self.practice)

    @cached_property
    def recurring(self) -> Recurring:
        from app.services.recurring import Recurring

        return Recurring(self.store, by=self.by, practice=self.practice)

    @cached_property
    def following(self) -> Following:
        from app.services.following import Following

        return Following(self.store, by=self.by, practice=self.practice)

    @cached_property
    def channels(self) -> Channels:
        from app.services.channels import Channels

        return Channels(self.store, by=self.by, practice=self.practice)

    @cached_property
    def messages(self) -> Messages:
        from app.services.messages import Messages

        return Messages(self.store, by=self.by, practice=self.practice)

    @cached_property
    def dossiers(self) -> Dossiers:
        from app.services.dossiers import Dossiers

        return Dossiers(self.store, by=self.by, practice=self.practice)

    @cached_property
    def agenda(self) -> Agenda:
        from app.services.agenda import Agenda

        return Agenda(self.store, by=self.by, practice=self.practice)

    @cached_property
    def letter_stories(self) -> LetterStories:
        from app.services.letter_story import LetterStories

        return LetterStories(self.store, by=self.by, practice=self.practice)

    @cached_property
    def results(self) -> Results:
        from app.services.results import Results

        return Results(self.store, by=self.by, vault=lambda: self.vault)

    @property
    def dossier_papers(self) -> DossierPapers:
        from app.services.dossier_papers import DossierPapers

        return DossierPapers(self.store, self.dossiers, today(self.clock))

    @property
    def dossier_export(self) -> DossierExport:
        from app.services.dossier_export import DossierExport

        return DossierExport(self.store, self.dossier_papers, lambda: self.vault)

    @cached_property
    def task_list(self) -> TaskList:
        from app.services.task_list import TaskList

        return TaskList(self.store, by=self.by, practice=self.practice)

    @cached_property
    def inbox(self) -> Inbox:
        from app.services.inbox import Inbox

        return Inbox(self.store, by=self.by, practice=self.practice)

    @cached_property
    def inbox_forms(self) -> InboxForms:
        from app.services.inbox_form import InboxForms

        return InboxForms(self.store, by=self.by, practice=self.practice)

    @cached_property
    def papers(self) -> Papers:
        from app.services.inbox_paper import Papers

        return Papers(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def today(self) -> Today:
        from app.services.today import Today

        return Today(self.store, by=self.by, practice=self.practice)

    @cached_property
    def templates(self) -> Templates:
        from app.services.templates import Templates

        return Templates(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    @cached_property
    def text_blocks(self) -> TextBlocks:
        from app.services.text_blocks import TextBlocks

        return TextBlocks(self.store, by=self.by)

    @cached_property
    def versions(self) -> Versions:
        from app.services.versions import Versions

        return Versions(self.store, by=self.by, practice=self.practice)

    @cached_property
    def word_back(self) -> WordBack:
        from app.services.word_back import WordBack

        return WordBack(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    def check_letter(self, letter: Letter) -> tuple[Finding, ...]:
        """The checker of the house on a letter with the pictures that are kept with it."""
        from app.services.checking import check_data

        return check_data(letter, images=self.letter_pictures.images(letter))

    @cached_property
    def mailings(self) -> Mailings:
        from app.services.mailings import Mailings

        return Mailings(self.store, by=self.by, practice=self.practice, checker=self.check_letter)

    @cached_property
    def members(self) -> Members:
        from app.services.members import Members

        return Members(self.store, by=self.by, practice=self.practice)

    @cached_property
    def search(self) -> Search:
        from app.services.search import Search

        return Search(self.store)

    @cached_property
    def registers(self) -> Registers:
        from app.services.registers import Registers

        return Registers(self.store)

    @cached_property
    def books(self) -> Books:
        from app.services.books import Books

        return Books(self.store, by=self.by, vault=lambda: self.vault)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        from app.services.saved_searches import SavedSearches

        return SavedSearches(self.store, by=self.by, practice=self.practice)

    @cached_property
    def letters(self) -> Letters:
        from app.services.letters import Letters

        return Letters(self.store, by=self.by, practice=self.practice, checker=self.check_letter)

    @cached_property
    def letter_way(self) -> LetterWay:
        from app.services.letter_way import LetterWay

        return LetterWay(self.store, by=self.by, practice=self.practice)

    @cached_property
    def holding(self) -> Holding:
        from app.services.holding import Holding

        return Holding(self.store, by=self.by, practice=self.practice)

    @cached_property
    def presenting(self) -> Presenting:
        from app.services.presenting import Presenting

        return Presenting(
            self.store,
            by=self.by,
            practice=self.practice,
            images=lambda letter: self.letter_pictures.images(letter),
        )

    @cached_property
    def signed_copies(self) -> SignedCopies:
        from app.services.signed_copies import SignedCopies

        return SignedCopies(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    @cached_property
    def document_copies(self) -> DocumentCopies:
        from app.services.document_copies import DocumentCopies

        return DocumentCopies(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    @cached_property
    def posting(self) -> Posting:
        from app.services.posting import Posting

        return Posting(self.store, by=self.by, practice=self.practice)

    @cached_property
    def letter_pictures(self) -> LetterPictures:
        from app.services.letter_pictures import LetterPictures

        return LetterPictures(self.store, by=self.by, vault=lambda: self.vault, practice=self.practice)

    @cached_property
    def drafting(self) -> Drafting:
        from app.services.drafting import Drafting

        return Drafting(self.store, by=self.by, practice=self.practice, checker=self.check_letter)

    @cached_property
    def dispatch(self) -> Dispatch:
        from app.services.dispatch import Dispatch

        return Dispatch(self.store, by=self.by, practice=self.practice)

    @cached_property
    def units(self) -> Units:
        from app.services.units import Units

        return Units(self.store, by=self.by, practice=self.practice)

    @cached_property
    def numbers(self) -> Numbers:
        from app.services.numbering import Numbers

        return Numbers(self.store, by=self.by, practice=self.practice)

    @cached_property
    def series(self) -> SeriesBooks:
        from app.services.series import SeriesBooks

        return SeriesBooks(self.store, by=self.by, practice=self.practice)

    @cached_property
    def undo(self) -> Undo:
        from app.services.undo import Undo

        return Undo(self.store, by=self.by, practice=self.practice)

    @cached_property
    def people(self) -> People:
        from app.services.people import People

        return People(self.store, by=self.by, practice=self.practice)

    @cached_property
    def standing(self) -> Standings:
        from app.services.standing import Standings

        return Standings(self.store, settings=self.settings)

    # --- copies -----------------------------------------------------------------------------------------

    def backup(self, target: Path, *, progress: Progress | None = None) -> CopyReport:
        """A whole copy in one file."""
        from app.models.copies import backup

        return backup(self.store, self.vault, target, progress=progress)

    def drill(self, *, progress: Progress | None = None) -> CopyReport:
        """Make a copy, restore it elsewhere, compare."""
        from app.models.copies import drill

        return drill(self.store, self.vault, progress=progress)

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
        if "papers" in self.__dict__:
            self.papers.close()
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        self.store.close()


def has_data(data: Path) -> bool:
    """Whether anything was ever stored in this folder, or is just being put back by a restore that was cut short."""
    return (data / DATABASE).is_file() or (data / RESTORING).is_file()


def need_not_gone(data: Path) -> None:
    """Refuse to take a folder for new that has lost its database. Raises DatabaseGone."""
    if (data / KEYS).exists():  # else there is nothing that could be lost, and no reason to load the store
        from app.models.session import need_not_gone

        need_not_gone(data)


def open_desk(
    data: Path,
    *,
    key_file: Path | None = None,
    ask: Ask | None = None,
    clock: Clock | None = None,
    ids: Ids | None = None,
) -> Desk:
    """Open the data folder, making it when it is not there. Raises refusals of the keys and the store.

    A new folder is opened by the key file (made when it is not there), else by a password asked of a person. Without
    either there is no key that anybody could keep, so nothing is made: KeyNeeded.
    """
    from app.base import settings
    from app.models.errors import DataPresent
    from app.models.folder import create_folder, open_folder

    chosen = settings.load(data)  # a broken file is told before anything else is touched
    practice = practice_of(chosen)
    clock = clock or SystemClock()
    ids = ids or Ids(clock)

    def password() -> str:
        assert ask is not None
        return ask(tr(mark("Mật khẩu mở dữ liệu:")))

    def opened() -> Store:
        return open_folder(data, key_file=key_file, ask=password if ask else None, clock=clock, ids=ids)

    if has_data(data) or key_file is not None or ask is None:
        try:
            store = opened()
        except DataPresent:  # another command made the folder in the meantime
            store = opened()
    else:
        need_not_gone(data)
        store = create_folder(data, password=new_password(ask), clock=clock, ids=ids)
    try:
        return Desk(
            store, by=_person(store, chosen.text("people.acting")), settings=chosen, practice=practice
        )
    except BaseException:
        store.close()
        raise


def restore_data(
    file: Path, data: Path, *, key_file: Path | None = None, ask: Ask | None = None
) -> CopyReport:
    """Put a proven copy in the place of the data folder. Raises refusals; live data are untouched then."""
    from app.models.copies import restore

    def password() -> str:
        assert ask is not None
        return ask(tr(mark("Mật khẩu của bản sao:")))

    return restore(file, data, key_file=key_file, ask=password if ask else None)


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


def new_password(ask: Ask) -> str:
    """A password typed twice alike. Raises PasswordsDiffer."""
    first = ask(tr(mark("Đặt mật khẩu mở dữ liệu (từ 8 ký tự):")))
    if ask(tr(mark("Gõ lại mật khẩu:"))) != first:
        raise PasswordsDiffer
    return first


def _person(store: Store, remembered: str) -> str:
    """Who acts on this folder; on the first run its first person is made."""
    from app.models.people import Person
    from app.services.people import acting

    with store.read() as session:
        found = acting(session, remembered)
    if found is not None:
        return found
    with store.work(verb="people.first", by="") as w:
        found = acting(w.session, "")  # another command may have been as quick
        if found is not None:
            return found
        person = w.add(Person(name=tr(mark("Văn thư")), role="clerk", active=True))
        w.commit()
        return person.id
