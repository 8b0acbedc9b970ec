"""The part of the desk that follows letters to their end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.base.clock import today
from app.bootstrap.core import DeskCore

if TYPE_CHECKING:
    from app.services.agenda import Agenda
    from app.services.channels import Channels
    from app.services.demands import Demands
    from app.services.dossier_export import DossierExport
    from app.services.dossier_papers import DossierPapers
    from app.services.dossiers import Dossiers
    from app.services.following import Following
    from app.services.letter_story import LetterStories
    from app.services.messages import Messages
    from app.services.progress_notes import ProgressNotes
    from app.services.recurring import Recurring
    from app.services.results import Results
    from app.services.task_list import TaskList
    from app.services.tasks import Tasks


class FollowingDesk(DeskCore):
    """Services of what follows a letter: tasks, answers, results, dossiers."""

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
