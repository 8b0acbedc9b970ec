"""Any letter the schema lets in, for Hypothesis: odd words, empty words, every level, every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from app.layout.parts import (
    DateLine,
    Item,
    Letter,
    Level,
    Number,
    Organ,
    Paragraph,
    Recipient,
    Run,
    Signature,
    Storage,
)
from app.standards import available

WORDS = "Thực hiện Chương trình công tác Đoàn; 02/CT-TTg, “nhập dữ liệu” (để b/c). ./. : - + ^ {n} [x] V/v ß ﬁ".split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
# What the door lets in, and a little that it would not: blanks at the ends, decomposed letters, a line end.
TEXTS = st.one_of(
    SENTENCES, SENTENCES, st.text(max_size=12), st.sampled_from(["", " ", "a\nb", "Ho\u0302\u0300", "\u00a0"])
)
RUNS = st.lists(st.builds(Run, t=TEXTS, b=st.booleans(), i=st.booleans(), u=st.booleans()), max_size=4)
RICH = st.one_of(TEXTS, RUNS)


def levels_of(standard) -> st.SearchStrategy[Level]:
    return st.sampled_from([Level(name) for name in standard.levels])


def bodies(standard):
    numbers = st.one_of(
        st.none(), st.sampled_from(["3", "12a", "IV", "đ", "x", "1.2.3", "9" * 30, "", "IIX", "-"])
    )
    item = st.builds(
        Item,
        level=levels_of(standard),
        title=st.one_of(st.none(), RICH),
        text=st.one_of(st.none(), RICH),
        number=numbers,
    )
    paragraph = st.builds(Paragraph, text=RICH, align=st.sampled_from(["justify", "center", "left", "right"]))
    return st.lists(st.one_of(item, paragraph), max_size=12)


@st.composite
def letters(draw, text=TEXTS) -> Letter:
    standard = draw(st.sampled_from(available()))
    maybe = st.one_of(st.none(), text)
    some = st.lists(text, max_size=4)
    signatures = st.builds(Signature, name=text, position=maybe, authority=some, also=some)
    return Letter(
        standard=standard.id,
        kind=draw(st.sampled_from(list(standard.kinds))),
        organ=Organ(
            issuing=draw(st.lists(text, min_size=1, max_size=3)),
            superior=draw(some),
            symbol=draw(text),
            unit=draw(text),
        ),
        number=Number(value=draw(maybe), printed=draw(maybe)),
        date=draw(
            st.builds(
                DateLine,
                place=text,
                day=st.one_of(st.none(), st.integers(1, 31)),
                month=st.one_of(st.none(), st.integers(1, 12)),
                year=st.one_of(st.none(), st.integers(1900, 2999)),
            )
        ),
        subject=draw(text),
        addressees=draw(some),
        co_addressees=draw(some),
        authority_line=draw(maybe),
        grounds=draw(st.lists(RICH, max_size=4)),
        body=draw(bodies(standard)),
        ending=draw(st.one_of(st.none(), st.sampled_from([".", "./.", ""]))),
        signature=draw(st.one_of(st.none(), signatures)),
        co_signatures=draw(st.lists(signatures, max_size=3)),
        confirmation=draw(st.one_of(st.none(), signatures)),
        as_above=draw(st.one_of(st.none(), st.booleans())),
        recipients=draw(
            st.lists(
                st.builds(
                    Recipient,
                    name=text,
                    purpose=maybe,
                    copies=st.one_of(st.none(), st.integers(1, 99_999)),
                    shared_purpose=st.one_of(st.none(), st.just("Để báo cáo"), text),
                ),
                max_size=5,
            )
        ),
        storage=draw(
            st.one_of(
                st.none(), st.builds(Storage, units=text, copies=st.one_of(st.none(), st.integers(1, 9)))
            )
        ),
        urgency=draw(maybe),
        secrecy=draw(maybe),
        draft=draw(maybe),
        conference_note=draw(maybe),
        circulation=draw(maybe),
        contact=draw(maybe),
        file_code=draw(maybe),
        paper=draw(st.sampled_from(["A4", "A5", "A5-upright"])),
        duplex=draw(st.booleans()),
        page_number=draw(st.booleans()),
    )
