"""Words by which a line of a list is told: of venues, of rows of links, of pages themselves."""

from __future__ import annotations

import re

__all__ = ["ABSTRACT", "BAR_LINE", "BOILER", "CITING", "SAID", "TELLING", "TOLD", "VENUE"]

# Where something appeared: words, volumes and pages, acronyms with a year.
VENUE = re.compile(
    r"\b(?:proceedings|proc\b|conference|conf\b|journal|j\.|transactions|trans\.|workshop|"
    r"symposium|letters|lett\.|review|press|springer|elsevier|ieee|acm|wiley|submitted|"
    r"under review|accepted|to appear|forthcoming|in press|preprint|manuscript|thesis|"
    r"dissertation|vol(?:\.|ume)|no\.|pp\.?|pages|lncs|arxiv|biorxiv|annals|bulletin|magazine|"
    r"technical report|tech\. rep|university|lecture notes|in:|eds?\.|editors?|chapter|doi|issn|"
    r"isbn|zeitschrift|tagungsband|band|seiten|revue|actes|revista|atti|rivista|congrès|anais)\b|"
    r"\b\d{1,4}\s?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\b\d{1,4}\s?:\s?[A-Za-z]?\d{1,6}|"
    r"\b\d+\s?(?:--?|–)\s?\d+\b|"
    r"\b[A-Z]{3,40}\W{0,2}(?:19|20|['’])\d\d|10\.\d{4,9}/|"
    r"학회|논문지|저널|학술대회|会议|学报|論文誌|学会|研究会|大学",
    re.IGNORECASE,
)
# What a page says of itself, between and below its lists.
BOILER = re.compile(
    r"\W*(?:(?:proudly )?powered by|created (?:by|with|on)|generated (?:by|with|on)|"
    r"last (?:updated?|modified|change)|this (?:page|file|list|website|site)|"
    # As many titles begin with such a word as buttons have it.
    r"(?:export|filter|search|showing|follow|subscribe|next|previous|menu|toggle)"
    r"(?::|\W+\w+)?\W*$|(?:export|filter|search) (?:by|as|this|the site|results|publications)\b|"
    r"showing \d|follow (?:me|us)\b|subscribe to|(?:next|previous|menu):|"
    r"(?:sort|order|group)(?:ed)? by|©|copyright|all rights|back to|"
    r"recent (?:posts|comments)|permalink|page \d|up:|skip to|jump to|"
    r"go to|toggle (?:the|all|navigation)|you (?:can|may) (?:also )?find|see also|"
    r"for (?:a|an|the|more)\b.{0,60}\b(?:see|list|visit)|"
    r"(?:a |my )?(?:full|complete|updated) list|"
    r"\(?\W{0,4}(?:denotes?|indicates?|equal|authors? (?:in|are|listed))\b)|"
    r".{0,60}\b(?:google scholar|full list|complete list|liste complète|vollständige liste|"
    r"lista completa|equal(?:ly)? contribut\w+|all rights reserved|alphabetical order)",
    re.IGNORECASE,
)
BAR_LINE = re.compile(
    r"\W*(?:(?:abs|abstract|bib|bibtex|pdf|doi|html|code|slides|poster|video|arxiv|url|link|cite|"
    r"website|supp|blog|ps|ris|export|tags?|show|hide|read|more|data|project|paper|full text|"
    r"download|endnote|details|preprint|github|altmetric|dimensions|google scholar)\b\W*){1,12}",
    re.IGNORECASE,
)
# Lines that repeat all of an entry, for those who cite it.
CITING = re.compile(
    r"\W*(?:(?:recommended|suggested|preferred) citation|(?:please )?cite (?:this )?(?:as|paper)|"
    r"how to cite)\b\s?:?",
    re.IGNORECASE,
)
# Lines that name what they hold ("Source: Crossref").
TELLING = re.compile(
    r"\W{0,3}(?:(?P<names>authors?|contributors?|by|autor(?:en|es)?|auteurs?)|"
    r"(?P<venue>journal|venue|published in|publisher|publication date|conference|book title|"
    r"appears in)|"
    r"(?P<prose>name|e-?mail|phone|tel|fax|office|address|affiliation|position|room|氏名|所属|職位|"
    r"住所|電話|メール|連絡先|姓名|单位|职称|邮箱|电话|地址|성명|이름|소속|이메일|전화|주소)|"
    r"(?P<other>source|keywords?|tags?|topics?|type|language|issn|isbn|cite as|doi|url|links?|"
    r"date|year|pages?|volume|issue|status|citations?|cited by|views|downloads|category|"
    r"categories|subjects?|pmid|pmcid|arxiv))\s?(?::\s|：)",
    re.IGNORECASE,
)
ABSTRACT = re.compile(
    r"\W*(?:abstract|summary|résumé|zusammenfassung|resumen|tl;?dr)\b", re.IGNORECASE
)
# People speak of themselves or to the reader, which titles seldom do.
SAID = re.compile(
    r"\W*(?:I|We|My|This|In this|Our)\s|"
    r"[^.]{0,150}\bI(?:['’](?:m|ve)|\s(?:am|was|did|have))\b"
)
TOLD = re.compile(
    r"\W*(?:I|We|My|Our|You|Your|If|See|Please|Click|Here|This|These|In this|For|It|More|Also)\b"
    r"(?!-)(?!\W*$)|"
    r".{0,200}\bI(?:['’](?:m|ve|d)|\s(?:am|was|did|have|work|worked|study|lead|received))\b"
)
