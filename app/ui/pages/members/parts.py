"""The record as a page: which fields stand under which heading, and how a stored value reads in its field.

Owns the order of the record and the reading of values. Refuses widgets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from app.base.errors import AppError
from app.services.member_codes import labels
from app.services.member_fields import DATES, SEXES, sex_name
from app.services.roster import LABELS, SENSITIVE, label

_YEAR: Final = re.compile(r"\d{4}")
LONG: Final = frozenset(
    {
        "full_name", "permanent_address", "current_address", "home_town", "birth_place", "workplace", "joined_at", "id_issued_by",
        "note", "family", "abroad", "health", "residence_union", "temporary_union", "national_awards", "national_discipline",
    }
)  # fmt: skip
LINES: Final = frozenset({"note", "family"})
"""Shift+Enter begins a new line here."""
SECRET: Final = SENSITIVE


def offers(name: str) -> tuple[str, ...]:
    """What completes a field: the labels of its list."""
    return tuple(sex_name(one) for one in SEXES) if name == "sex" else labels(name)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its fields; ``rare`` ones show while they hold something, or when all are asked for."""

    title: str
    fields: tuple[str, ...]
    rare: tuple[str, ...] = ()


def parts() -> tuple[Part, ...]:
    """Headings with their fields, top to bottom. The name stands above them all."""
    translate = QCoreApplication.translate
    return (
        Part(
            translate("Members", "Bản thân"),
            ("birth_date", "sex", "other_name", "birth_place", "home_town", "ethnicity", "religion"),
            ("social_origin", "family_origin", "health", "abroad", "family"),
        ),
        Part(
            translate("Members", "Liên hệ"),
            ("phone", "email", "current_address", "permanent_address", "workplace", "occupation"),
        ),
        Part(
            translate("Members", "Sinh hoạt Đoàn"),
            ("joined_on", "joined_at", "introducer", "admission_resolution", "union_position", "category", "association"),
            (
                "admission_decided_on", "unit_since", "association_position", "pioneer_position", "residence_union",
                "temporary_union", "temporary_until", "stays_until", "outstanding_year", "honorary_on",
            ),
        ),
        Part(
            translate("Members", "Giấy tờ"),
            ("code", "card_number", "card_issued_on", "id_number", "id_issued_on", "id_issued_by"),
            ("card_reissued_on", "book_number", "book_reissued_on"),
        ),
        Part(
            translate("Members", "Trình độ"),
            ("education", "qualification", "political_theory", "foreign_language", "computing"),
        ),
        Part(translate("Members", "Đảng"), ("party_joined_on", "party_official_on"), ("party_course_on",)),
        Part(
            translate("Members", "Ghi chú"),
            ("note",),
            (
                "national_training", "national_grading", "national_awards", "national_discipline", "national_honorary",
            ),
        ),
    )  # fmt: skip


def chip(field: str) -> str:
    """A missing field as a chip says it: 'thiếu CCCD'."""
    short = {
        "birth_date": QCoreApplication.translate("Members", "thiếu ngày sinh"),
        "sex": QCoreApplication.translate("Members", "thiếu giới tính"),
        "id_number": QCoreApplication.translate("Members", "thiếu CCCD"),
        "phone": QCoreApplication.translate("Members", "thiếu điện thoại"),
        "joined_on": QCoreApplication.translate("Members", "thiếu ngày vào Đoàn"),
        "card_number": QCoreApplication.translate("Members", "thiếu số thẻ"),
    }
    return short[field]


def shown(name: str, fields: Mapping[str, Any]) -> str:
    """A stored value as it stands in its field: 05/05/2008; a birth year alone when no more is known."""
    value = fields.get(name)
    if name == "birth_date" and value is None:
        value = fields.get("birth_year")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if name == "sex":
        return sex_name(value)
    return "" if value is None else str(value)


def to_store(name: str, text: str) -> dict[str, str]:
    """What was typed, as the service takes it."""
    if name == "birth_date" and not text.strip():
        return {"birth_date": "", "birth_year": ""}
    if name in DATES:
        return {name: _day(text)}
    return {name: text}


def _day(text: str) -> str:
    """'5.5.2008' and '05052008' as '05/05/2008'; anything else as it is, for the service to judge."""
    bare = text.strip()
    if re.fullmatch(r"\d{8}", bare):
        bare = f"{bare[:2]}/{bare[2:4]}/{bare[4:]}"
    found = re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", bare)
    return f"{found[1]}/{found[2]}/{found[3]}" if found else bare


def sentence(fault: AppError) -> str:
    """A refusal under its field. Fields are named as the record names them; advice that speaks of commands is left out."""
    values = dict(fault.values)
    named = values.get("field")
    if isinstance(named, str) and named in LABELS:
        fault = type(fault)(fault.where, **{**values, "field": label(named)})
    advice = fault.advice()
    spoken = fault.sentence()
    return spoken if _COMMAND.search(advice) else f"{spoken} {advice}"


_COMMAND: Final = re.compile(r"\bmembers |--|birth_year")
