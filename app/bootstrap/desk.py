"""The whole desk: all that works on one open data folder, built when first used."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.gathering import GatheringDesk
from app.bootstrap.membership import MembershipDesk
from app.bootstrap.sheets import SheetsDesk
from app.bootstrap.syncing import SyncDesk

if TYPE_CHECKING:
    from app.check.findings import Finding
    from app.layout.parts import Letter
    from app.services.books import Books
    from app.services.dispatch import Dispatch
    from app.services.document_copies import DocumentCopies
    from app.services.drafting import Drafting
    from app.services.exchange import Exchange
    from app.services.handling import Handling
    from app.services.holding import Holding
    from app.services.inbox import Inbox
    from app.services.inbox_form import InboxForms
    from app.services.inbox_paper import Papers
    from app.services.incoming import Incoming
    from app.services.letter_pictures import LetterPictures
    from app.services.letter_signing import LetterSigning
    from app.services.letter_way import LetterWay
    from app.services.letters import Letters
    from app.services.mailings import Mailings
    from app.services.many_letters import ManyLetters
    from app.services.numbering import Numbers
    from app.services.operations.service import Operations
    from app.services.people import People
    from app.services.posting import Posting
    from app.services.presenting import Presenting
    from app.services.registers import Registers
    from app.services.saved_searches import SavedSearches
    from app.services.search import Search
    from app.services.series import SeriesBooks
    from app.services.signatures import Signatures
    from app.services.signed_copies import SignedCopies
    from app.services.stamping import Stamping
    from app.services.standing import Standings
    from app.services.sync_flows.service import Flows
    from app.services.templates import Templates
    from app.services.text_blocks import TextBlocks
    from app.services.today import Today
    from app.services.undo import Undo
    from app.services.units import Units
    from app.services.versions import Versions
    from app.services.watching import Watching
    from app.services.word_back import WordBack


class Desk(MembershipDesk, GatheringDesk, SheetsDesk, SyncDesk):
    """The clerk's desk: one open data folder with all that works on it. Services are built when first used."""

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
    def flows(self) -> Flows:
        from app.services.sync_flows.service import Flows

        return Flows(
            self.store, by=self.by, vault=lambda: self.vault, pdf=self._pdf_of, practice=self.practice
        )

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
    def operations(self) -> Operations:
        from app.services.operations.service import Operations

        return Operations(self.store, by=self.by, practice=self.practice, checker=self.check_letter)

    @cached_property
    def search(self) -> Search:
        from app.services.search import Search

        return Search(self.store, by=self.by)

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

        return SignedCopies(
            self.store,
            by=self.by,
            vault=lambda: self.vault,
            practice=self.practice,
            judge=lambda data, name: self.signatures.check(data, name),
        )

    @cached_property
    def letter_signing(self) -> LetterSigning:
        from app.services.letter_signing import LetterSigning

        return LetterSigning(
            self.store,
            by=self.by,
            vault=lambda: self.vault,
            practice=self.practice,
            presenting=self.presenting,
            judge=lambda data, name: self.signatures.check(data, name),
        )

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

    def close(self) -> None:
        if "papers" in self.__dict__:
            self.papers.close()
        super().close()
