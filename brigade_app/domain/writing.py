"""How documents write amounts, dates and identity numbers: 壹仟伍佰元整, ￥1,500.00, 2026年11月24日.

Money is whole fen everywhere; only here it becomes words. The identity number's check digit tells a slip of the pen,
not that the number was ever given out.
Source: 正确填写票据和结算凭证的基本规定 (amounts in words); GB 11643-1999 (check digit, date of birth).
"""

from datetime import date

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
MAX_AMOUNT_FEN = 10**16 * 100 - 1


def amount_in_words(fen: int) -> str:
    """Return an amount in 大写: 150000 fen is 壹仟伍佰元整, 105 is 壹元零伍分.

    Raises:
        ValueError: negative, or 10^16 yuan and more.
    """
    if not 0 <= fen <= MAX_AMOUNT_FEN:
        raise ValueError(fen)
    yuan, rest = divmod(fen, 100)
    jiao, single = divmod(rest, 10)
    words = _whole_in_words(yuan) + "元" if yuan or not rest else ""
    if not rest:
        return words + "整"
    if jiao:
        words += ("零" if yuan and yuan % 10 == 0 else "") + _DIGITS[jiao] + "角"
    elif yuan:
        words += "零"
    return words + (_DIGITS[single] + "分" if single else "整")


def _whole_in_words(number: int) -> str:
    if number == 0:
        return "零"
    words, gap = "", False
    parts: list[int] = []
    while number:
        number, part = divmod(number, 10000)
        parts.append(part)
    for group in reversed(range(len(parts))):
        part = parts[group]
        if part == 0:
            gap = bool(words)
            if group == 2 and words:
                words += "亿"
            continue
        if words and (gap or part < 1000):
            words += "零"
        words += _group_in_words(part) + _GROUPS[group]
        gap = False
    return words


def _group_in_words(part: int) -> str:
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = part // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words


def amount_in_figures(fen: int) -> str:
    """Return an amount in figures: ￥1,500.00."""
    sign, whole = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}￥{whole // 100:,}.{whole % 100:02d}"


def date_in_words(day: date) -> str:
    """Return a date as documents write it: 2026年11月24日, no leading zeros (GB/T 9704 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def id_number_is_sound(number: str) -> bool:
    """Whether an 18-digit identity number has a possible date of birth and the right check digit."""
    if len(number) != 18 or not number[:17].isascii() or not number[:17].isdigit():
        return False
    if birth_date_of(number) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return number[17].upper() == _CHECK[total % 11]


def birth_date_of(number: str) -> date | None:
    """Return the date of birth that an 18-digit identity number states; ``None`` where it states none."""
    digits = number[6:14]
    if len(number) != 18 or not digits.isascii() or not digits.isdigit():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def masked_id_number(number: str) -> str:
    """Return an identity number with all but its first six and last two characters hidden; shorter ones wholly."""
    if len(number) < 15:
        return "*" * len(number)
    return number[:6] + "*" * (len(number) - 8) + number[-2:]


def play_time(milliseconds: int) -> str:
    """Return a length, or a moment within a film, as players show it (``00:01:24``)."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
