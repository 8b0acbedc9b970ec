"""What was found out about a signature, in plain words: one sentence of judgement, then the grounds of it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.base.clock import VIETNAM
from app.base.language import mark, tr
from app.signing.report import Chain, Changes, Checked, Coverage, Kind, Lifetime, Signature, TimeFrom, Verdict

_VERDICTS: Final = {
    Verdict.GOOD: mark(
        "Chữ ký hợp lệ: văn bản còn nguyên như lúc ký, người ký thuộc nơi chứng thực đã tin cậy."
    ),
    Verdict.UNSURE: mark("Văn bản còn nguyên như lúc ký, nhưng chưa xác nhận được người ký là ai."),
    Verdict.BAD: mark("Không nên tin chữ ký này."),
}
_OVERALL: Final = {
    Verdict.GOOD: mark("{count} chữ ký, tất cả hợp lệ."),
    Verdict.UNSURE: mark("{count} chữ ký; văn bản còn nguyên, nhưng có chữ ký chưa xác nhận được người ký."),
    Verdict.BAD: mark("{count} chữ ký; có chữ ký không nên tin."),
}
_NO_SIGNATURE: Final = mark("Tệp không có chữ ký số.")
_EMPTY_FIELDS: Final = mark("Còn {count} ô chữ ký để trống.")
_SHORT: Final = {
    Verdict.GOOD: mark("Chữ ký số hợp lệ"),
    Verdict.UNSURE: mark("Còn nguyên, chưa rõ người ký"),
    Verdict.BAD: mark("Chữ ký số không đáng tin"),
}
_SIGNED_BY: Final = mark("Người ký: {name}.")
_SIGNED_BY_OF: Final = mark("Người ký: {name} ({organ}).")
_STAMP_BY: Final = mark("Dấu thời gian của {name}.")
_AT_STAMP: Final = mark("Lúc ký: {at}, theo dấu thời gian của {by}.")
_AT_SIGNER: Final = mark("Lúc ký: {at}, theo đồng hồ máy người ký (không có dấu thời gian).")
_AT_NONE: Final = mark("Chữ ký không ghi lúc ký.")
_STAMP_UNKNOWN: Final = mark("Nơi cấp dấu thời gian chưa nằm trong danh sách tin cậy.")
_ALTERED: Final = mark("Nội dung đã bị sửa sau khi ký: dữ liệu không còn khớp với chữ ký.")
_FORGED: Final = mark("Chữ ký không phải do khóa của chứng thư này tạo ra.")
_INTACT: Final = mark("Dữ liệu còn nguyên như lúc ký.")
_FAULT: Final = mark("Dữ liệu chữ ký hỏng hoặc cố ý làm sai, không kiểm tra được ({fault}).")
_COVERAGE: Final = {
    Coverage.WHOLE: mark("Chữ ký bao trùm toàn bộ tệp."),
    Coverage.REVISION: mark("Chữ ký bao trùm tệp như lúc ký; sau đó tệp có thêm phần mới."),
    Coverage.PART: mark("Chữ ký chỉ bao trùm một phần tệp: phần còn lại có thể bị thay mà không ai biết."),
}
_CHANGES: Final = {
    Changes.NONE: "",
    Changes.ALLOWED: mark("Phần thêm sau khi ký chỉ là chữ ký khác, dấu thời gian hoặc ô biểu mẫu."),
    Changes.FORBIDDEN: mark("Sau khi ký có thêm phần mà người ký đã khóa, không cho thêm."),
    Changes.CONTENT: mark(
        "Sau khi ký, nội dung hiện trên trang đã bị thêm hoặc thay; phần ấy không được ký."
    ),
    Changes.UNKNOWN: mark("Không so được phần thêm sau khi ký với bản đã ký."),
}
_CHAIN: Final = {
    Chain.TRUSTED: mark("Chứng thư do {issuer} cấp, thuộc gốc tin cậy “{root}”."),
    Chain.UNKNOWN: mark("Chứng thư do {issuer} cấp; nơi cấp này chưa nằm trong danh sách tin cậy."),
    Chain.SELF: mark("Chứng thư do người ký tự cấp cho mình: ai cũng tạo được."),
    Chain.REFUSED: mark(
        "Chứng thư do {issuer} cấp không được chấp nhận: hết hạn, bị thu hồi hoặc không dùng để ký."
    ),
}
_LIFETIME: Final = {
    Lifetime.VALID: mark("Chứng thư còn hạn lúc ký (đến {to})."),
    Lifetime.ENDED_SINCE: mark("Chứng thư còn hạn lúc ký, nay đã hết hạn ({to})."),
    Lifetime.ENDED_BEFORE: mark("Chứng thư đã hết hạn ({to}) trước khi ký."),
    Lifetime.NOT_BEGUN: mark("Chứng thư chưa có hiệu lực lúc ký (từ {begin})."),
}
_WEAK: Final = mark("Chữ ký dùng cách cũ đã yếu ({method}): có thể bị làm giả.")
_REVOCATION: Final = mark("Chưa hỏi nơi cấp xem chứng thư có bị thu hồi không (kiểm tra ngoại tuyến).")
_HOW_TO_TRUST: Final = mark(
    "Muốn xác nhận: lấy chứng thư gốc từ trang chính thức của nơi cấp rồi thêm vào danh sách tin cậy "
    "(Cài đặt, Chứng thư tin cậy; hoặc lệnh trust add)."
)


def moment(at: datetime) -> str:
    """'22/04/2022 16:12:55 (giờ Việt Nam)'."""
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00"


def short(checked: Checked) -> str:
    """For a badge."""
    verdict = checked.verdict
    return tr(_SHORT[verdict]) if verdict is not None else tr(_NO_SIGNATURE)


def overall(checked: Checked) -> str:
    """All signatures in one sentence."""
    verdict = checked.verdict
    if verdict is None:
        return tr(_NO_SIGNATURE)
    return tr(_OVERALL[verdict]).format(count=len(checked.signatures))


def empty_words(checked: Checked) -> str:
    """How many fields wait; '' when none does."""
    return tr(_EMPTY_FIELDS).format(count=len(checked.empty_fields)) if checked.empty_fields else ""


def judgement(one: Signature) -> str:
    return tr(_VERDICTS[one.verdict])


def grounds(one: Signature) -> tuple[str, ...]:
    """Who, when, unchanged since, chain; each a sentence."""
    if one.fault:
        return tuple(filter(None, (_who(one), tr(_FAULT).format(fault=one.fault))))
    lines = [_who(one), _when(one), _state(one), tr(_COVERAGE[one.coverage])]
    if one.changes is not Changes.NONE:
        lines.append(tr(_CHANGES[one.changes]))
    if one.intact and one.genuine:
        lines += [_chain(one), _lifetime(one)]
    if one.weak:
        lines.append(tr(_WEAK).format(method=one.weak))
    lines.append(tr(_REVOCATION))
    if one.verdict is Verdict.UNSURE and one.chain is Chain.UNKNOWN:
        lines.append(tr(_HOW_TO_TRUST))
    return tuple(filter(None, lines))


def _who(one: Signature) -> str:
    if one.signer is None:
        return ""
    words = _STAMP_BY if one.kind is Kind.STAMP else _SIGNED_BY
    if one.kind is Kind.SIGNATURE and one.signer.organ and one.signer.organ != one.signer.name:
        words = _SIGNED_BY_OF
    return tr(words).format(name=one.signer.name, organ=one.signer.organ)


def _when(one: Signature) -> str:
    if one.at is None or one.time_from is TimeFrom.NONE:
        return tr(_AT_NONE)
    if one.time_from is TimeFrom.SIGNER:
        return tr(_AT_SIGNER).format(at=moment(one.at))
    said = tr(_AT_STAMP).format(at=moment(one.at), by=one.stamped_by)
    return said if one.stamp_trusted else f"{said} {tr(_STAMP_UNKNOWN)}"


def _state(one: Signature) -> str:
    if not one.intact:
        return tr(_ALTERED)
    return tr(_INTACT) if one.genuine else tr(_FORGED)


def _chain(one: Signature) -> str:
    issuer = one.signer.issuer if one.signer is not None else ""
    return tr(_CHAIN[one.chain]).format(issuer=issuer, root=one.root)


def _lifetime(one: Signature) -> str:
    if one.signer is None:
        return ""
    begin, to = (
        f"{day.astimezone(VIETNAM):%d/%m/%Y}" for day in (one.signer.valid_from, one.signer.valid_to)
    )
    return tr(_LIFETIME[one.lifetime]).format(begin=begin, to=to)
