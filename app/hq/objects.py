"""Files of letters in a folder or in S3-compatible storage, by the same code.

Owns where bytes lie: a file once under its SHA-256 however many units hold it, its pieces under the organisation that
sends them until all are there. Refuses to know who may read what: rights and quotas are the database's, asked before.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from app.base.files import make_folder, sync_folder
from app.hq.refusals import FilesAway, NoDriver
from app.hq.settings import Settings

FOLDER: Final = "files"
PIECE: Final = 256 << 10
"""What a client sends at a time; the last piece of a file is shorter."""
MOST_PIECE: Final = 1 << 20
_READ: Final = 1 << 20


class Missing(Exception):
    """There is no such object."""


class StorageAway(Exception):
    """The storage does not answer; the caller is told to come back."""


class Objects:
    """The store of bytes."""

    def __init__(self, settings: Settings) -> None:
        try:
            import obstore
            from obstore import exceptions
        except ImportError:
            raise NoDriver(name="obstore") from None
        self._do = obstore
        self._faults = exceptions
        self.place = settings.files or str(settings.folder / FOLDER)
        self._folder: Path | None = None
        if settings.files:
            self._store = _s3(settings)
        else:
            from obstore.store import LocalStore

            self._folder = settings.folder / FOLDER
            make_folder(self._folder)
            self._store = LocalStore(self._folder)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise Missing from None
        except (self._faults.BaseError, OSError, ValueError) as error:
            raise StorageAway from error

    def put_piece(self, org: str, sha: str, index: int, content: bytes) -> None:
        """Keep one piece; the same again changes nothing."""
        with self._asked():
            self._do.put(self._store, _piece(org, sha, index), content)

    def pieces(self, org: str, sha: str) -> dict[int, int]:
        """Which pieces are here, with their sizes."""
        prefix = f"pieces/{org}/{sha}/"
        found: dict[int, int] = {}
        with self._asked():
            for batch in self._do.list(self._store, prefix=prefix):
                for entry in batch:
                    name = str(entry["path"]).rpartition("/")[2]
                    if name.isdigit():
                        found[int(name)] = int(entry["size"])
        return found

    def join(self, org: str, sha: str, count: int) -> tuple[bool, int]:
        """Make the file of its pieces: whether its digest is ``sha``, and its size. Raises Missing.

        Every sender proves that he has the bytes, whoever sent them before. A wrong digest keeps nothing.
        """
        whole = hashlib.sha256()
        size = 0
        for content in self._read_pieces(org, sha, count):
            whole.update(content)
            size += len(content)
        right = whole.hexdigest() == sha
        if right and self.size(sha) != size:
            with self._asked(), self._do.open_writer(self._store, _whole(sha)) as target:
                for content in self._read_pieces(org, sha, count):
                    target.write(content)
            self._settle(_whole(sha))
        return right, size

    def _read_pieces(self, org: str, sha: str, count: int) -> Iterator[bytes]:
        for index in range(count):
            with self._asked():
                content = self._do.get(self._store, _piece(org, sha, index)).bytes()
            yield bytes(content)

    def drop_pieces(self, org: str, sha: str) -> None:
        """Forget the pieces of one sender; called after the file is known to the database."""
        paths = [_piece(org, sha, index) for index in self.pieces(org, sha)]
        if paths:
            with self._asked():
                self._do.delete(self._store, paths)

    def size(self, sha: str) -> int | None:
        """Bytes of a whole file; None when it is not here."""
        try:
            with self._asked():
                return int(self._do.head(self._store, _whole(sha))["size"])
        except Missing:
            return None

    def read(self, sha: str, start: int, end: int) -> Iterator[bytes]:
        """The bytes from ``start`` to before ``end``, a megabyte at a time. Raises Missing with the first."""
        while start < end:
            until = min(end, start + _READ)
            with self._asked():
                content = self._do.get_range(self._store, _whole(sha), start=start, end=until)
            yield bytes(content)
            start = until

    def delete(self, sha: str) -> None:
        with self._asked():
            self._do.delete(self._store, [_whole(sha)])

    def whole_files(self) -> Iterator[tuple[str, int]]:
        """Every file here with its size."""
        with self._asked():
            for batch in self._do.list(self._store, prefix="blobs/"):
                for entry in batch:
                    yield str(entry["path"]).rpartition("/")[2], int(entry["size"])

    def stale_pieces(self, before: datetime) -> Iterator[tuple[str, int]]:
        """Pieces that came before a moment, with their sizes: whoever sent them never finished."""
        yield from self._older("pieces/", before)

    def older_files(self, before: datetime) -> Iterator[tuple[str, int]]:
        """Digests and sizes of whole files that were written before a moment."""
        for path, size in self._older("blobs/", before):
            yield path.rpartition("/")[2], size

    def _older(self, prefix: str, before: datetime) -> Iterator[tuple[str, int]]:
        with self._asked():
            for batch in self._do.list(self._store, prefix=prefix):
                for entry in batch:
                    if entry["last_modified"] < before:
                        yield str(entry["path"]), int(entry["size"])

    def delete_pieces(self, paths: Sequence[str]) -> None:
        """Forget pieces by what ``stale_pieces`` called them."""
        if paths:
            with self._asked():
                self._do.delete(self._store, list(paths))

    def put_whole(self, sha: str, content: IO[bytes]) -> None:
        """A file that comes back from a copy."""
        with self._asked(), self._do.open_writer(self._store, _whole(sha)) as target:
            while piece := content.read(_READ):
                target.write(piece)
        self._settle(_whole(sha))

    def put_mark(self, name: str, content: bytes) -> None:
        """A small object of the server's own."""
        with self._asked():
            self._do.put(self._store, name, content or b"1")

    def marks(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """Names and contents of the marks below ``prefix``."""
        with self._asked():
            for batch in self._do.list(self._store, prefix=f"{prefix}/"):
                for entry in batch:
                    path = str(entry["path"])
                    yield path.removeprefix(f"{prefix}/"), bytes(self._do.get(self._store, path).bytes())

    def check(self) -> None:
        """Whether the storage answers and takes bytes. Raises FilesAway."""
        try:
            with self._asked():
                self._do.put(self._store, "check/writable", b"1")
        except (StorageAway, Missing) as error:
            reason = str(error.__cause__ or error).splitlines()
            raise FilesAway(place=self.place, reason=(reason[0] if reason else "")[:160]) from None

    def _settle(self, path: str) -> None:
        """On our own disk: what is called kept is on the disk."""
        if self._folder is None:
            return
        file = self._folder / path
        descriptor = os.open(file, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(file.parent)


def _s3(settings: Settings) -> Any:
    from obstore.store import S3Store

    # Keys of access come from AWS_ACCESS_KEY_ID and the like, which the library reads itself.
    config: Any = {
        "region": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    }
    options: Any = {}
    if settings.files_endpoint:
        config |= {"endpoint": settings.files_endpoint, "virtual_hosted_style_request": False}
        options["allow_http"] = settings.files_endpoint.startswith("http://")
    return S3Store.from_url(
        settings.files, config=config, client_options=options, retry_config={"max_retries": 3}
    )


def _whole(sha: str) -> str:
    return f"blobs/{sha[:2]}/{sha[2:4]}/{sha}"


def _piece(org: str, sha: str, index: int) -> str:
    return f"pieces/{org}/{sha}/{index}"
