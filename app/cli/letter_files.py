"""``letter schema``, ``render``, ``check``: letters as data and files; no data folder is opened or made."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.base.clock import VIETNAM, SystemClock, today
from app.base.errors import Exit
from app.base.language import mark, tr
from app.cli.frame import Env, Verbs
from app.cli.usage import UsageWrong, whole

if TYPE_CHECKING:
    from app.check.findings import Finding
    from app.layout.compose_picture import Images
    from app.layout.papers import OtherPaper
    from app.layout.parts import Letter
    from app.services.render_batch import BatchItem
    from app.services.rendering import Rendered
    from app.services.repairing import Repaired


def add(family: Verbs) -> None:
    family.verb("schema", tr(mark("lược đồ JSON của văn bản")), _schema)
    render = family.verb(
        "render", tr(mark("dựng tệp DOCX, PDF, ảnh từ văn bản JSON; không cần dữ liệu")), _render
    )
    render.add_argument("file", nargs="?", metavar=tr(mark("TỆP.json")))
    targets(render)
    render.add_argument(
        "--batch", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("dựng mọi tệp .json trong thư mục"))
    )
    render.add_argument("--out", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("nơi ghi kết quả của --batch")))
    render.add_argument(
        "--jobs",
        type=whole(1, 64),
        metavar="N",
        help=tr(mark("số tiến trình chạy cùng lúc; mặc định: mọi nhân")),
    )
    check = family.verb(
        "check", tr(mark("đối chiếu .json, .docx hoặc .pdf với tiêu chuẩn trình bày")), _check
    )
    check.add_argument("file", metavar=tr(mark("TỆP")))
    check.add_argument("--standard", choices=("youth-union", "decree-30", "party"))
    check.add_argument(
        "--fix",
        metavar=tr(mark("TỆP.docx")),
        help=tr(mark("ghi bản đã sửa của tệp Word; tệp gốc giữ nguyên")),
    )
    check.add_argument("--strict", action="store_true", help=tr(mark("mã thoát 4 khi có lỗi")))
    copy = family.verb("copy", tr(mark("sao y, sao lục, trích sao một tệp PDF")), _copy)
    copy.add_argument("file", metavar=tr(mark("TỆP.pdf")))
    copy.add_argument(
        "form", metavar=tr(mark("BẢN_SAO.json")), help=tr(mark("cơ quan sao, số, ngày, người ký"))
    )
    copy.add_argument("--pdf", required=True, metavar=tr(mark("TỆP")))
    copy.add_argument(
        "--electronic",
        metavar=tr(mark("GIỜ")),
        help=tr(mark("bản sao điện tử: giờ ký theo ISO 8601, ghi ở góc trên bên phải trang đầu")),
    )
    templates = family.verb("templates", tr(mark("danh sách mẫu của mọi loại văn bản")), _templates)
    templates.add_argument("--standard", choices=("youth-union", "decree-30", "party"), default="youth-union")
    templates.add_argument(
        "--json-of", metavar=tr(mark("TÊN_MẪU")), help=tr(mark("in văn bản JSON của mẫu ấy"))
    )


def targets(parser: argparse.ArgumentParser) -> None:
    """Where the files of one letter go."""
    parser.add_argument("--docx", metavar=tr(mark("TỆP")))
    parser.add_argument("--pdf", metavar=tr(mark("TỆP")))
    parser.add_argument("--png", metavar=tr(mark("THƯ_MỤC")), help=tr(mark("ảnh từng trang")))


def need_target(prog: str, args: argparse.Namespace) -> None:
    """Refuse a call that names no file to write."""
    if not (args.docx or args.pdf or args.png):
        raise UsageWrong(
            message=tr(mark("chưa nói ghi ra tệp nào: --docx, --pdf hoặc --png")), prog=f"vanthu {prog}"
        )


def render_to(
    letter: Letter | OtherPaper, args: argparse.Namespace, images: Images | None = None
) -> Rendered:
    from app.services.rendering import render

    docx, pdf, png = (Path(name) if name else None for name in (args.docx, args.pdf, args.png))
    return render(letter, docx=docx, pdf=pdf, png=png, images=images)


def rendered_json(rendered: Rendered) -> dict[str, Any]:
    return {
        "files": rendered.files(),
        "pages": rendered.pages,
        "seconds": round(rendered.seconds, 4),
        "findings": [finding.to_json() for finding in rendered.findings],
        "warnings": list(rendered.warnings),
    }


def rendered_lines(rendered: Rendered) -> list[str]:
    written = [
        path for path in (rendered.docx, rendered.pdf, *rendered.annexes, *rendered.png) if path is not None
    ]
    lines = [tr(mark("Đã ghi {file}")).format(file=path) for path in written]
    lines.append(
        tr(mark("{pages} trang, {seconds:.2f} giây.")).format(pages=rendered.pages, seconds=rendered.seconds)
    )
    return [*lines, *rendered.warnings, *finding_lines(rendered.findings)]


def finding_lines(findings: tuple[Finding, ...]) -> list[str]:
    words = {"error": mark("Lỗi"), "warning": mark("Nên sửa"), "info": mark("Lưu ý")}
    return [f"{tr(words[one.severity.value])}: {one.message} [{one.source}]" for one in findings]


# --- runs -------------------------------------------------------------------------------------------------------


def _schema(env: Env, args: argparse.Namespace) -> None:
    import json

    from app.layout.parts import schema

    made = schema()
    env.answer(made, json.dumps(made, ensure_ascii=False, indent=2))


def _render(env: Env, args: argparse.Namespace) -> int:
    if bool(args.file) == bool(args.batch) or bool(args.batch) != bool(args.out):
        message = tr(mark("cần một tệp JSON, hoặc --batch THƯ_MỤC cùng --out THƯ_MỤC"))
        raise UsageWrong(message=message, prog="vanthu letter render")
    if args.batch:
        return _render_batch(env, args)
    from app.layout.parts import Letter
    from app.services.pictures_beside import images_beside
    from app.services.rendering import read_paper_file

    paper = read_paper_file(Path(args.file))
    images = images_beside(paper, Path(args.file)) if isinstance(paper, Letter) else None
    rendered = render_to(paper, args, images)
    env.answer(rendered_json(rendered), rendered_lines(rendered))
    return Exit.DONE


def _copy(env: Env, args: argparse.Namespace) -> None:
    from datetime import datetime

    from app.layout.papers import Copy
    from app.services.copying import electronic_copy, paper_copy
    from app.services.rendering import read_paper_file

    form, target = read_paper_file(Path(args.form)), Path(args.pdf)
    if not isinstance(form, Copy):
        raise UsageWrong(
            message=tr(mark("tệp này không phải bản sao (document: copy)")), prog="vanthu letter copy"
        )
    if args.electronic:
        try:
            signed = datetime.fromisoformat(args.electronic)
        except ValueError:
            message = tr(mark("giờ ký phải theo ISO 8601: 2026-01-05T08:30:15+07:00"))
            raise UsageWrong(message=message, prog="vanthu letter copy") from None
        signed = signed if signed.tzinfo else signed.replace(tzinfo=VIETNAM)
        pages = electronic_copy(Path(args.file), form, target, signed=signed)
    else:
        pages = paper_copy(Path(args.file), form, target)
    env.answer(
        {"files": {"pdf": str(target)}, "pages": pages}, [tr(mark("Đã ghi {file}")).format(file=target)]
    )


def _templates(env: Env, args: argparse.Namespace) -> None:
    from app.layout.read import letter_json
    from app.services.kind_templates import kind_templates, template

    if args.json_of:
        import json

        told = letter_json(template(args.standard, args.json_of).letter).decode()
        env.answer(json.loads(told), told)
        return
    found = kind_templates(args.standard)
    rows = [
        {
            "name": one.name,
            "kind": one.kind,
            "title": one.title,
            "fields": list(one.fields),
            "source": one.source,
        }
        for one in found
    ]
    answer = {"standard": args.standard, "templates": rows}
    env.answer(answer, [f"{one.kind:6} {one.name:32} {one.title}" for one in found])


def _render_batch(env: Env, args: argparse.Namespace) -> int:
    from app.base.errors import FileMissing
    from app.services.render_batch import render_folder

    folder = Path(args.batch)
    if not folder.is_dir():
        raise FileMissing(str(folder), file=folder.name)
    start = time.perf_counter()
    with env.progress() as progress:
        items = list(render_folder(folder, Path(args.out), jobs=args.jobs, progress=progress))
    seconds = time.perf_counter() - start
    failed = [item for item in items if item.rendered is None]
    answer = {
        "files": [_item_json(item) for item in items],
        "letters": len(items) - len(failed),
        "refused": len(failed),
        "seconds": round(seconds, 4),
        "letters_per_second": round((len(items) - len(failed)) / seconds, 2) if seconds else 0.0,
    }
    lines = [
        f"{item.file.name}: {item.fault['what']} {item.fault['remedy']}" for item in failed if item.fault
    ]
    said = tr(mark("Đã dựng {done} văn bản trong {seconds:.1f} giây; {failed} tệp bị từ chối."))
    lines.append(said.format(done=len(items) - len(failed), seconds=seconds, failed=len(failed)))
    env.answer(answer, lines)
    return Exit.INPUT if failed else Exit.DONE


def _item_json(item: BatchItem) -> dict[str, Any]:
    if item.rendered is None:
        return {"file": str(item.file), "error": item.fault}
    return {"file": str(item.file), **rendered_json(item.rendered), "error": None}


def _check(env: Env, args: argparse.Namespace) -> int:
    from app.check.findings import has_errors
    from app.services.checking import check_file

    on = today(SystemClock())
    if args.fix:
        from app.services.repairing import repair

        done = repair(Path(args.file), Path(args.fix), standard=args.standard, today=on)
        env.answer(done.to_json(), _fixed_lines(done))
        return Exit.RULES if args.strict and has_errors(done.left) else Exit.DONE
    report = check_file(Path(args.file), standard=args.standard, today=on)
    lines = finding_lines(report.findings) or [tr(mark("Không thấy điều gì phải sửa."))]
    env.answer(report.to_json(), lines)
    return Exit.RULES if args.strict and has_errors(report.findings) else Exit.DONE


def _fixed_lines(done: Repaired) -> list[str]:
    lines = [tr(mark("Đã ghi {file}")).format(file=done.out)]
    lines += [
        tr(mark("Sửa {place}: “{before}” → “{after}” [{source}]")).format(
            place=one.place, before=one.before, after=one.after, source=one.source
        )
        for one in done.changes
    ]
    lines += [tr(mark("Xem lại: {message}")).format(message=one.message) for one in done.doubts]
    return [*lines, *finding_lines(done.left)]
