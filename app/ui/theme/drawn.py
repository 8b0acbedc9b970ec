"""Small drawings that the style sheet asks for by file: arrows of boxes, marks of check boxes, in the theme's colours.

Qt's style sheets take pictures from files only; these are written into a folder that goes with the program's end.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTemporaryDir

_HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
)
_LINE: Final = 'stroke="{ink}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">'
_SHAPES: Final = {
    "down": _HEAD + _LINE + '<path d="m6 9 6 6 6-6"/></svg>',
    "up": _HEAD + _LINE + '<path d="m6 15 6-6 6 6"/></svg>',
    "right": _HEAD + _LINE + '<path d="m9 6 6 6-6 6"/></svg>',
    "check": _HEAD + 'stroke="{ink}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="m5 12.5 4.5 4.5L19 7.5"/></svg>',
    "minus": _HEAD + 'stroke="{ink}" stroke-width="3.4" stroke-linecap="round"><path d="M6 12h12"/></svg>',
    "dot": _HEAD + '><circle cx="12" cy="12" r="5.5" fill="{ink}"/></svg>',
}


@lru_cache(maxsize=1)
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@lru_cache(maxsize=128)
def drawn(shape: str, ink: str) -> str:
    """``url("...")`` of a shape in a colour; 'none' where nothing can be written."""
    folder = _folder()
    if not folder.isValid():
        return "none"
    path = Path(folder.path()) / f"{shape}-{ink.lstrip('#')}.svg"
    try:
        path.write_text(_SHAPES[shape].format(ink=ink), encoding="utf-8")
    except OSError:
        return "none"  # arrows are missing then; everything still works
    return f'url("{path.as_posix()}")'
