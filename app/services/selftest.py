"""Is this installation whole? Every part a clerk will need is used once, in a temporary folder.

Owns the list of checks. A failed check never stops the others; what it says names parts of the program, not data.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.base.errors import AppError, Exit
from app.base.language import mark

_WORDS: Final = "Kính gửi: Đoàn xã Thượng Ẩn; ưỡn, quyển, nghiêng, đẵn, giặt, thuở"
"""Letters of all tones: they must come back from our own files as they went in."""


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    detail: str


class PartBroken(AppError):
    """A part of the installation does not do its work."""

    code, what = "KT-001", mark("Phần này không chạy đúng ({detail}).")
    remedy = mark("Cài lại chương trình; nếu vẫn vậy, gửi kết quả self-test cho người hỗ trợ.")
    exit = Exit.FAULT


def _hold(true: object, detail: str) -> None:
    if not true:
        raise PartBroken(detail=detail)


def run() -> Iterator[Check]:
    """The checks one by one, as they are done."""
    for name, check in CHECKS.items():
        try:
            yield Check(name, True, check())
        except AppError as refusal:
            yield Check(name, False, f"{refusal.code}: {refusal.sentence()}")
        except (OSError, ImportError, ValueError, KeyError, RuntimeError) as fault:
            # Whatever is broken or missing in an installation shows as one of these; its text may name the part.
            yield Check(name, False, f"{type(fault).__name__}: {fault}"[:300])


def _fonts() -> str:
    from app.export.pdf.fonts import typeface

    return typeface().name


def _database() -> str:
    """A database is made, closed, opened again with its key, and tells its revision."""
    from app.models.folder import create_folder, open_folder
    from app.models.migrations import HEAD

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder, key = Path(name) / "data", Path(name) / "key"
        create_folder(folder, key_file=key).close()
        store = open_folder(folder, key_file=key, make=False)
        try:
            with store.read() as session:
                version = session.connection().exec_driver_sql("PRAGMA cipher_version").scalar()
            _hold(not (folder / "vanthu.db").read_bytes().startswith(b"SQLite format 3"), "not encrypted")
        finally:
            store.close()
    return f"SQLCipher {version}, {HEAD}"


def _migrations() -> str:
    """An empty database is brought up by the scripts alone: they lie beside the program and run."""
    from app.models.engine import make_engine
    from app.models.keys import DataKey
    from app.models.migrations import HEAD
    from app.models.upgrade import migrate

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        engine = make_engine(
            Path(name) / "new.db", DataKey.new(), writes=True, create=True, foreign_keys=False
        )
        try:
            migrate(engine, HEAD)
        finally:
            engine.dispose()
    return HEAD


def _standards() -> str:
    from app.standards import available, load

    found = [load(one.id, version=one.version) for one in available()]
    _hold(found, "no standard")
    return ", ".join(f"{one.id} {one.version}" for one in found)


def _docx() -> str:
    """A letter is written as DOCX and read back by intake."""
    return _written("docx")


def _pdf() -> str:
    return _written("pdf")


def _written(kind: str) -> str:
    from app.intake import guess, read
    from app.layout.parts import DateLine, Letter, Number, Organ, Paragraph, Signature
    from app.services.rendering import render

    letter = Letter(
        kind="CV",
        organ=Organ(issuing=["BCH ĐOÀN XÃ THƯỢNG ẨN"], superior=["ĐOÀN TỈNH HÀ CHÂU"], symbol="ĐTN"),
        number=Number(value="05"),
        date=DateLine(place="Thượng Ẩn", day=5, month=2, year=2026),
        subject="tự kiểm tra",
        addressees=["Ban Thường vụ Tỉnh đoàn"],
        body=[Paragraph(_WORDS)],
        signature=Signature("Đặng Thị Diễm Quỳnh", position="BÍ THƯ", authority=["TM. BAN CHẤP HÀNH"]),
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        path = Path(name) / f"letter.{kind}"
        made = render(letter, docx=path if kind == "docx" else None, pdf=path if kind == "pdf" else None)
        source = read(path)
        _hold(_WORDS in " ".join(source.text.split()), "the words do not come back")
        number = guess(source).number
        _hold(number is not None and number.value == "5", "the number does not come back")
        return f"{path.stat().st_size} byte, {made.pages}"


def _first_page(folder: Path) -> Path:
    """A page of our own PDF as a picture."""
    from app.export.lists import forms, pdf
    from app.export.lists.book import Book, Cover
    from app.export.pdf.raster import pictures

    (first, *_) = pictures(pdf.draw(Book(forms.OUTGOING, Cover((), ("BCH ĐOÀN",), ("Năm", "2026")))), folder)
    return first


def _pictures() -> str:
    """The picture is not blank."""
    from io import BytesIO

    from PIL import Image

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        content = _first_page(Path(name)).read_bytes()
    with Image.open(BytesIO(content)) as picture:
        darkest = picture.convert("L").getextrema()[0]
        _hold(isinstance(darkest, int | float) and darkest < 128, "the picture is blank")
        return f"{picture.width} x {picture.height}"


def _recognition() -> str:
    """The picture's words come back, read in the reader's own process."""
    from app.intake import ocr, read_bytes

    if not ocr.available():
        return ocr.missing("trang.png")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        source = read_bytes(_first_page(Path(name)).read_bytes(), "trang.png")
    _hold("VĂN BẢN ĐI" in source.text, "; ".join(source.warnings) or "the words do not come back")
    return f"{len(source.text.split())}"


def _spreadsheet() -> str:
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    from app.export.lists import forms, xlsx
    from app.export.lists.book import Book, Cover

    content = xlsx.draw(Book(forms.INCOMING, Cover((), ("BCH ĐOÀN",), ("Năm", "2026"))))
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    _hold(any("Tác giả" in row for row in rows), "the heads do not come back")
    return f"{len(content)} byte"


def _language() -> str:
    from app.base.language import LANGUAGES, current_language, use_language
    from app.base.paths import resource

    catalogues = [
        one for one in LANGUAGES if (resource("i18n") / one / "LC_MESSAGES" / "vanthu.mo").is_file()
    ]
    _hold("en" in catalogues, "no English catalogue")
    before = current_language()
    try:
        use_language("en")
    finally:
        use_language(before)
    return ", ".join(["vi", *catalogues])


def _icons() -> str:
    """The drawings and the catalogues of the window lie beside the program. Qt itself is not this room's to load."""
    from app.base.paths import resource

    drawings = list(resource("icons").glob("*.svg"))
    _hold(len(drawings) > 50, "icons are missing")
    _hold(
        all("currentColor" in one.read_text("utf-8") for one in drawings), "an icon with a colour of its own"
    )
    for name in ("qtbase_vi.qm", "app_en.qm"):
        _hold(resource("i18n", "qt", name).is_file(), f"{name} is missing")
    return f"{len(drawings)}"


def _tls() -> str:
    import ssl

    context = ssl.create_default_context()
    _hold(context.verify_mode is ssl.CERT_REQUIRED, "certificates are not verified")
    return ssl.OPENSSL_VERSION


def _line() -> str:
    """What the exchange with headquarters needs, without a network: the system's authorities, keys, packing, sealed bundles."""
    from uuid import UUID

    from nacl.public import PrivateKey
    from nacl.signing import SigningKey

    from app.sync.line import Line
    from app.wire import codec, parcel, proof
    from app.wire.messages import Head, Hello

    Line("https://localhost").close()
    said = Hello(line=str(UUID(int=0)), head=Head(), program=_WORDS)
    plain = codec.encode(said)
    _hold(codec.unpack(codec.pack(plain, "zstd"), "zstd") == plain, "zstd")
    device, box = SigningKey.generate(), PrivateKey.generate()
    try:
        shown = proof.make(
            bytes(device), bytes(device.verify_key), method="POST", target="/", body=plain, nonce="n", jti="j"
        )
        proof.check(shown, bytes(device.verify_key), method="POST", target="/", body=plain)
        sealed = parcel.seal(
            said, id=said.line, to="hq", device=said.line, box=bytes(box.public_key), seed=bytes(device)
        )
        back = parcel.unseal(sealed, Hello, box_seed=bytes(box), signer=bytes(device.verify_key))
    except (proof.ProofWrong, parcel.ParcelError) as fault:
        raise PartBroken(detail=type(fault).__name__) from None
    _hold(back == said, "bundle")
    return f"protocol {said.p}"


CHECKS: Final[dict[str, Callable[[], str]]] = {
    "fonts": _fonts,
    "standards": _standards,
    "database": _database,
    "migrations": _migrations,
    "docx": _docx,
    "pdf": _pdf,
    "pictures": _pictures,
    "recognition": _recognition,
    "spreadsheet": _spreadsheet,
    "language": _language,
    "icons": _icons,
    "tls": _tls,
    "line": _line,
}
