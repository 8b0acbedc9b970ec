from __future__ import annotations

import itertools
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.base.clock import FixedClock
from app.models import upgrade
from app.models.base import Base
from app.models.engine import connect, make_engine
from app.models.errors import DatabaseBusy, DatabaseDamaged, DatabaseNewer
from app.models.fulltext import KINDS
from app.models.keys import DataKey
from app.models.migrations import HEAD, REVISIONS
from app.models.session import Store
from app.models.upgrade import VERSION_TABLE, alembic_config, bring_up, migrate
from tests.models.records import add_member, add_unit, draft, issue, picture

KEY = DataKey(bytes(32))


def migrated(path: Path, revision: str = HEAD) -> Path:
    """A database made by the scripts alone."""
    engine = make_engine(path, KEY, writes=True, create=True, foreign_keys=False)
    migrate(engine, revision)
    engine.dispose()
    return path


def schema(path: Path) -> dict[str, str]:
    """Normalised DDL by name."""
    connection = connect(path, KEY)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(sql.replace('"', "").replace(",", " , ").split()) for name, sql in rows}


def test_constants_are_those_of_the_scripts():
    scripts = ScriptDirectory.from_config(alembic_config())
    assert scripts.get_current_head() == HEAD
    assert tuple(reversed([s.revision for s in scripts.walk_revisions()])) == REVISIONS


def test_head_equals_the_mapped_classes(tmp_path):
    engine = make_engine(migrated(tmp_path / "a.db"), KEY, writes=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda o, name, kind, r, c: not str(name).startswith("find_"),
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_new_folder_has_the_schema_of_the_scripts(tmp_path):
    """New folders are made from the mapped classes: nothing, constraints and search tables included, may differ."""
    Store.create(tmp_path / "d", KEY).close()
    made, scripted = schema(tmp_path / "d" / "vanthu.db"), schema(migrated(tmp_path / "a.db"))
    assert made.keys() == scripted.keys()
    for name in made:
        assert _parts(made[name]) == _parts(scripted[name]), name


def _parts(sql: str) -> set[str]:
    head, _, body = sql.partition("(")
    return {head.strip(), *(part.strip("() ") for part in body.split(" , "))}


def test_every_constraint_has_a_name(tmp_path):
    for name, sql in schema(migrated(tmp_path / "a.db")).items():
        if not sql.startswith("CREATE TABLE") or name.startswith(("find_", "sqlite_")):
            continue
        for word in ("PRIMARY KEY", "UNIQUE", "FOREIGN KEY", "CHECK"):
            assert sql.count(word) <= sql.count("CONSTRAINT"), name


def filled(folder: Path) -> dict:
    with Store.create(folder, KEY, clock=FixedClock()) as store:
        unit = add_unit(store)
        add_member(store, unit, birth_date=date(2000, 1, 2))
        issue(store, unit, draft(store, unit))
        return picture(store)


def test_down_and_up_again(tmp_path):
    path = migrated(tmp_path / "a.db")
    engine = make_engine(path, KEY, writes=True, foreign_keys=False)
    migrate(engine, "base", down=True)
    engine.dispose()
    assert {n for n in schema(path) if n.startswith("find_") or n == "member"} == set()
    migrated(path)
    assert "member" in schema(path)
    assert {f"find_{kind}" for kind in KINDS} <= schema(path).keys()


def test_each_step_keeps_the_data(tmp_path):
    """From the oldest revision that has data up to head: stamps are walked one by one as revisions are added."""
    state = filled(tmp_path / "d")
    path = tmp_path / "d" / "vanthu.db"
    for older, newer in itertools.pairwise(REVISIONS):
        engine = make_engine(path, KEY, writes=True, foreign_keys=False)
        migrate(engine, older, down=True)
        migrate(engine, newer)
        engine.dispose()
    with Store(tmp_path / "d", KEY) as store:
        assert picture(store) == state


def test_start_up_does_not_import_alembic(tmp_path):
    Store.create(tmp_path / "d", KEY).close()
    program = (
        "import sys; from pathlib import Path; from app.models.session import Store;"
        "from app.models.keys import DataKey;"
        f"Store(Path({str(tmp_path / 'd')!r}), DataKey(bytes(32))).close();"
        "assert not {'alembic', 'keyring', 'argon2', 'cryptography'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# --- a revision after head, made up here: what every later upgrade must keep -----------------------------------

NEXT = """
from __future__ import annotations
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "9001", "{head}", None, None
def upgrade():
    with op.batch_alter_table("unit") as batch:
        batch.add_column(sa.Column("motto", sa.String(10), nullable=False, server_default="x"))
        batch.alter_column("name", existing_type=sa.String(200), type_=sa.String(300))
    {after}
def downgrade():
    with op.batch_alter_table("unit") as batch:
        batch.drop_column("motto")
"""


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    """The program one revision later. Gives a function that writes what the revision does besides."""
    import shutil

    scripts = tmp_path / "migrations"
    shutil.copytree(
        Path(upgrade.__file__).parent / "migrations", scripts, ignore=shutil.ignore_patterns("__*")
    )

    def arm(after: str = "pass") -> None:
        (scripts / "versions" / "9001_next.py").write_text(NEXT.format(head=HEAD, after=after))
        plain = upgrade.alembic_config

        def config(connection=None):
            made = plain(connection)
            made.set_main_option("script_location", str(scripts))
            return made

        monkeypatch.setattr(upgrade, "alembic_config", config)
        monkeypatch.setattr(upgrade, "HEAD", "9001")
        monkeypatch.setattr(upgrade, "REVISIONS", (*REVISIONS, "9001"))

    return arm


def test_an_older_database_is_copied_then_upgraded(tmp_path, newer_program):
    state = filled(tmp_path / "d")
    newer_program()
    path = tmp_path / "d" / "vanthu.db"
    copy = bring_up(path, KEY, clock=FixedClock(), stop=lambda point: None)
    assert copy is not None
    assert "motto" in schema(path)["unit"]
    assert "motto" not in schema(copy)["unit"]
    assert bring_up(path, KEY, clock=FixedClock(), stop=lambda point: None) is None
    with Store(tmp_path / "d", KEY) as store:
        assert picture(store) == state
        add_unit(store)


@pytest.mark.parametrize(
    "after", ["raise RuntimeError('x')", "op.execute('DELETE FROM unit')", "op.execute('bad')"]
)
def test_a_failed_upgrade_changes_nothing(tmp_path, newer_program, after):
    state = filled(tmp_path / "d")
    path = tmp_path / "d" / "vanthu.db"
    before = schema(path)
    newer_program(after)
    with pytest.raises(Exception):  # noqa: B017  whatever the script raises
        Store(tmp_path / "d", KEY)
    assert schema(path) == before
    newer_program("pass")
    with Store(tmp_path / "d", KEY) as store:
        assert picture(store) == state


def test_an_upgrade_waits_for_other_programs(tmp_path, newer_program):
    filled(tmp_path / "d")
    with Store(tmp_path / "d", KEY):
        newer_program()
        with pytest.raises(DatabaseBusy):
            Store(tmp_path / "d", KEY, busy=0.1)


def test_a_newer_database_is_refused_untouched(tmp_path):
    filled(tmp_path / "d")
    path = tmp_path / "d" / "vanthu.db"
    connection = connect(path, KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseNewer, match="9999"):
        Store(tmp_path / "d", KEY)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path):
    (tmp_path / "d").mkdir()
    connection = connect(tmp_path / "d" / "vanthu.db", KEY, create=True)
    connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(DatabaseDamaged):
        Store(tmp_path / "d", KEY)
    connection = connect(tmp_path / "d" / "vanthu.db", KEY)
    connection.execute(VERSION_TABLE)
    connection.close()
    with pytest.raises(DatabaseDamaged):
        Store(tmp_path / "d", KEY)
