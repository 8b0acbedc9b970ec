"""The clerk's tables on the tree: every cell somewhere once, widths that fill the text, rows that stay together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.layout.edges import stays
from app.layout.parts import Cell, Column, Paragraph, Table, TableRow
from app.layout.sheet import Align, NewSection, Para, Role
from app.layout.sheet import Table as SheetTable
from tests.layout.sheets import sheet

WORDS = st.lists(st.sampled_from(("chi", "đoàn", "1.245", "nghiêm", "x", "05/3/2026")), max_size=6).map(
    " ".join
)
CELLS = st.one_of(
    WORDS,
    st.builds(Cell, text=WORDS, across=st.integers(1, 5), down=st.integers(1, 5)),
    st.builds(Cell, paragraphs=st.lists(st.builds(Paragraph, WORDS), max_size=3)),
)
TABLES = st.builds(
    Table,
    rows=st.lists(st.builds(TableRow, st.lists(CELLS, min_size=1, max_size=6)), min_size=1, max_size=8),
    columns=st.lists(
        st.builds(Column, width=st.one_of(st.none(), st.floats(0.01, 100, allow_nan=False))), max_size=6
    ),
    head=st.integers(0, 4),
    borders=st.booleans(),
)


def table_of(**fields) -> SheetTable:
    return set_table(Table(**fields))


def set_table(table: Table) -> SheetTable:
    (made,) = (block for block in sheet(kind="BC", body=[table]).blocks if isinstance(block, SheetTable))
    return made


def rows(*given: list[Cell | str]) -> list[TableRow]:
    return [TableRow(cells) for cells in given]


def words(table: SheetTable) -> list[list[str]]:
    return [["\n".join(para.text for para in cell.paras) for cell in row.cells] for row in table.rows]


@given(TABLES)
def test_any_table_covers_its_grid_exactly_once(given_table) -> None:
    table = set_table(given_table)
    seen: set[tuple[int, int]] = set()
    below: dict[int, int] = {}
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while below.get(column, 0) > at:
                column += 1
            for place in range(column, column + cell.across):
                for down in range(at, at + cell.down):
                    assert (down, place) not in seen
                    seen.add((down, place))
                below[place] = at + cell.down
            column += cell.across
    assert len(seen) == len(table.rows) * len(table.columns)


@given(TABLES)
def test_any_table_keeps_every_word_and_fills_the_text(given_table) -> None:
    tree = sheet(kind="BC", body=[given_table])
    table = set_table(given_table)
    assert sum(map(int, table.columns)) == int(tree.page.text_width) // 635 * 635
    assert all(width.twips >= 57 for width in table.columns)
    asked: list[str] = []
    for row in given_table.rows:
        for cell in row.cells:
            texts = [cell] if isinstance(cell, str) else [p.text for p in cell.paragraphs] or [cell.text]
            asked += [text for text in texts if text]
    assert sorted(asked) == sorted(para.text for para in _paras(table) if para.text)
    assert table.head < len(table.rows)


def _paras(table: SheetTable) -> list[Para]:
    return [para for row in table.rows for cell in row.cells for para in cell.paras]


def test_edges_stay_where_libreoffice_leaves_them() -> None:
    table = table_of(rows=rows(["TT", "Họ và tên", "Ghi chú"], ["1", "Nguyễn Văn A", "đạt"]))
    whole, at = sum(width.twips for width in table.columns), 0
    for width in table.columns[:-1]:
        at += width.twips
        assert stays(at, whole)


def test_figures_stand_in_the_middle_and_words_at_the_left() -> None:
    table = table_of(rows=rows(["TT", "Họ và tên"], ["1", "Lê Thị B"], ["2", "Trần C"]))
    assert [cell.paras[0].look.align for cell in table.rows[1].cells] == [Align.CENTER, Align.LEFT]
    assert {cell.paras[0].role for cell in table.rows[0].cells} == {Role.TABLE_HEAD}
    number, name = table.columns
    assert int(name) > int(number) * 3  # what is left over goes to the words


def test_shares_are_kept() -> None:
    given_columns = [Column(width=1), Column(width=3)]
    one, three = table_of(rows=rows(["a", "b"], ["c", "d"]), columns=given_columns).columns
    assert abs(int(three) / int(one) - 3) < 0.02


def test_a_head_reaches_down_to_its_merged_cells() -> None:
    head = [Cell("TT", down=2), Cell("Số lượng", across=2)]
    table = table_of(rows=rows(head, ["Đoàn viên", "Thanh niên"], ["1", "45", "60"]), head=1)
    assert table.head == 2
    assert [row.keep_next for row in table.rows] == [True, True, False]
    assert words(table)[1] == ["Đoàn viên", "Thanh niên"]


def test_rows_that_a_cell_joins_stay_together() -> None:
    body = [["1", Cell("chung", down=2)], ["2"], ["3", "riêng"]]
    table = table_of(rows=rows(["a", "b"], *body))
    assert [row.keep_next for row in table.rows] == [True, True, False, False]


def test_what_no_page_holds_may_go_on_over_leaf() -> None:
    table = table_of(rows=rows(["a", "b"], ["1", "chữ nghĩa " * 900], ["2", "x"]))
    assert [row.splits for row in table.rows] == [False, True, False]
    merged = table_of(rows=rows(["a", "b"], ["1", Cell("chữ nghĩa " * 900, down=2)], ["2"]))
    assert [cell.down for row in merged.rows for cell in row.cells] == [1] * 6
    assert merged.rows[1].splits


def test_captions_are_counted() -> None:
    small = rows(["a"], ["b"])
    tree = sheet(
        kind="BC",
        body=[Table(rows=small, caption="Một"), Table(rows=small), Table(rows=small, caption="Hai")],
    )
    told = [one.text for one in tree.paragraphs() if one.role is Role.TABLE_CAPTION]
    assert told == ["Bảng 1: Một", "Bảng 2: Hai"]


def test_a_wide_table_turns_the_paper_and_the_text_turns_it_back() -> None:
    small = rows(["a"], ["b"])
    tree = sheet(
        kind="BC",
        body=[
            Paragraph("trước"),
            Table(rows=small, wide=True),
            Table(rows=small, wide=True),
            Paragraph("sau"),
        ],
    )
    turned = [block for block in tree.blocks if isinstance(block, NewSection)]
    assert [one.page.width > one.page.height for one in turned] == [True, False]
    assert [section.restart for section in tree.sections] == [False] * 3
    wide = tree.sections[1]
    (first, second) = (block for block in wide.blocks if isinstance(block, SheetTable))
    assert (
        sum(map(int, first.columns))
        == int(wide.page.text_width) // 635 * 635
        == sum(map(int, second.columns))
    )
