"""Writes app/wire/table.py anew from the mapped classes: ``.venv/bin/python -m tools.wire_classes``.

Headquarters must know the conflict class of each field without knowing the branch's records; so the classes are written
down once, here, from the columns' ``info``. tests/wire/test_classes.py fails when the table is behind the models.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import inspect

from app.models.registry import RECORDS

TABLE: Final = Path(__file__).resolve().parent.parent / "app" / "wire" / "table.py"
HEAD: Final = '''"""Conflict class of every field of every record, as the models declare them. Written by ``tools.wire_classes``."""

from __future__ import annotations

from typing import Final

CLASSES: Final[dict[str, dict[str, str]]] = {
'''


def classes() -> dict[str, dict[str, list[str]]]:
    """Per entity, per class letter, the fields in alphabetical order."""
    found: dict[str, dict[str, list[str]]] = {}
    for model in RECORDS:
        fields: dict[str, list[str]] = {}
        for prop in inspect(model).column_attrs:
            letter = prop.columns[0].info.get("sync", "P")
            fields.setdefault(letter, []).append(prop.key)
        found[model.__tablename__] = {letter: sorted(fields[letter]) for letter in sorted(fields)}
    return dict(sorted(found.items()))


def forever() -> list[str]:
    """Entities whose records are never deleted."""
    return sorted(model.__tablename__ for model in RECORDS if model.forever)


def text() -> str:
    """The whole module."""
    lines = [HEAD]
    for entity, fields in classes().items():
        lines.append(f'    "{entity}": {{\n')
        lines += [f'        "{letter}": "{" ".join(names)}",\n' for letter, names in fields.items()]
        lines.append("    },\n")
    lines.append("}\n")
    lines.append('"""Entity, class letter, fields in one string."""\n\n')
    lines.append("FOREVER: Final = frozenset(\n    {\n")
    lines += [f'        "{entity}",\n' for entity in forever()]
    lines.append('    }\n)\n"""Entities whose records are never deleted."""\n')
    return "".join(lines)


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
