"""Every mapped class, imported once so that metadata and name lookup are whole. A new subject is added here."""

from __future__ import annotations

from typing import Final

from app.models.base import Base, Record
from app.models.books import ClosedBook, Loan, Posting, SavedSearch
from app.models.dossiers import Dossier, DossierEntry
from app.models.drafting import LetterTemplate, LetterVersion, Mailing, TextBlock
from app.models.exchange import ExchangePackage, TrustedCertificate
from app.models.fees import (
    FeeClassing,
    FeeClosing,
    FeeEntry,
    FeeFund,
    FeePayment,
    FeeTransfer,
    FeeWaiver,
)
from app.models.files import Attachment
from app.models.flows import Delivery, Directive, Grant, KnownUnit
from app.models.following import (
    Channel,
    ExpectedAnswer,
    Outcome,
    RecurringTask,
    ShortMessage,
    TaskNote,
)
from app.models.fulltext import SearchRow
from app.models.grading import NomineeRemark
from app.models.journal import BaseShadow, Change, Fact, Operation
from app.models.letters import DocumentCopy, IncomingLetter, OutgoingLetter, OutgoingStep, Task
from app.models.meetings import (
    Committee,
    CommitteeSeat,
    Meeting,
    MeetingAttendance,
    MeetingItem,
    MeetingTask,
    MeetingVote,
    VoteLine,
)
from app.models.members import (
    Member,
    MemberAward,
    MemberDiscipline,
    MemberGrade,
    MemberPosition,
    MemberSpell,
    MemberTraining,
)
from app.models.numbers import HeldNumber, IssuedNumber, Series
from app.models.operations import MemberOperation, OperationMember, OperationPaper, OperationStep
from app.models.people import Person
from app.models.privacy import AccessEntry, Consent, Erasure, Restriction, SubjectRequest
from app.models.registering import LetterStep, TextBand, WatchedFile
from app.models.reports import EntryTarget, MemberReport
from app.models.sheets import ImportBatch, SheetMap
from app.models.syncing import (
    BlobJob,
    BundleLog,
    ForeignRow,
    Lease,
    NumberWait,
    SetAside,
    SyncConflict,
    SyncLink,
)
from app.models.units import RuleChange, Signer, Unit, UnitEvent

RECORDS: Final[tuple[type[Record], ...]] = (
    Unit,
    UnitEvent,
    Signer,
    Person,
    Member,
    IncomingLetter,
    OutgoingLetter,
    Task,
    Series,
    IssuedNumber,
    Attachment,
    LetterStep,
    RecurringTask,
    TaskNote,
    ExpectedAnswer,
    Channel,
    Outcome,
    ShortMessage,
    Dossier,
    DossierEntry,
    ClosedBook,
    Posting,
    Loan,
    SavedSearch,
    ExchangePackage,
    HeldNumber,
    OutgoingStep,
    DocumentCopy,
    LetterTemplate,
    TextBlock,
    LetterVersion,
    Mailing,
    MemberSpell,
    MemberPosition,
    MemberAward,
    MemberDiscipline,
    MemberGrade,
    MemberTraining,
    RuleChange,
    MemberOperation,
    OperationMember,
    OperationStep,
    OperationPaper,
    Meeting,
    MeetingAttendance,
    MeetingItem,
    MeetingVote,
    VoteLine,
    MeetingTask,
    Committee,
    CommitteeSeat,
    NomineeRemark,
    NumberWait,
    MemberReport,
    EntryTarget,
    Consent,
    Restriction,
    SubjectRequest,
    Erasure,
    FeeFund,
    FeeClassing,
    FeeWaiver,
    FeeEntry,
    FeePayment,
    FeeTransfer,
    FeeClosing,
    Directive,
    Grant,
    Delivery,
)
LOCAL: Final[tuple[type[Base], ...]] = (
    Change,
    Operation,
    BaseShadow,
    Fact,
    SearchRow,
    TextBand,
    WatchedFile,
    TrustedCertificate,
    SyncLink,
    SyncConflict,
    Lease,
    BlobJob,
    SetAside,
    ForeignRow,
    BundleLog,
    ImportBatch,
    SheetMap,
    AccessEntry,
    KnownUnit,
)
ENTITIES: Final[dict[str, type[Record]]] = {model.__tablename__: model for model in RECORDS}
