"""Templates, text blocks, versions, a DOCX that comes back and a letter to many, in the window."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from app.layout.parts import Item, Level, Paragraph
from app.services.kind_templates import fields_of
from app.services.letters import letter_of
from app.ui.pages.outgoing.fields_dialog import FieldsDialog, SaveTemplateDialog
from app.ui.pages.outgoing.mailing_dialog import MailingDialog
from app.ui.pages.outgoing.new_letter import BUILT_IN, OWN, NewLetter, Offer
from app.ui.pages.outgoing.small_dialogs import ReasonDialog
from app.ui.pages.outgoing.version_dialogs import VersionsDialog, WordBackDialog

WAIT = 10_000


def stored(desk, letter_id):
    return letter_of(desk.letters.get(letter_id).parts)


def test_a_new_letter_from_a_template_of_ours(page, qtbot, desk, draft, monkeypatch, watchdog) -> None:
    desk.templates.save("Nhắc nộp báo cáo", draft(), fields={"20/3/2026": "thời hạn"})
    filled: list[list[str]] = []

    def answer(self) -> int:
        filled.append(list(self.lines))
        self.lines["thời hạn"].setText("15/4/2026")
        return FieldsDialog.DialogCode.Accepted

    monkeypatch.setattr(FieldsDialog, "exec", answer)
    asked = NewLetter(page, "youth-union", load_templates=page._templates)
    qtbot.addWidget(asked)
    asked.begun.connect(page.begin_from)
    asked.what.choose(OWN)
    asked._turn()
    qtbot.waitUntil(lambda: asked.kinds.count() == 1, timeout=WAIT)
    asked.search.setText("nop bao")
    assert asked.kinds.item(0).text() == "Nhắc nộp báo cáo"
    asked._take()
    qtbot.waitUntil(lambda: page.editing(), timeout=WAIT)
    assert filled == [["thời hạn"]]
    assert "15/4/2026" in str(page.editor.letter().body)


def test_the_program_s_templates_are_offered_by_standard(page, qtbot) -> None:
    asked = NewLetter(page, "youth-union", load_templates=page._templates)
    qtbot.addWidget(asked)
    asked.what.choose(BUILT_IN)
    asked._turn()
    qtbot.waitUntil(lambda: asked.kinds.count() > 30, timeout=WAIT)
    begun: list[Offer] = []
    asked.begun.connect(begun.append)
    asked.search.setText("giay moi")
    asked._take()
    assert begun[0].standard == "youth-union"
    assert "Giấy mời" in begun[0].title


def test_no_template_yet_says_what_to_do(page, qtbot) -> None:
    asked = NewLetter(page, "youth-union", load_templates=page._templates)
    qtbot.addWidget(asked)
    asked.what.choose(OWN)
    asked._turn()
    qtbot.waitUntil(lambda: asked.kinds.count() == 1, timeout=WAIT)
    assert "Lưu thành mẫu" in asked.kinds.item(0).text()
    assert not asked.yes.isEnabled()


def test_the_open_letter_becomes_a_template(page, opened, qtbot, desk, monkeypatch) -> None:
    opened()

    def answer(self) -> int:
        assert self.name.value() == "rà soát dữ liệu đoàn viên"
        self.pairs[0][0].setText("20/3/2026")
        self.pairs[0][1].setText("thời hạn")
        return SaveTemplateDialog.DialogCode.Accepted

    monkeypatch.setattr(SaveTemplateDialog, "exec", answer)
    page.editor.aids.save_template(page.editor.detail)
    qtbot.waitUntil(lambda: bool(desk.templates.list()), timeout=WAIT)
    assert desk.templates.list()[0].fields == ("thời hạn",)


def test_a_text_block_goes_in_at_the_caret_and_out_with_undo(page, opened, qtbot, desk, monkeypatch) -> None:
    opened()
    body = page.editor.form.body
    row = desk.text_blocks.put(
        "kinh phí", [Item(Level.CLAUSE, text="Kinh phí do đơn vị tự cân đối."), Paragraph("Hết.")]
    ).result
    body.go_to("body[1].text")
    before = page.editor.letter()
    page.editor.aids.insert(row)
    assert "Kinh phí do đơn vị tự cân đối." in str(page.editor.letter().body)
    body.undo()
    assert page.editor.letter() == before
    monkeypatch.setattr(ReasonDialog, "ask", classmethod(lambda *_, **__: "tất cả"))
    body.selectAll()
    page.editor.aids.keep_block()
    qtbot.waitUntil(lambda: len(desk.text_blocks.list()) == 2, timeout=WAIT)
    assert "Rà soát danh sách" in desk.text_blocks.get("tất cả").words


def test_versions_are_compared_and_brought_back(page, opened, qtbot, desk) -> None:
    letter_id = opened()
    desk.versions.keep(letter_id, note="bản đầu")
    page.editor.form.subject.setPlainText("rà soát dữ liệu quý II")
    page.editor.save()
    qtbot.waitUntil(lambda: stored(desk, letter_id).subject.endswith("quý II"), timeout=WAIT)
    shown = VersionsDialog(page.seat, page.editor, letter_id, after=page.editor.read_again, fixed=False)
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: "quý II" in shown.diff.toPlainText(), timeout=WAIT)
    assert "bản đầu" in shown.versions.item(0).text()
    qtbot.waitUntil(shown.back.isEnabled, timeout=WAIT)
    shown.back.click()
    qtbot.waitUntil(lambda: stored(desk, letter_id).subject == "rà soát dữ liệu đoàn viên", timeout=WAIT)
    qtbot.waitUntil(lambda: page.editor.letter().subject == "rà soát dữ liệu đoàn viên", timeout=WAIT)


def test_an_edited_docx_comes_back(page, opened, qtbot, desk, tmp_path: Path, monkeypatch) -> None:
    from app.export.docx import writer
    from app.services.rendering import sheet_of

    letter_id = opened()
    path = tmp_path / "a.docx"
    writer.write(sheet_of(stored(desk, letter_id)), path)
    document = docx.Document(str(path))
    line = next(one for one in document.paragraphs if "Rà soát danh sách" in one.text)
    line.runs[-1].text = line.runs[-1].text.replace("đoàn viên.", "đoàn viên mới.")
    document.save(str(path))
    seen: list[str] = []

    def answer(self) -> int:
        seen.append(self.diff.toPlainText())
        assert self.yes.isEnabled()
        return WordBackDialog.DialogCode.Accepted

    monkeypatch.setattr(WordBackDialog, "exec", answer)
    page.editor.aids.read_back(page.editor.detail, path)
    qtbot.waitUntil(lambda: "đoàn viên mới" in str(page.editor.letter().body), timeout=WAIT)
    assert "mới" in seen[0]
    assert "đoàn viên mới" in str(stored(desk, letter_id).body)


@pytest.fixture
def mailing(page, opened, qtbot, desk, watchdog):
    letter_id = opened(addressees=["Đồng chí {họ và tên}"])
    page.editor.save()
    with watchdog.excused("a dialog with a page view is built"):
        made = MailingDialog(page.seat, page.editor, page.editor.detail, after=page.editor.read_again)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: bool(made.lines), timeout=WAIT)
    return letter_id, made


def test_one_letter_to_all_members(mailing, page, qtbot, desk, answers) -> None:
    letter_id, asked = mailing
    asked.each.setChecked(True)
    asked.plan_with("members")
    qtbot.waitUntil(lambda: asked._row is not None, timeout=WAIT)
    count = asked._row.copies
    assert count > 1
    qtbot.waitUntil(lambda: asked.which.text().startswith("Bản 1/"), timeout=WAIT)
    asked._step(1)
    qtbot.waitUntil(lambda: asked.which.text().startswith("Bản 2/"), timeout=WAIT)
    assert not asked.number.isEnabled(), "it is not signed"
    desk.letters.sign(letter_id)
    page.editor.read_again()
    qtbot.waitUntil(lambda: page.editor.detail.row.state == "signed", timeout=WAIT)
    again = MailingDialog(page.seat, page.editor, page.editor.detail, after=page.editor.read_again)
    qtbot.addWidget(again)
    qtbot.waitUntil(again.number.isEnabled, timeout=WAIT)
    before = len(desk.letters.list(state="issued"))
    answers.ready.append(True)
    again._number()
    qtbot.waitUntil(lambda: len(desk.letters.list(state="issued")) == before + count, timeout=WAIT)
    qtbot.waitUntil(lambda: again._row is not None and again._row.issued_on is not None, timeout=WAIT)
    assert not again.number.isEnabled()


def test_a_list_that_does_not_fit_is_said_in_the_dialog(mailing, qtbot, tmp_path: Path) -> None:
    _, asked = mailing
    path = tmp_path / "x.csv"
    path.write_text("Đơn vị;Điện thoại\nChi đoàn 1;0900\n", "utf-8")
    asked.plan_with("sheet", path)
    qtbot.waitUntil(lambda: "họ và tên" in asked.fault.text(), timeout=WAIT)
    asked.lines["họ và tên"].setText("Hà")
    asked.plan_with("sheet", path)
    qtbot.waitUntil(lambda: asked._row is not None, timeout=WAIT)
    assert not asked.fault.isVisible()


def test_a_letter_without_fields_says_how(page, opened, qtbot) -> None:
    opened()
    asked = MailingDialog(page.seat, page.editor, page.editor.detail, after=page.editor.read_again)
    qtbot.addWidget(asked)
    qtbot.waitUntil(lambda: "{họ và tên}" in asked.fault.text(), timeout=WAIT)
    assert not asked.plan_it.isEnabled()
    assert fields_of(page.editor.letter()) == ()
