"""argparse in the clerk's language: its own words, and usage errors as ``AppError`` instead of an exit.

Owns the table of argparse's English messages. Refuses to know any verb.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final, NoReturn

from app.base.errors import AppError, Exit
from app.base.language import current_language, mark, tr

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


# Words that name files; the system lets these be any bytes. All others are kept as text or searched for.
_FILES: Final = frozenset(
    "batch code_file password_file data docx file files folder image key key_file map out pdf png roots token xlsx".split()
)
_NEVER_EMPTY: Final = {"data": "--data", "key_file": "--key-file", "out": "--out", "file": "FILE"}
_NOT_TEXT = mark("“{word}” không phải chữ UTF-8")
_EMPTY = mark("{option} bỏ trống")
_WHOLE = mark("cần số nguyên từ {least} đến {most}")


def need_words(args: argparse.Namespace) -> None:
    """Refuse words that are no text, and empty names of files: ``--data "$DIR"`` with DIR unset means nobody's folder."""
    for name, value in vars(args).items():
        for word in value if isinstance(value, list) else [value]:
            if not isinstance(word, str):
                continue
            if name in _NEVER_EMPTY and not word:
                raise UsageWrong(message=tr(_EMPTY).format(option=_NEVER_EMPTY[name]), prog="vanthu")
            if name not in _FILES and any("\ud800" <= char <= "\udfff" for char in word):
                shown = word.encode("utf-8", "replace").decode("utf-8")
                raise UsageWrong(message=tr(_NOT_TEXT).format(word=shown[:40]), prog="vanthu")


def whole(least: int, most: int) -> Callable[[str], int]:
    """The type of a whole number between bounds: beyond them neither calendar nor database could follow."""

    def read(text: str) -> int:
        try:
            number = int(text) if len(text) <= 20 else most + 1
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(tr(_WHOLE).format(least=least, most=most))
        return number

    return read


YEAR: Final = whole(1900, 2999)
ROWS: Final = whole(0, 1_000_000)


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
