"""``self-test``: is this installation whole?"""

from __future__ import annotations

import argparse

from app.base.errors import Exit
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs


def add(verbs: Verbs) -> None:
    verbs.verb("self-test", tr(mark("tự kiểm tra: phông chữ, cơ sở dữ liệu, DOCX, PDF, ngôn ngữ, TLS")), _run)


def _run(env: Env, args: argparse.Namespace) -> int:
    from app.services.selftest import CHECKS, run

    checks = []
    with env.progress() as progress:
        for done, check in enumerate(run(), 1):
            checks.append(check)
            progress.step(done, len(CHECKS), check.name)
    ok = all(check.ok for check in checks)
    good, bad = tr(mark("đạt")), tr(mark("HỎNG"))
    lines = [f"{good if check.ok else bad:<5} {check.name:<12} {check.detail}" for check in checks]
    end = (
        tr(mark("Bản cài đặt nguyên vẹn."))
        if ok
        else tr(mark("Bản cài đặt có chỗ hỏng: cài lại chương trình."))
    )
    env.answer({"ok": ok, "checks": checks}, [*lines, end])
    return Exit.DONE if ok else Exit.FAULT
