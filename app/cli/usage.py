"""argparse in the clerk's language: its own words, and usage errors as ``AppError`` instead of an exit.

Owns the table of argparse's English messages. Refuses to know any verb.
"""

from __future__ import annotations

import argparse
from typing import Final, NoReturn

from app.base.errors import AppError, Exit
from app.base.language import current_language, mark

# argparse's own texts (Python 3.11 to 3.13); a text that is missing here stays English rather than failing.
_VIETNAMESE: Final = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "subcommands": "lệnh",
    "show this help message and exit": "in phần hướng dẫn này rồi thoát",
    "show program's version number and exit": "in số phiên bản rồi thoát",
    "argument %(argument_name)s: %(message)s": "tham số %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "thiếu tham số bắt buộc: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "expected one argument": "cần một giá trị",
    "expected at most one argument": "chỉ nhận nhiều nhất một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "not allowed with argument %s": "không dùng cùng với %s",
    "one of the arguments %s is required": "cần một trong các tham số %s",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "ambiguous option: %(option)s could match %(matches)s": "tùy chọn %(option)s chưa rõ: có thể là %(matches)s",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không đúng kiểu %(type)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r (chọn trong: %(choices)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "không có lệnh %(parser_name)r (chọn trong: %(choices)s)",
    "default": "mặc định",
}


class UsageWrong(AppError):
    """The words on the command line make no command."""

    code, what = "LENH-001", mark("Lệnh chưa đúng: {message}.")
    remedy = mark("Gõ «{prog} --help» để xem cách dùng.")
    exit = Exit.USAGE


def _word(text: str) -> str:
    return _VIETNAMESE.get(text, text) if current_language() == "vi" else text


def _plural(one: str, many: str, count: int) -> str:
    return _word(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Let argparse look its words up here. It has no other door than its module-wide gettext."""
    vars(argparse).update({"_": _word, "ngettext": _plural})


class Parser(argparse.ArgumentParser):
    """argparse that raises ``UsageWrong`` and never abbreviates options (a new one must not change an old line)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("allow_abbrev", False)
        kwargs.setdefault("formatter_class", _Wide)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        raise UsageWrong(message=message.rstrip("."), prog=self.prog)


class _Wide(argparse.HelpFormatter):
    """Help with room for Vietnamese sentences beside the option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)
