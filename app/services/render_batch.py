"""A folder of letters as files, on all cores. A bad letter never stops the others, nor does one that its process dies of.

Files are laid on the disk by threads beside the drawing: to be sure that a file is whole after a power cut takes longer than
to draw it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.base.errors import AppError
from app.base.files import make_folder, write_atomic
from app.base.language import current_language, mark, tr, use_language
from app.base.progress import Progress, Silent
from app.services.rendering import Rendered, read_letter_file, render

_TOGETHER: Final = 16  # letters that a process takes at a time
_LAYERS: Final = 8  # threads that lay files on the disk, in each process


class LetterFelled(AppError):
    code, what = "VB-090", mark("Không dựng được {file}: {reason}.")
    remedy = mark(
        "Dựng riêng tệp này; nếu vẫn không được, chia văn bản hoặc phụ lục thành nhiều tệp nhỏ hơn."
    )


R_DIED: Final = mark("tiến trình dựng dừng đột ngột")
R_MEMORY: Final = mark("máy không đủ bộ nhớ")
R_OURS: Final = mark("chương trình gặp lỗi ({kind})")


@dataclass(frozen=True, slots=True)
class BatchItem:
    """What became of one file of a batch: rendered, or refused with a reason."""

    file: Path
    rendered: Rendered | None
    fault: dict[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class _Some:
    """Letters for one process; it speaks the language of the asker."""

    paths: tuple[Path, ...]
    out: Path
    language: str


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def render_folder(
    folder: Path, out: Path, *, jobs: int | None = None, progress: Progress | None = None
) -> Iterator[BatchItem]:
    """Every ``*.json`` of ``folder`` as DOCX and PDF in ``out``, in the order of names; on all cores if ``jobs`` names no
    number of processes."""
    watch = progress or Silent()
    make_folder(out)
    paths = sorted(folder.glob("*.json"))
    jobs = min(jobs or cores(), max(1, len(paths)))
    size = max(1, min(_TOGETHER, len(paths) // (4 * jobs)))
    groups = [
        _Some(tuple(paths[at : at + size]), out, current_language()) for at in range(0, len(paths), size)
    ]
    made = (item for group in groups for item in _render_some(group)) if jobs == 1 else _pooled(groups, jobs)
    for done, item in enumerate(made, 1):
        watch.step(done, len(paths), item.file.name)
        yield item


def _pooled(groups: Sequence[_Some], jobs: int) -> Iterator[BatchItem]:
    waiting = deque(groups)
    while waiting:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            results = deque(pool.submit(_render_some, group) for group in waiting)
            try:
                while results:
                    found = results[0].result()
                    results.popleft()
                    waiting.popleft()
                    yield from found
            except BrokenProcessPool:
                pass  # a process died; which letter it had is found below
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
        if waiting:
            yield from _apart(waiting.popleft())


def _apart(group: _Some) -> Iterator[BatchItem]:
    """Each letter in a process of its own."""
    for path in group.paths:
        with ProcessPoolExecutor(max_workers=1) as pool:
            try:
                yield from pool.submit(_render_some, _Some((path,), group.out, group.language)).result()
            except BrokenProcessPool:
                yield _refused(path, LetterFelled(str(path), file=path.name, reason=tr(R_DIED)))


def _render_some(group: _Some) -> list[BatchItem]:
    use_language(group.language)
    with ThreadPoolExecutor(_LAYERS) as layers:
        begun = [(path, *_render_one(path, group.out, layers)) for path in group.paths]
        return [_laid(path, made, files) for path, made, files in begun]


def _render_one(
    path: Path, out: Path, layers: ThreadPoolExecutor
) -> tuple[Rendered | AppError, list[Future[None]]]:
    """The letter drawn, and its files on their way to the disk."""
    from app.services.pictures_beside import images_beside

    files: list[Future[None]] = []
    try:
        letter = read_letter_file(path)
        docx, pdf = out / f"{path.stem}.docx", out / f"{path.stem}.pdf"

        def lay(target: Path, data: bytes) -> None:
            files.append(layers.submit(write_atomic, target, data))

        return render(letter, docx=docx, pdf=pdf, images=images_beside(letter, path), lay=lay), files
    except AppError as fault:
        return fault, files
    except MemoryError:
        return LetterFelled(str(path), file=path.name, reason=tr(R_MEMORY)), files
    except Exception as fault:  # noqa: BLE001  whatever one letter does to us, the others are made
        reason = tr(R_OURS).format(kind=type(fault).__name__)
        return LetterFelled(str(path), file=path.name, reason=reason), files


def _laid(path: Path, made: Rendered | AppError, files: Sequence[Future[None]]) -> BatchItem:
    for file in files:
        try:
            file.result()
        except AppError as fault:
            made = fault
    return _refused(path, made) if isinstance(made, AppError) else BatchItem(path, made)


def _refused(path: Path, fault: AppError) -> BatchItem:
    said = {"code": fault.code, "what": fault.sentence(), "remedy": fault.advice(), "where": fault.where}
    return BatchItem(path, None, said)
