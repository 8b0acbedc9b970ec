"""Acts on tables: whatever is done, every place is covered once, no words are lost that were not taken away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.layout.parts import Cell, Column, Paragraph, Table, TableRow
from app.ui.pages.outgoing import table_grid as grid
from app.ui.pages.outgoing.table_grid import Area, grid_of, words_of_cell

WORDS = st.sampled_from(["", "một", "hai ba", "Nguyễn Văn A"])
CELLS = WORDS | st.builds(
    Cell, WORDS, across=st.integers(1, 3), down=st.integers(1, 3), align=st.none() | st.just("center")
)
TABLES = st.builds(
    Table,
    st.lists(st.builds(TableRow, st.lists(CELLS, min_size=1, max_size=4)), min_size=1, max_size=5),
    head=st.integers(0, 2),
    columns=st.just([]) | st.just([Column(width=0.3, align="left"), Column(width=0.7)]),
)
ACTS = st.tuples(
    st.sampled_from(
        ["row+", "row-", "col+", "col-", "row>", "col>", "join", "split", "text", "align", "widths"]
    ),
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(0, 6),
)


def acted(table: Table, act: tuple[str, int, int, int]) -> Table | None:
    name, a, b, c = act
    seen = grid_of(table)
    row, column = a % seen.rows, b % seen.columns
    area = Area.of((row, column), (c % seen.rows, (a + c) % seen.columns))
    match name:
        case "row+":
            return grid.row_added(table, a % (seen.rows + 1))
        case "row-":
            return grid.rows_gone(table, row, row)
        case "col+":
            return grid.column_added(table, b % (seen.columns + 1))
        case "col-":
            return grid.columns_gone(table, column, column)
        case "row>":
            return grid.row_moved(table, row, 1 if c % 2 else -1)
        case "col>":
            return grid.column_moved(table, column, 1 if c % 2 else -1)
        case "join":
            return grid.cells_joined(table, area)
        case "split":
            return grid.cell_split(table, (row, column))
        case "text":
            return grid.with_cell(table, (row, column), [Paragraph("chữ mới")])
        case "align":
            return grid.aligned(table, area, "right")
    return grid.widened(table, [1.0 + at for at in range(seen.columns)])


def whole(table: Table) -> list[str]:
    return sorted(word for cell in grid_of(table).cells.values() for word in words_of_cell(cell).split())


def assert_sound(table: Table) -> None:
    seen = grid_of(table)
    covered = [
        (r, c)
        for (row, column), cell in seen.cells.items()
        for r in range(row, row + cell.down)
        for c in range(column, column + cell.across)
    ]
    assert len(covered) == len(set(covered)) == seen.rows * seen.columns
    assert all(row.cells for row in table.rows)


@given(TABLES, st.lists(ACTS, max_size=8))
def test_after_any_acts_the_table_is_whole(table: Table, acts: list) -> None:
    assert_sound(table)
    for act in acts:
        before = whole(table)
        made = acted(table, act)
        if made is None:
            continue
        assert_sound(made)
        assert made.head <= max(table.head + 1, len(made.rows))
        again = Table(made.rows, columns=made.columns, head=made.head)
        assert {p: (c.across, c.down) for p, c in grid_of(again).cells.items()} == {
            p: (c.across, c.down) for p, c in grid_of(made).cells.items()
        }
        if act[0] not in ("row-", "col-", "text"):
            assert whole(made) == before, act
        table = made


def test_a_row_is_set_between_and_a_head_grows() -> None:
    table = Table([TableRow(["TT", "Họ tên"]), TableRow(["1", "An"])])
    made = grid.row_added(table, 1)
    assert [row.cells for row in made.rows] == [["TT", "Họ tên"], ["", ""], ["1", "An"]]
    assert (made.head, grid.row_added(table, 0).head) == (1, 2)


def test_joined_cells_keep_their_words_and_split_again() -> None:
    table = Table([TableRow(["a", "b"]), TableRow(["c", "d"])], head=0)
    joined = grid.cells_joined(table, Area(0, 0, 1, 0))
    assert joined.rows[0].cells[0] == Cell(paragraphs=[Paragraph("a"), Paragraph("c")], down=2)
    assert joined.rows[1].cells == ["d"]
    split = grid.cell_split(joined, (1, 0))
    assert split.rows[1].cells == ["", "d"]


def test_a_row_that_only_merged_cells_cover_goes() -> None:
    table = Table([TableRow(["a", "b"]), TableRow(["c", "d"]), TableRow(["e", "f"])], head=0)
    joined = grid.cells_joined(table, Area(0, 0, 1, 1))
    assert len(joined.rows) == 2
    assert joined.rows[0].cells == [Cell(paragraphs=[Paragraph(x) for x in "abcd"], across=2)]


def test_rows_that_a_merged_cell_ties_together_do_not_part() -> None:
    table = Table([TableRow([Cell("a", down=2), "b"]), TableRow(["d"]), TableRow(["e", "f"])], head=0)
    assert grid.row_moved(table, 1, 1) is None
    assert grid.row_moved(table, 2, 1) is None


def test_columns_move_with_their_width() -> None:
    table = Table([TableRow(["a", "b"])], columns=[Column(width=0.2), Column(width=0.8)], head=0)
    made = grid.column_moved(table, 0, 1)
    assert made is not None and made.rows[0].cells == ["b", "a"]
    assert [one.width for one in made.columns] == [0.8, 0.2]
    assert grid.columns_gone(grid.columns_gone(made, 0, 0), 0, 0) is None


def test_a_side_for_whole_columns_is_the_columns() -> None:
    table = Table([TableRow(["TT", "Số"]), TableRow(["1", "20"]), TableRow(["2", "30"])])
    made = grid.aligned(table, Area(1, 1, 2, 1), "right")
    assert [one.align for one in made.columns] == [None, "right"]
    assert grid.aligned(table, Area(2, 1, 2, 1), "right").rows[2].cells[1] == Cell("30", align="right")
