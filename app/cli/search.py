"""``search``: one box for letters, members and tasks."""

from __future__ import annotations

import argparse

from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.usage import ROWS

_KINDS = {
    "incoming_letter": mark("văn bản đến"),
    "outgoing_letter": mark("văn bản đi"),
    "member": mark("đoàn viên"),
    "task": mark("việc"),
}


def add(verbs: Verbs) -> None:
    verb = verbs.verb(
        "search", tr(mark("tìm mọi thứ: văn bản, đoàn viên, việc; không cần dấu, đ = d")), _search
    )
    verb.add_argument("text", nargs="+", metavar=tr(mark("CHỮ")))
    verb.add_argument("--limit", type=ROWS, default=50, metavar="N", help=tr(mark("nhiều nhất N kết quả")))


def _search(env: Env, args: argparse.Namespace) -> None:
    text = " ".join(args.text)
    desk = env.desk_if_any()
    if desk is None:
        env.answer({"hits": [], "total": 0, "seconds": 0.0}, tr(mark("Chưa có dữ liệu nào để tìm.")))
        return
    found = desk.search.find(text, limit=args.limit)
    hits = [
        {"kind": h.kind, "id": h.id, "title": h.title, "snippet": h.snippet, "score": h.score}
        for h in found.hits
    ]
    lines = [tr(mark("{total} kết quả trong {ms:.0f} ms")).format(total=found.total, ms=found.seconds * 1000)]
    for hit in found.hits:
        lines.append(f"[{tr(_KINDS[hit.kind])}] {hit.title}")
        if hit.snippet and hit.snippet != hit.title:
            lines.append(f"    {hit.snippet}")
    env.answer({"hits": hits, "total": found.total, "seconds": round(found.seconds, 6)}, lines)
