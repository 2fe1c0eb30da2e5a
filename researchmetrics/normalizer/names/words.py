"""Words by which the parts of a name are told: particles, suffixes, titles, telling surnames."""

from __future__ import annotations

__all__ = [
    "CAPITAL",
    "DEGREES",
    "GENERATIONS",
    "JOINING",
    "PARTICLES",
    "SHORT_FAMILIES",
    "SUFFIXES",
    "THREE_LETTERS",
    "THREE_SYLLABLES",
    "TITLES",
    "TWO_SYLLABLES",
    "VIETNAMESE",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("""
de da do dos das di del della delle der den des du la le los las van von vom zu zum zur ten ter te
el al ben bin bint ibn abu af av y e i d dal dello degli lo st san santa 't op in aan
""")
"""In small letters, before a family name."""
CAPITAL = _words("De Del Della Di Da Dos Du Des Van Von Der Den Ter Ten La Le El Al Bin Ibn Abu")
"""Particles that are capitalised at times; the others are also given or family names."""
JOINING = _words("y e i")
"""Words between the two family names of one person."""
VIETNAMESE = _words("nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh")
"""Family names behind which Van is a middle name."""
GENERATIONS = _words("jr sr ii iii iv filho neto sobrinho junior senior")
DEGREES = _words("phd md msc dsc dphil mph esq mba dvm dds pharmd rn facs frcp frs")
SUFFIXES = GENERATIONS | DEGREES
"""What may stand behind a name."""
TITLES = _words("""
dr prof professor mr mrs ms sir dipl ing doktor dott dottssa dra med habil rer nat phd assoc
asst rev dame mme mlle herr frau dr.-ing dr.med univ.-prof
""")
"""Forms of address."""
TWO_SYLLABLES = _words("""
남궁 황보 제갈 사공 선우 서문 독고 동방 欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 皇甫 尉迟 公孙 慕容
令狐 司徒 佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村
清水 山崎 池田 橋本 阿部 石川 中島 前田 藤田 小川 後藤 岡田 村上 近藤 石井 斎藤 坂本 遠藤
青木 藤井 西村 福田 太田 三浦 岡本 松田
""")
"""Common family names of two signs in Korean, Chinese and Japanese script."""
THREE_SYLLABLES = _words(
    "佐々木 長谷川 五十嵐 久保田 大久保 小野寺 佐久間 宇多田 長谷部 小笠原 大和田"
)
"""Common Japanese family names of three signs."""
SHORT_FAMILIES = _words("""
AN AI BO DO DU FU GE GU HA HE HO HU IM JI JU KO KU LE LI LO LU MA MI MO MU NA NG NI NO OH OU PU
QI RA RO SO SU TO TU VO VU WU XI XU YE YI YU
""")
"""Family names of two letters, which in capitals look like initials."""
THREE_LETTERS = _words("""
AHN BAE BAI BYUN CAI CAO CHA CHI CHO CHU DAI DAS DEY FAN GAO GOH GUO HAN HEO HUH HUR HOU
HSU JEE JIN JOO JUN KAO KHO KIM KOH LAI LAM LAW LEE LEI LIM LIN LIU LOW LUO MAI MAO NAM
NOH PAI PAK PAN QIN QIU RAO REN ROH ROY RYU SEN SEO SHI SIM SOH SON SUH SUN TAN TAO TSE
WAN WEI WEN WON WOO XIA XIE XUE YAN YAO YEH YEN YIM YIN YOO YOU YUN
""")
"""Family names of three letters, which in capitals look like initials."""
