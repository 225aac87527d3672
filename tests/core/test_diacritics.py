"""The warning for Vietnamese without diacritics, on sentences of both kinds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.diacritics import without_diacritics
from vbee_desktop.core.text import fold

WITH_MARKS = [
    "Xin chào các bạn, hôm nay chúng ta cùng học nấu phở.",
    "Sáng nay trời mưa to nên đường phố vắng người hơn mọi ngày.",
    "Công ty sẽ khai trương chi nhánh mới ở Cần Thơ vào tháng sau.",
    "Mẹ tôi dậy từ bốn giờ sáng để chuẩn bị hàng ra chợ.",
    "Giá xăng tăng nhẹ, người dân vẫn đi lại bình thường.",
    "Tiếng Việt có sáu thanh điệu và rất nhiều vần khó đọc.",
    "Bài viết này hướng dẫn cách đăng ký tài khoản trên trang của trường.",
    "Đội tuyển nước ta thắng hai không trong trận đấu tối qua.",
    "Nếu bạn thích video này thì nhớ bấm nút theo dõi nhé.",
    "Ngày xưa có một chàng trai nghèo sống với bà trong túp lều tranh.",
    "Bác sĩ khuyên người lớn tuổi nên uống đủ nước và ngủ sớm.",
    "Chúng tôi xin cảm ơn quý khách đã tin dùng sản phẩm.",
]
ENGLISH = [
    "Let us sit on the mat and chat about the hot day.",
    "He can do that in a bit, but not on the bus.",
    "The cat sat on the hat, the rat ran to the van.",
    "We put the pot on top of the map to stop the tap.",
    "Please subscribe to my channel and leave a comment below.",
    "An English speaker may say this sentence without any trouble.",
    "I am at home, so let me put it in the cup.",
    "Machine learning can help you cut the cost of making audio.",
]
OTHERS = [
    "Nguyen Van An, Tran Thi Bich, Le Quoc Viet, Pham Tuan Kiet",
    "Ban nhac Queen va Led Zeppelin",
    "TP.HCM, Q.1, P.12",
    "cac ban",
    "Viet Nam",
    "Selamat pagi, apa kabar semua teman saya di rumah?",
    "Buenos dias, esta es la casa de mis padres.",
    "Wo men dou hen xihuan chi fan.",
    "for (let i = 0; i < cac.length; i++) { viet(cac[i], cot); }",
    "https://vbee.vn/tin-tuc/cac-ban-hoc-viet cac@viet.vn",
    "Anh mua cho em hai con cua to.",
    "Ba con cua bò ra ao.",
    "Ca sĩ Ngoc Anh và ban nhạc hát bài Viet Nam tôi yêu ở Hoi An.",
    "",
]
MISSED = "Ba em mua hai con ga con."
"""Right and wrong alike as it stands: not told."""


@pytest.mark.parametrize("text", WITH_MARKS)
def test_vietnamese_without_its_marks_is_told_however_it_is_written(text: str) -> None:
    for bare in (fold(text), fold(text).capitalize(), fold(text).upper()):
        (found,) = without_diacritics(bare)
        assert (found.start, found.end) == (0, len(bare))
        assert set(found.words) <= set(fold(text).replace(",", "").replace(".", "").split())


@pytest.mark.parametrize("text", [*WITH_MARKS, *ENGLISH, *OTHERS, MISSED])
def test_nothing_else_is(text: str) -> None:
    assert without_diacritics(text) == []


def test_it_is_told_by_paragraph() -> None:
    bare, good = "Xin chao cac ban, rat vui duoc gap lai.", "Xin chào các bạn."
    (found,) = without_diacritics(f"{good}\n\n{bare}\n{good}")
    assert f"{good}\n\n{bare}\n{good}"[found.start : found.end] == bare
    assert found.words == ("chao", "cac", "duoc")


def test_a_word_or_two_with_marks_do_not_hide_a_bare_paragraph() -> None:
    text = fold("Hôm nay cửa hàng giảm giá các mặt hàng cho khách đến trước năm giờ chiều, rất tiết kiệm.")
    assert len(without_diacritics(text.replace("gia ", "giá "))) == 1


@pytest.mark.parametrize("text", WITH_MARKS)
def test_decomposed_text_has_its_marks(text: str) -> None:
    assert without_diacritics(unicodedata.normalize("NFD", text)) == []


@given(st.text("aceiou bnchgtđế.,\nA", max_size=120))
def test_what_is_told_stands_in_the_text(text: str) -> None:
    for found in without_diacritics(text):
        assert "\n" not in text[found.start : found.end]
        assert all(word in text[found.start : found.end].lower() for word in found.words)
