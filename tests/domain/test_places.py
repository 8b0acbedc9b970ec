"""Addresses of before and after 1/7/2025: every old ward finds its commune, nothing is guessed between two."""

from __future__ import annotations

import pytest

from app.services import places


def named(text):
    found = places.recognise(text)
    return places.full_name(found.id) if found else None


def test_the_table_is_whole():
    book = places.book()
    provinces = [one for one in book.places.values() if one.is_province]
    assert (len(provinces), len(book.places) - len(provinces), len(book.old)) == (34, 3321, 10040)
    assert all(one.code and one.source for one in book.places.values())


def test_every_commune_of_today_is_read_by_its_full_name():
    book = places.book()
    assert [
        one.full
        for one in book.places.values()
        if (found := book.read(one.full)) is None or found.id != one.id
    ] == []


def test_every_old_ward_that_went_whole_into_one_commune_finds_it():
    book = places.book()
    lost = []
    for ward in book.old:
        found = book.read(ward.full)
        if len(ward.now) == 1 and (
            found is None or not found.certain or not found.id.endswith(f"/{ward.now[0]}")
        ):
            lost.append(ward.full)
    assert lost == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phường Ba Đình, Hà Nội", "Phường Ba Đình, Thành phố Hà Nội"),
        ("P. Phúc Xá, Q. Ba Đình, TP Hà Nội", "Phường Hồng Hà, Thành phố Hà Nội"),
        ("phuc xa, ba dinh, ha noi", "Phường Hồng Hà, Thành phố Hà Nội"),
        ("P12, Q10, TP.HCM", "Phường Hòa Hưng, Thành phố Hồ Chí Minh"),
        ("Thôn 3, xã Nguyệt Ấn, tỉnh Thanh Hóa", "Xã Nguyệt Ấn, Tỉnh Thanh Hóa"),
        ("xã Hồng Phong - Vũ Thư - Thái Bình", "Xã Vũ Tiên, Tỉnh Hưng Yên"),
        ("Huyện Côn Đảo, Bà Rịa - Vũng Tàu", "Đặc khu Côn Đảo, Thành phố Hồ Chí Minh"),
        ("Xã Hoà Bình, Kiến Xương, Thái Bình", "Xã Quang Lịch, Tỉnh Hưng Yên"),
        ("Bắc Giang", "Tỉnh Bắc Ninh"),
        ("Thừa Thiên - Huế", "Thành phố Huế"),
        ("Quan Hóa, Thanh Hóa", "Tỉnh Thanh Hóa"),
        ("Việt Nam", None),
        ("Xã A, Huyện B, Tỉnh C", None),
        ("", None),
    ],
)
def test_addresses_as_people_write_them(text, wanted):
    assert named(text) == wanted


def test_tones_and_decomposed_letters_do_not_matter_but_accents_tell_two_apart():
    import unicodedata

    assert named(unicodedata.normalize("NFD", "Xã Văn Lăng, Thái Nguyên")) == "Xã Văn Lăng, Tỉnh Thái Nguyên"
    assert named("Xã Văn Lang, Thái Nguyên") == "Xã Văn Lang, Tỉnh Thái Nguyên"
    doubtful = places.recognise("xa van lang, thai nguyen")
    assert doubtful is not None and not doubtful.certain and len(doubtful.choices) == 2


def test_a_district_that_lends_its_name_to_a_commune_is_not_taken_for_it():
    found = places.recognise("Vũ Thư, Thái Bình")
    assert found is not None and (found.id, found.certain) == ("hung-yen", False)
    assert [places.full_name(one) for one in found.choices] == ["Xã Vũ Thư, Tỉnh Hưng Yên"]


def test_completion_offers_todays_names_first_and_finds_old_ones():
    first = places.offers("ba dinh")[0]
    assert (first.text, first.old) == ("Phường Ba Đình, Thành phố Hà Nội", "")
    old = places.offers("phúc xá")[0]
    assert old.text == "Phường Hồng Hà, Thành phố Hà Nội" and old.old.startswith("Phường Phúc Xá")
    assert places.offers("") == () and places.offers("zzz") == ()


def test_what_is_typed_before_the_comma_is_the_places_own_name_and_its_accents_count():
    for typed in ("Nghĩa Hùng", "nghĩa hùng, nam định", "xã Nghĩa Hùng, huyện Nghĩa Hưng"):
        assert places.offers(typed)[0].old.startswith("Xã Nghĩa Hùng"), typed
    assert places.offers("nghia hung")[0].text.startswith("Xã Nghĩa Hưng")
