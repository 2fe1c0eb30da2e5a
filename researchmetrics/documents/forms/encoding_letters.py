"""The likeliest encoding of a text that does not say it, by the letters that it would have."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

__all__ = ["likeliest_encoding"]

# The likelier first: of two that fit alike the first is taken.
_CANDIDATES = (
    "cp1252", "cp949", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp1251", "koi8-u", "iso8859-5",
    "cp1250", "iso8859-2", "cp1254", "cp1253", "cp1255", "cp1256", "iso8859-6",
)  # fmt: skip
_SAMPLE = 40_000
_ACCENTED = frozenset(
    "äöüßÄÖÜéèêëàâçîïôûùœæÉÈÀÇáíóúñÁÍÓÚÑãõåøÅØčšžřěýůťďňČŠŽŘĚÝŮłąęśżźćńŁŚŻŹĆıİşŞğĞőűŐŰăâțșţþðÞÐ"
)
# Letters that have one place in two encodings: the more frequent language first.
_PREFERRED = {"ã": 0.9, "ő": 0.82, "ű": 0.82, "õ": 0.78, "û": 0.78,
              "þ": 0.6, "ð": 0.6, "Þ": 0.6, "Ð": 0.6}  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїєαεηιουωάέήίόύώϊϋ")
_NOT_TURKISH = frozenset("áíóúæÁÍÓÚÆ")
_SYLLABLES = frozenset(
    "이다는의에을가고를하은로한지사인도어기자시대리해아서나그들정부일전수수라장상원구학제게과여적공보동스니으"
    "만국주있소조경성관우면위신오선문방실분비중미간방연체업회안무세민교발생내화선양금합계행개재양호진결물영용"
    "통치단반모명당할않며려또와까말된없되것더할요작드때알트후음김박최권강임윤논술발표저역편집심험료야항목남북"
    "심표처울유군출년월특허상담력직책졸업석박급점평균전자컴퓨터데이브추천네워크모델습설계청균광물질환건축토목"
)
_SIGNS = frozenset(
    "“”‘’„‚–—…•«»°§©®·´€†‡±×ªº¿¡¶™\xa0‹›、。，：；（）「」『』《》？！・〜～－／．％＆"
)
_HANZI = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后"
    "小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两"
    "长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很"
    "业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太"
    "水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合"
    "放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色"
    "字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红"
    "治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德"
    "收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石"
    "这个們來時為會後國說學對過還發動長現實點當經電關東車門間開見無報書場師員應題論義術結資隊條變聯權傳遠"
    "討驗證據導際讀寫語請認識計設許證話調論講談記訊評課議誌編輯頁號會議刊載著譯審稿碩博士授教究研文献論文"
    "大学院科会議録巻号頁年発表受賞研究者著書共訳東京都氏名学歴職歴業績講演特許奨励賞助教准教授専攻工修了課"
)


def likeliest_encoding(data: bytes) -> str:
    """Choose the encoding whose letters make likely words.

    Parameters
    ----------
    data : bytes
        A text that is not valid UTF-8.

    Returns
    -------
    str
        Name of a codec.

    Examples
    --------
    >>> likeliest_encoding("Журнал керамики".encode("cp1251"))
    'cp1251'
    """
    sample = _foreign_lines(data)
    worths = [(_worth_as(sample, encoding), -place) for place, encoding in enumerate(_CANDIDATES)]
    worth, place = max(worths)
    return _CANDIDATES[-place] if worth > 0 else "cp1252"


def _foreign_lines(data: bytes) -> bytes:
    """Take the lines that tell encodings apart, as far as they are needed."""
    lines = [line for line in re.split(rb"[\r\n]+", data) if not line.isascii()]
    kept, size = [], 0
    for line in lines:
        kept.append(line)
        size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(kept)


def _worth_as(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    foreign = [letter for letter in text if letter > "\x7f"]
    if text.count("\ufffd") > 0.02 * len(foreign):
        return -1.0
    worth = sum(map(_letter_worth, foreign))
    pairs = pairwise(text)
    worth += sum(_pair_worth(*pair) for pair in pairs if max(pair) > "\x7f")
    return (worth - _unlikely(text, foreign, encoding)) / max(1, len(foreign))


def _unlikely(text: str, foreign: list[str], encoding: str) -> float:
    """Count letters of alphabets that no language uses so."""
    lost = 0.0
    for first, last in (("\u0370", "\u03ff"), ("\u0400", "\u04ff")):
        letters = [letter for letter in foreign if first <= letter <= last]
        if not letters:
            continue
        vowels = sum(letter.lower() in _VOWELS for letter in letters) / len(letters)
        small = sum(map(str.islower, letters)) / len(letters)
        lost += 0.5 * len(letters) * ((not 0.28 <= vowels <= 0.65) + (small < 0.3))
    if encoding == "cp1254" and any(letter in _NOT_TURKISH for letter in text):
        lost += 0.5 * len(foreign)
    return lost


@lru_cache(maxsize=65536)
def _pair_worth(before: str, after: str) -> float:
    """Say how unlikely it is that two letters stand side by side."""
    one, two = _script(before), _script(after)
    if {one, two} == {"Han", "Hangul"}:
        return -0.6
    if one and two and one != two and not {one, two} & {"Han", "Hangul"}:
        return -1.5
    if before.islower() and after.isupper():
        return -1.0
    is_sign = not two and after > "\x7f" and after not in _SIGNS
    return -1.0 if is_sign and one == "Latin" else 0.0


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    if letter <= "\x7f":
        return "Latin" if letter.isalpha() else ""
    if not letter.isalpha():
        return ""
    for last, name in _SCRIPTS:
        if letter <= last:
            return name
    return "Hangul" if "\uac00" <= letter <= "\ud7a3" else "Han"


_SCRIPTS = (
    ("\u024f", "Latin"), ("\u036f", ""), ("\u03ff", "Greek"), ("\u052f", "Cyrillic"),
    ("\u05ff", "Hebrew"), ("\u06ff", "Arabic"), ("\u1dff", "other"), ("\u1eff", "Latin"),
    ("\u1fff", "Greek"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def _letter_worth(letter: str) -> float:
    script = _script(letter)
    if letter in _ACCENTED:
        return _PREFERRED.get(letter, 0.8)
    if letter in _SIGNS:
        return 0.3
    if "\uff61" <= letter <= "\uff9f":
        return -0.5
    if "\u3040" <= letter <= "\u30ff":
        return 1.0
    if script in _COMMON:
        common, usual, rare = _COMMON[script]
        return usual if letter in common else rare
    return _WORTHS.get(script, -1.0)


_CYRILLIC = frozenset(map(chr, range(0x0410, 0x0450))) | frozenset("ёЁіїєІЇЄґ")
# For each script its common letters, and what these and the others are worth.
_COMMON = {
    "Hangul": (_SYLLABLES, 1.0, 0.5),
    "Han": (_HANZI, 1.0, 0.4),
    "Cyrillic": (_CYRILLIC, 0.8, 0.0),
}
_WORTHS = {"Greek": 0.8, "Hebrew": 0.8, "Arabic": 0.8, "Latin": 0.2, "other": -0.5}
