"""Clipboards as programs make them, read into parts: structure and words stay, looks and junk go. Written by hand, after each program's manner."""

from __future__ import annotations

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.layout.parts import Cell, Column, Item, Level, Paragraph, Picture, Run, Table, TableRow
from app.layout.read import normalised
from app.services.pasting import from_text, pasted, typed_mark
from tests.factory import own_letter
from tests.pace import within

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Temp/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal, li.MsoNormal {margin:0cm; font-size:14.0pt; font-family:"Times New Roman",serif;}
--></style></head><body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='color:red'>Chương I<o:p></o:p></span></b></p>
<p class=MsoNormal align=center style='text-align:center'><b>QUY ĐỊNH CHUNG</b></p>
<p class=MsoNormal><b>Điều 1. Phạm vi điều chỉnh</b></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Quy chế
này   quy định <i>việc</i> quản lý<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>
Sổ đoàn viên.</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>Gạch đầu dòng</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Ban hành năm 2022.</p></div></div>
<!--EndFragment--></body></html>"""


def test_word_keeps_its_structure_and_loses_its_junk() -> None:
    made = pasted(WORD, "bỏ qua")
    assert list(made.blocks) == [
        Item(level=Level.CHAPTER, title="QUY ĐỊNH CHUNG"),
        Item(level=Level.ARTICLE, title="Phạm vi điều chỉnh"),
        Item(
            level=Level.CLAUSE,
            text=[
                Run("Quy chế này quy định "),
                Run("việc", i=True),
                Run(" quản lý", note="Ban hành năm 2022."),
                Run(" Sổ đoàn viên."),
            ],
        ),
        Item(level=Level.DASH, text="Gạch đầu dòng"),
    ]


def test_a_table_of_word_keeps_spans_widths_and_its_head() -> None:
    html = """<table class=MsoTableGrid border=1 cellspacing=0><tr style='height:1.0cm'>
    <td width=57 valign=top style='width:42.5pt;border:solid windowtext 1.0pt'><p class=MsoNormal align=center
    style='text-align:center'><b>TT</b></p></td><td width=283 colspan=2 style='width:212pt;border:solid windowtext 1.0pt'>
    <p class=MsoNormal align=center style='text-align:center'><b>Họ và tên</b></p></td></tr>
    <tr><td width=57 rowspan=2><p class=MsoNormal>1</p></td><td width=170><p class=MsoNormal>Nguyễn Văn An</p>
    <p class=MsoNormal><i>(Bí thư)</i></p></td><td width=113><p class=MsoNormal align=right style='text-align:right'>20</p></td></tr>
    <tr><td width=170><p>Trần Thị Bình</p></td><td width=113><p><o:p>&nbsp;</o:p></p></td></tr></table>"""
    (table,) = pasted(html, "").blocks
    assert [row.cells for row in table.rows] == [
        ["TT", Cell("Họ và tên", across=2)],
        [
            Cell("1", down=2),
            Cell(paragraphs=[Paragraph("Nguyễn Văn An"), Paragraph([Run("(Bí thư)", i=True)])]),
            Cell("20", align="right"),
        ],
        ["Trần Thị Bình", ""],
    ]
    assert table.head == 1


def test_excel_is_a_table_with_the_looks_of_its_classes() -> None:
    html = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table{mso-displayed-decimal-separator:"\\,"}
    .xl65 {font-weight:700; text-align:center;} .xl66 {mso-number-format:"\\@";text-align:right;} --></style></head><body>
    <table border=0 cellpadding=0 cellspacing=0 width=192><!--StartFragment--><col width=64><col width=128>
    <tr height=20><td class=xl65 width=64>TT</td><td class=xl65 width=128>Số tiền</td></tr>
    <tr height=20><td align=right x:num>1</td><td class=xl66>1.500.000</td></tr><!--EndFragment--></table></body></html>"""
    (table,) = pasted(html, "TT\tSố tiền\r\n1\t1.500.000\r\n").blocks
    assert table == Table(
        [
            TableRow(["TT", "Số tiền"]),
            TableRow([Cell("1", align="right"), Cell("1.500.000", align="right")]),
        ],
        columns=[Column(0.3333), Column(0.6667)],
    )


def test_one_cell_of_excel_is_words() -> None:
    html = "<table><!--StartFragment--><tr><td>Nguyễn Văn An</td></tr><!--EndFragment--></table>"
    made = pasted(html, "Nguyễn Văn An")
    assert made.inline == (Run("Nguyễn Văn An"),)


def test_tabs_alone_are_a_table_too() -> None:
    assert from_text("TT\tTên\r\n1\tAn\r\n").blocks == (
        Table([TableRow(["TT", "Tên"]), TableRow(["1", "An"])], head=0),
    )


def test_libreoffice_lists_and_table() -> None:
    html = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><style type="text/css">
    p { line-height: 115%; margin-bottom: 0.1in } </style></head><body lang="vi-VN"><h1 class="western">I. MỤC ĐÍCH</h1>
    <ol><li><p style="margin-bottom: 0in"><font face="Times New Roman, serif"><b>Rà soát</b> danh sách</font></p></li>
    <li><p>Gửi báo cáo</p><ol type="a"><li><p>trước ngày 20</p></li></ol></li></ol><ul><li><p>gạch</p></li></ul>
    <table width="643" cellpadding="4" cellspacing="0"><col width="100"/><col width="300"/><tr valign="top">
    <td style="border: 1px solid #000000"><p>a</p></td><td style="border: 1px solid #000000"><p>b</p></td></tr></table></body></html>"""
    blocks = pasted(html, "").blocks
    assert list(blocks[:5]) == [
        Item(level=Level.ROMAN, title="MỤC ĐÍCH"),
        Item(level=Level.CLAUSE, text=[Run("Rà soát", b=True), Run(" danh sách")]),
        Item(level=Level.CLAUSE, text="Gửi báo cáo"),
        Item(level=Level.POINT, text="trước ngày 20"),
        Item(level=Level.DASH, text="gạch"),
    ]
    assert isinstance(blocks[5], Table) and [one.width for one in blocks[5].columns] == [0.25, 0.75]


def test_google_docs_does_not_make_everything_bold() -> None:
    html = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-12ab"><p dir="ltr"
    style="line-height:1.38;text-align:center"><span style="font-size:13pt;font-weight:700;white-space:pre-wrap">KẾ HOẠCH</span></p>
    <p dir="ltr"><span style="white-space:pre-wrap">Thực hiện </span><span style="font-style:italic">tháng Thanh niên</span></p>
    <ul><li dir="ltr" style="list-style-type:disc" aria-level="1"><p role="presentation"><span>một</span></p></li></ul></b>"""
    assert list(pasted(html, "").blocks) == [
        Paragraph([Run("KẾ HOẠCH", b=True)], align="center"),
        Paragraph([Run("Thực hiện "), Run("tháng Thanh niên", i=True)]),
        Item(level=Level.DASH, text="một"),
    ]


def test_zalo_lines_and_emoji() -> None:
    html = """<div class="text"><span>Kính gửi các chi đoàn</span><br><span>- Nộp báo cáo <img class="emoji" alt="👍"
    src="https://stc.example/1.png"></span><br/><br/><span>a) trước 20/3</span></div><script>alert(1)</script>"""
    assert list(pasted(html, "").blocks) == [
        Paragraph("Kính gửi các chi đoàn"),
        Item(level=Level.DASH, text="Nộp báo cáo 👍"),
        Item(level=Level.POINT, text="trước 20/3"),
    ]


def test_words_in_fonts_of_before_unicode_are_converted() -> None:
    html = "<p class=MsoNormal><span style='font-family:\".VnTime\"'>§oµn thanh niªn</span></p>"
    assert list(pasted(html, "").blocks) == [Paragraph("Đoàn thanh niên")]


def test_plain_lines_are_recognised_and_numbers_that_count_are_counted() -> None:
    text = "Điều 5. Tổ chức\n1. Một\na) điểm a\nb) điểm b\n2. Hai\n- gạch\n  + cộng\nĐoạn thường\nPhần I"
    assert list(from_text(text).blocks) == [
        Item(level=Level.ARTICLE, text="Tổ chức", number="5"),
        Item(level=Level.CLAUSE, text="Một"),
        Item(level=Level.POINT, text="điểm a"),
        Item(level=Level.POINT, text="điểm b"),
        Item(level=Level.CLAUSE, text="Hai"),
        Item(level=Level.DASH, text="gạch"),
        Item(level=Level.PLUS, text="cộng"),
        Paragraph("Đoạn thường"),
        Item(level=Level.PART),
    ]


@pytest.mark.parametrize("text", ["1. một dòng thì để nguyên", "26/3 là ngày thành lập", "V. Lê", ""])
def test_a_single_line_is_left_as_it_is(text: str) -> None:
    assert from_text(text).blocks == (Paragraph(text),)


def test_sentences_that_begin_like_a_heading_are_sentences() -> None:
    made = from_text("Chương I của Điều lệ quy định rõ.\nĐiều này cần làm.").blocks
    assert all(isinstance(one, Paragraph) for one in made)


def test_a_picture_that_came_along_is_kept_and_one_that_did_not_is_counted() -> None:
    file = io.BytesIO()
    Image.new("RGB", (80, 80)).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    html = f'<p>Ảnh <img src="data:image/png;base64,{data}" alt="Lễ ra quân"><img src="file:///C:/a.png" width=300></p>'
    made = pasted(html, "")
    assert made.images == (file.getvalue(),)
    assert made.blocks[1] == Picture("paste:0", alt="Lễ ra quân")
    assert made.pictures_left == 1


def test_a_table_in_a_table_leaves_its_words() -> None:
    html = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table>d</td><td>e</td></tr></table>"
    (table,) = pasted(html, "").blocks
    assert [one.text for one in table.rows[0].cells[0].paragraphs] == ["a", "b", "c", "d"]


@given(st.text(st.sampled_from("<>/=\"' abptdrhlisu1.!-[]&;#"), max_size=120))
def test_whatever_html_comes_ends_and_passes_the_door(html: str) -> None:
    made = pasted("<p>" + html, "")
    normalised(own_letter(body=[one for one in made.blocks if not isinstance(one, Picture)]))


def test_hostile_html_ends_soon() -> None:
    for html in (
        "<div>" * 20_000 + "chữ",
        "<table><tr><td>" * 5_000 + "chữ",
        "<ul><li>" * 5_000 + "chữ",
        "<table>" + "<tr>" + "<td colspan=60000>x</td>" * 100 + "</table>",
        "<table><tr><td rowspan=99999>x</td><td>y</td></tr></table>",
        "<p>" + "chữ nghĩa " * 20_000,
    ):
        with within(5):
            made = pasted(html, "")
        assert made.blocks
        normalised(own_letter(body=list(made.blocks)))


def test_marks_need_their_blank() -> None:
    assert typed_mark("3.000.000 đồng") is None
    assert typed_mark("• Một") == (Level.DASH, 2)
