"""The Vietnamese encodings from before Unicode: TCVN3 (fonts .Vn...), VNI (fonts VNI-...) and VIQR (typed marks).

Owns the tables and the decision which one a text is in. The name of the font decides wherever a file knows fonts; the
shape of the syllables decides only for text without fonts, and never touches what is Vietnamese already.
"""

from __future__ import annotations

from app.intake.encodings.fonts import Legacy, legacy_of_font, to_unicode
from app.intake.encodings.guess import Converted, mend_text
from app.intake.encodings.runs import convert_runs

__all__ = ["Converted", "Legacy", "convert_runs", "legacy_of_font", "mend_text", "to_unicode"]
