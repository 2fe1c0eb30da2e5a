"""The shapes that names of authors take in print, as patterns that never backtrack far."""

from __future__ import annotations

import re

__all__ = [
    "BESIDE",
    "ET_AL",
    "FORMS",
    "LEFT_OUT",
    "MARKS",
    "MARK_IN",
    "PIECE",
    "SEPARATOR",
    "SUPERSCRIPTS",
]

# A capital is a letter that is not a lower-case Latin one, so that other scripts count as names;
# Chinese, Japanese and Korean have a form of their own.
_SMALL = "".join(
    sign
    for first, last in ((0x100, 0x24F), (0x370, 0x52F), (0x1E00, 0x1EFF))
    for sign in map(chr, range(first, last + 1))
    if sign.islower()
)
_UP = rf"[^\W\d_a-zß-öø-ÿ{_SMALL}\u3041-\u9fff\uac00-\ud7a3]"
_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]as|[Dd]u|"
    r"[Ll]a|[Ll]e|[Tt]er|[Tt]en|[Tt]e|[Zz]u|[Zz]ur|zum|vom|bin|bint|ibn|ben|abu|al|el|af|av|ap|ab|"
    r"dei|degli|dello|st|St\.|'t)\s+)"
)
_LOW = r"[\w'’ʼ`´]"
_WORD = (
    rf"(?:[dDlLO]['’]\s?|(?:al|el|ul|ad|as|ash|ar|an|at|az)[-‐](?={_UP}))?{_UP}(?:{_LOW}+|"
    rf"(?=[-‐–]\w))(?:\s?[-‐–]\s?\w{_LOW}*)*(?!\w)"
)
_MARK = (
    r"(?:\s?[*∗⋆†‡§¶#¹²³⁰⁴-⁹]|\s?\^\{[^{}]{0,20}\}|\^[\d*†‡]{1,3}|"
    r"(?<=[*†‡§¹²³⁰⁴-⁹}]),(?=[*†‡§^¹²³⁰⁴-⁹]))*"
)
_INITIAL = rf"{_UP}(?:\s?\.|(?![\w'’]))"
_LETTER = rf"(?:Chr?|Th|Ph|Yu|Ya|St|Fr|Wm|Gy|Zs|Sz|{_UP}(?:-{_UP})?)"
_DOTTED = (
    rf"(?:{_LETTER}\s?\.(?:\s?[-‐–]\s?|\s*)){{1,5}}(?:(?<=\.){_UP}(?![\w.'’])|"
    rf"{_UP}(?=\s?[,;&:(]|\s(?:and|und|et|y|e)\s|\s*$))?"
)
_CAPS = rf"{_UP}(?:[\s-]?{_UP}){{0,3}}(?![\w'’])"
_INITIALS = rf"(?:{_DOTTED}|{_CAPS})"
_SUFFIX = r"(?:,?\s+(?:Jr|Sr|jr|sr)\.?|,?\s+I{2,3}\b(?!\.)|,?\s+IV\b)?"
_FAMILY = rf"{_PARTICLE}{{0,3}}{_WORD}(?:\s{_PARTICLE}{{0,2}}{_WORD}){{0,2}}"
_GIVEN = rf"(?:{_WORD}|{_CAPS}|{_INITIAL})"

_AND = (
    r"(?:(?:and|AND|und|et|y|e|i|och|og|en|ve|ja|és|și|şi|dan|và|kaj|и|і|та|й|και|u|a(?=\s[^\W\d_a-z][\w-]+\s[^\W\d_a-z][\w-]+[.,:(]))"
    r"(?=\s)|&)"
)
_SENTENCE = (
    r"(?:(?:The|An?|On|In|Of|Zur?|Die|Der|Das)\b|[\w'’-]+[,:]?\s(?!and\b|et\b)[a-zа-яёіїєα-ω])"
)
# What may follow a name: a separator, the end of the list, a title in quotes, or a year.
_AFTER = (
    rf"(?:(?={_MARK}\s*(?:$|[,;:()\[\"“”„«‘'`/—]|\.(?!\s?\d)|\.(?=\s\d[\d.,]*\s[^\W\d_]{{3}})|\.(?=\s?(?:1[6-9]|20)\d\d\b)|{_AND}|and{_UP}|et\.?\s?al|[-–]\s|"
    rf"(?:1[6-9]|20)\d\d\b|[Ii]n\s*:))|(?<=\.)(?=\s*{_SENTENCE})|(?<=\.\s)(?={_SENTENCE}))"
)
# A single word before a comma is no full name, so that initials after it surely belong to it.
_INVERTED = (
    rf"(?>{_PARTICLE}{{0,3}}{_WORD}{_SUFFIX}\s?,\s*{_DOTTED})"
    rf"(?:\s?\b(?:de|da|do|dos|das|del|di|van|von|der|den)(?=\s?[.,;:(]))?"
    rf"(?:\s?{_PARTICLE}{{1,2}})?(?:{_SUFFIX})"
)
_INVERTED_LONG = (
    rf"{_FAMILY}{_SUFFIX}\s?,\s*(?>{_INITIALS})(?:\s?{_PARTICLE}{{1,2}})?{_SUFFIX}{_AFTER}"
)
_LEADING = rf"(?>{_INITIALS})\s*{_PARTICLE}{{0,3}}{_WORD}(?:\s{_WORD}){{0,2}}{_SUFFIX}{_AFTER}"
_TRAILING = (
    rf"{_FAMILY}\s+(?>(?:{_UP}\s?\.[\s-]?){{1,4}}(?=[,;]\s)|{_CAPS}(?!\.[\s-]?{_UP}\.)"
    # One initial, and a word before a comma: "John G. Cleary, ..." has no family name "John".
    rf"(?!(?<=\s{_UP})\.\s{_WORD}(?:\s?[,;]|\s{_AND}|{_MARK}\s*\.?\s*$))|(?:{_UP}\s?\.[\s-]?){{1,4}})"
    rf"{_SUFFIX}{_AFTER}"
)
_TRAILING_AGAIN = rf"{_FAMILY}\s+(?>{_CAPS}(?!\.[\s-]?{_UP}\.)){_SUFFIX}{_AFTER}"
_COLLABORATION = (
    rf"(?:[Tt]he\s)?(?:[^\W_][\w’'-]*\s){{1,6}}"
    rf"(?:[Cc]ollaborations?|COLLABORATION|Consortium|Study Group|Working Group){_AFTER}"
)
_FULL = rf"{_GIVEN}(?:\s+(?:{_PARTICLE}{{0,3}}{_WORD}|{_DOTTED}|{_CAPS})){{1,4}}{_SUFFIX}{_AFTER}"
_INVERTED_FULL = (
    rf"(?:{_PARTICLE}{{0,3}}{_WORD}\s?,\s*{_WORD}\s(?>{_DOTTED}){_SUFFIX}"
    rf"|{_FAMILY}\s?,\s*{_WORD}(?:\s{_WORD}){{0,2}}(?:\s{_INITIALS})?{_SUFFIX}{_AFTER})"
)
_BOXED = rf"{_PARTICLE}{{0,3}}{_WORD}(?:\s{_WORD})?\s?\((?:{_DOTTED}|{_CAPS})\)"
# Chinese, Japanese and Korean names are short and stand whole: family name first, a blank between
# the parts or none. What follows must end a name, as any short word could be one.
_HAN = r"[\u3400-\u9fff々]"
_KANA = r"[\u3400-\u9fff々\u3041-\u30fa\u30fc]"
_MORE = (
    r"(?:\d{1,3}|several|many|numerous|a few)\s(?:more|other|further|additional|co-?)\s?"
    r"(?:co-?)?(?:authors?|contributors?|collaborators?|people)?(?![a-z])|\d{1,3}\s(?:others|authors|more)\b|"
    r"others\b|coworkers\b|co-workers\b|collaborators\b|colleagues\b"
)
_OTHER_ET_AL = (
    r"и\s?др(?!\w)\.?|и\s?соавт(?!\w)\.?|та\s?ін(?!\w)\.?|i\s?in(?:ni)?(?!\w)\.|y\s(?:otros|cols?|col)(?!\w)\.?|"
    r"e\s(?:altri|outros|cols?|colab)(?!\w)\.?|et\s(?:coll?|collab)(?!\w)\.?|m\.?\s?fl\.|"
    r"a\skol(?!\w)\.?|aj\.(?=\s)|ve\s(?:ark|diğ)(?!\w)\.?|und\sandere(?!\w)|و\s?آخرون|و\s?همکاران|ואח['׳]"
)
_ASIAN_ET_AL = r"외(?:\s?\d{1,3}\s?[인명])?(?=[\s.,])|等(?=[\s.,:])|(?:他|ほか)(?=[\s.,:\d])"
_ASIAN = (
    rf"(?:[가-힣]{{2,4}}|[가-힣]{{1,2}}\s[가-힣]{{1,3}}|{_HAN}{{2,4}}|{_KANA}{{1,4}}\s{_KANA}{{1,5}})"
    rf"(?={_MARK}\s*(?:$|[,;:.(\[\"“”‘«「『、：·・/]|{_AND}|및\s|{_ASIAN_ET_AL}))"
)
# One word is a name only where what follows says so.
_SINGLE = (
    rf"{_PARTICLE}{{0,2}}{_WORD}(?=[.,]?\s*(?:\(?(?:1[5-9]|20)\d\d[a-z]?\)?[\s.,:]|et\.?\s?al\b))"
)

FORMS = {
    name: re.compile(form)
    for name, form in {
        "asian": _ASIAN,
        "group": _COLLABORATION,
        "inverted": _INVERTED,
        "inverted long": _INVERTED_LONG,
        "leading": _LEADING,
        "trailing": _TRAILING,
        "trailing again": _TRAILING_AGAIN,
        "full": _FULL,
        "inverted full": _INVERTED_FULL,
        "boxed": _BOXED,
        "single": _SINGLE,
    }.items()
}
# Which forms may stand beside the form of the first name in one list.
_BESIDE = {
    "asian": ("leading", "inverted", "full"),
    "group": ("group", "leading", "inverted", "trailing", "full"),
    "inverted": ("inverted", "inverted long", "leading", "group"),
    "inverted long": ("inverted", "inverted long", "leading", "group"),
    "leading": ("leading", "inverted", "full", "group"),
    "trailing": ("trailing", "trailing again", "leading", "group"),
    "full": ("leading", "full", "group"),
    "boxed": ("boxed",),
    "single": (),
    "inverted full": ("inverted", "inverted long", "leading", "full", "inverted full"),
}
BESIDE = {form: ("asian", *others) for form, others in _BESIDE.items()}
MARKS = re.compile(_MARK)
SEPARATOR = re.compile(
    rf"\s*(?:(?<=[JjSs]r)\.\s?)?(?:[,;/،؛]\s*(?:{_AND}|and(?={_UP}))\s*|[,;/،؛]\s*|(?<=\s)و\s?(?=[\u0621-\u064a]{{3}})|(?<=[\s.}}*†]){_AND}\s*|and(?={_UP})|"
    r"[、·・]\s*|및\s+)"
)
ET_AL = re.compile(
    rf"[\s,;]*(?:(?:\b(?:and|&)\s+|&\s?)(?:{_MORE})|(?:\b(?:and|&)\s+)?(?:\bet\.?\s*al(?![a-z])\.?|"
    rf"(?-i:\bu\.\s?a\.)|\bothers\b|…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\]|\+\s?\d{{1,3}}\s(?:more|others|authors)|"
    rf"(?<!\w)(?:{_OTHER_ET_AL})|{_ASIAN_ET_AL}))",
    re.IGNORECASE,
)
# Some lists leave out the middle and give the last name.
LEFT_OUT = re.compile(r"[\s,;]*(?:…|\.\s?\.\s?\.)[\s,;]*(?:(?:and|&)\s+)?(?=[^\W\d_a-z])")
PIECE = re.compile(
    r"[^\s,;،؛]+(?:\s+(?!(?:and|und|et|y|och|og|&)\s|و[\u0621-\u064a]{3})[^\s,;،؛]+)*"
)
MARK_IN = re.compile(r"\^\{([^{}]*)\}|\^?([*∗⋆†‡§¶#]|\d{1,3})|([¹²³⁰⁴-⁹]+)")
SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹∗⋆", "1230456789**")
