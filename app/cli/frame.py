"""The frame that every verb stands in: common options, the environment of a run, the way out.

Owns parsing, the order of start-up and the one outer ``except Exception``. Refuses rules and formats: a verb calls
services and hands the answer to ``Env.answer``. Start-up is measured (benchmarks/start.py): nothing heavy is imported
before the verb is known.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from app.base.errors import AppError, Cancelled, Exit
from app.base.files import reason
from app.base.language import LANGUAGES, mark, tr, use_language
from app.base.progress import Progress, Silent
from app.cli import errors, output
from app.cli.usage import Parser, need_words, speak_vietnamese

if TYPE_CHECKING:
    from app.bootstrap import Desk

# In the order of a letter's way, which is the order of `vanthu --help`.
FAMILIES: Final = (
    "intake",
    "incoming",
    "tasks",
    "follow",
    "dossiers",
    "letters",
    "templates",
    "mailing",
    "document_copies",
    "registers",
    "units",
    "series",
    "members",
    "privacy",
    "rules",
    "meetings",
    "committees",
    "grading",
    "fees",
    "reports",
    "people",
    "edxml",
    "signing",
    "search",
    "queries",
    "hq",
    "copies",
    "data",
    "sync",
    "demo",
    "selftest",
)

Run: TypeAlias = "Callable[[Env, argparse.Namespace], int | None]"


class Env:
    """The surroundings of one run: where the data lie, how to answer. Opens the data folder only when asked to."""

    def __init__(self, *, data: Path, key_file: Path | None, json: bool, lang: str) -> None:
        self.data = data
        self.key_file = key_file
        self.json = json
        self.lang = lang
        self.person = ""
        """Who acts in this run, by --as or VANTHU_AS; empty: whoever was chosen last."""
        self.named = False
        """Whether a data folder was named, on the line or by VANTHU_DATA."""
        self._desk: Desk | None = None
        self._wrote = False

    def desk(self) -> Desk:
        """Store, vault and services of the data folder, which is made if it is not there. For verbs that write."""
        self._wrote = True
        return self._open()

    def _open(self) -> Desk:
        if self._desk is None:
            from app.base import log
            from app.bootstrap import open_desk

            self._desk = open_desk(self.data, key_file=self.key_file, ask=self.ask())
            log.start(self.data)
            if self.person:
                self._desk.work_as(self._desk.people.find(self.person).id, remember=False)
        return self._desk

    def desk_if_any(self) -> Desk | None:
        """The same for verbs that only read: None while nothing was ever stored here."""
        if self._desk is None:
            from app.bootstrap import has_data, need_not_gone

            if not has_data(self.data):
                need_not_gone(self.data)
                return None
        return self._open()

    def desk_there(self) -> Desk:
        """The same for verbs that speak of one record: raises DataMissing while nothing was ever stored here."""
        desk = self.desk_if_any()
        if desk is None:
            from app.models.errors import DataMissing

            raise DataMissing(str(self.data), file=str(self.data))
        return desk

    def tidy(self) -> None:
        """After a verb that wrote: the copy of the day. Its failure is told, and spoils nothing that was done."""
        if self._desk is None or not self._wrote:
            return
        try:
            self._desk.daily_care()
        except AppError as fault:
            self.note_fault(fault)
            self.warn(tr(mark("Chưa làm được bản sao lưu hằng ngày: {reason}")).format(reason=fault))

    def use(self, desk: Desk) -> None:
        """Work on this desk from now on; it is closed at the end of the run."""
        self.close()
        self._desk = desk

    def close(self) -> None:
        if self._desk is not None:
            from app.base import log

            self._desk.close()
            self._desk = None
            log.stop()

    def note_fault(self, fault: BaseException) -> None:
        """Keep a refusal or a fault in the data folder's log, when one is open."""
        if self._desk is not None:
            from app.base import log

            if isinstance(fault, AppError):
                log.refused(fault)
            else:
                log.fault(fault)

    def answer(self, answer: object, lines: str | Iterable[str] = ()) -> None:
        """The verb's one answer: the object with ``--json``, else the lines."""
        with output.out():
            if self.json:
                output.write_json(answer, sys.stdout)
                return
            for line in [lines] if isinstance(lines, str) else lines:
                sys.stdout.write(f"{output.safe(line)}\n")

    def say(self, line: str) -> None:
        """A line for people while the work goes on; silent with ``--json``."""
        if not self.json:
            with output.out():
                sys.stdout.write(f"{output.safe(line)}\n")
                sys.stdout.flush()

    def warn(self, line: str) -> None:
        """Something to know that is not the answer. Goes to standard error, which scripts leave alone."""
        output.push_out()
        sys.stderr.write(f"{output.safe(line)}\n")

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A bar on standard error when a person watches, else nothing."""
        if not sys.stderr.isatty():
            yield Silent()
            return
        bar = output.Bar(sys.stderr)
        try:
            yield bar
        finally:
            bar.wipe()

    def ask(self) -> Callable[[str], str] | None:
        """How to ask for a password: on a terminal, unseen. None when nobody is there to answer."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        from getpass import getpass

        def typed(prompt: str) -> str:
            try:
                return getpass(prompt + " ", stream=sys.stderr)
            except EOFError:  # Ctrl+D
                raise errors.Stopped from None
            except UnicodeDecodeError:  # it quotes what was typed
                raise errors.TypedWrong from None

        return typed


class Verbs:
    """Where a family hangs its verbs."""

    def __init__(self, parsers: argparse._SubParsersAction[Parser]) -> None:
        self._parsers = parsers

    def verb(self, name: str, help: str, run: Run, *, own_as: bool = False) -> Parser:
        """A verb; ``help`` is its sentence in Vietnamese (already ``tr``-ed). Add its own options to what comes back.

        ``own_as``: the verb's ``--as`` means something else; who acts is then said before the verb.
        """
        parser: Parser = self._parsers.add_parser(name, help=help, description=help)
        common(parser, person=not own_as)
        parser.set_defaults(run=run)
        return parser

    def family(self, name: str, help: str, *, also: Sequence[str] = ()) -> Verbs:
        """A word with verbs under it: ``letter`` in ``letter issue``. ``also``: other words for the same."""
        parser: Parser = self._parsers.add_parser(name, help=help, description=help, aliases=also)
        common(parser)
        parser.set_defaults(run=None, parser=parser)
        return Verbs.under(parser)

    @staticmethod
    def under(parser: Parser) -> Verbs:
        """Verbs under a word that does something of its own, too: ``sync`` and ``sync status``."""
        return Verbs(parser.add_subparsers(metavar=tr(mark("LỆNH")), parser_class=Parser))


def common(parser: Parser, *, person: bool = True) -> None:
    """Options of every verb, allowed before and after its name: an absent one must not hide one given earlier."""
    group = parser.add_argument_group(tr(mark("tùy chọn chung")))
    absent = argparse.SUPPRESS
    group.add_argument(
        "--data",
        metavar=tr(mark("THƯ_MỤC")),
        default=absent,
        help=tr(mark("thư mục dữ liệu (hoặc biến VANTHU_DATA)")),
    )
    group.add_argument(
        "--key-file",
        metavar=tr(mark("TỆP")),
        default=absent,
        help=tr(mark("tệp khóa dữ liệu, cho việc chạy tự động (hoặc biến VANTHU_KEY_FILE)")),
    )
    group.add_argument(
        "--json", action="store_true", default=absent, help=tr(mark("in ra một đối tượng JSON thay cho lời"))
    )
    group.add_argument("--lang", choices=LANGUAGES, default=absent, help=tr(mark("ngôn ngữ của lời báo")))
    if person:
        group.add_argument(
            "--as",
            dest="person_acting",
            metavar=tr(mark("NGƯỜI")),
            default=absent,
            help=tr(
                mark("làm lệnh này dưới tên ai (hoặc biến VANTHU_AS); bỏ trống: người được chọn lần trước")
            ),
        )


def build() -> Parser:
    """The whole command line. Costs a few milliseconds: families import nothing heavy at their top."""
    from app import __version__

    parser = Parser(
        prog="vanthu", description=tr(mark("Văn thư Đoàn: công văn đến và đi, số, sổ, đoàn viên."))
    )
    shown = tr(mark("in số phiên bản rồi thoát"))
    parser.add_argument("--version", action="version", version=f"Văn thư Đoàn {__version__}", help=shown)
    common(parser)
    parser.set_defaults(run=None, parser=None)
    verbs = Verbs(parser.add_subparsers(metavar=tr(mark("LỆNH")), parser_class=Parser))
    for name in FAMILIES:
        importlib.import_module(f"app.cli.{name}").add(verbs)
    return parser


def start(argv: list[str]) -> int:
    """Run one command line; the exit code. Never raises, never shows a traceback."""
    output.need_streams()
    output.use_utf8()
    env = _early(argv)
    use_language(env.lang)
    speak_vietnamese()
    try:
        try:
            code = _run(argv, env)
        except SystemExit as done:  # argparse after --help and --version
            code = done.code if isinstance(done.code, int) else Exit.DONE
        output.push_out()
        return code
    except AppError as fault:
        env.note_fault(fault)
        return _refuse(env, fault)
    except (KeyboardInterrupt, Cancelled):
        return _refuse(env, errors.Stopped())
    except BrokenPipeError:
        # The reader (head, a closed pager) has seen enough; the work itself is done.
        output.let_go(sys.stdout)
        return Exit.DONE
    except output.OutFailed as lost:
        output.let_go(sys.stdout)
        env.json = False  # standard output takes nothing more; the sentence can only go to the other stream
        return _refuse(env, errors.AnswerLost(file=tr(mark("đầu ra")), reason=reason(lost.fault)))
    except MemoryError:
        return _refuse(env, errors.OutOfMemory())
    except Exception as fault:  # noqa: BLE001 - the one outer shell
        known = errors.of_system(fault) if isinstance(fault, OSError) else None
        if known is not None:
            return _refuse(env, known)
        env.note_fault(fault)
        file = errors.report(fault, env.data)
        return _refuse(env, errors.OurFault(str(file) if file else None, kind=type(fault).__name__))
    finally:
        env.close()
        use_language("vi")


def _early(argv: list[str]) -> Env:
    """What must be known before parsing: how to speak when the parsing itself fails."""
    lang = "vi"
    for at, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(argv):
            lang = argv[at + 1]
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
    words = argv[: argv.index("--")] if "--" in argv else argv
    return Env(
        data=Path(os.devnull),
        key_file=None,
        json="--json" in words,
        lang=lang if lang in LANGUAGES else "vi",
    )


def _run(argv: list[str], env: Env) -> int:
    from app.base.paths import default_data_dir

    parser = build()
    args = parser.parse_args(argv)
    need_words(args)
    key_file = getattr(args, "key_file", None) or os.environ.get("VANTHU_KEY_FILE")
    named = getattr(args, "data", None)
    env.data = Path(named) if named else default_data_dir()
    env.named = bool(named or os.environ.get("VANTHU_DATA"))
    env.key_file = Path(key_file) if key_file else None
    env.json = getattr(args, "json", False)
    env.person = getattr(args, "person_acting", "") or os.environ.get("VANTHU_AS", "")
    run: Run | None = args.run
    if run is None:
        if args.parser is not None:
            args.parser.error(tr(mark("thiếu lệnh con")))
        return _window(env, parser, lang=getattr(args, "lang", ""))
    code = run(env, args) or Exit.DONE
    env.tidy()
    return code


def _window(env: Env, parser: Parser, *, lang: str) -> int:
    """No verb: the window where there is one; on a machine without a display, what could be typed instead."""
    if not env.json and screen_there() and find_spec("app.main") is not None:
        return int(importlib.import_module("app.main").run_window(env.data, env.key_file, language=lang))
    notice = tr(mark("Máy này không có màn hình để mở cửa sổ; dùng các lệnh dưới đây."))
    env.answer({"window": False, "notice": notice}, [notice, "", parser.format_help().rstrip()])
    return Exit.DONE


def screen_there() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere when a display is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _refuse(env: Env, fault: AppError) -> int:
    try:
        if env.json:
            output.write_json(errors.as_json(fault), sys.stdout)
        else:
            sys.stdout.flush()
            sys.stderr.write(output.safe(errors.as_text(fault)))
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody can be told: the stream itself is gone or full
        output.let_go(sys.stdout)
        output.let_go(sys.stderr)
    return int(fault.exit)
