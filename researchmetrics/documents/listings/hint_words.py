"""What the words of a page say of its parts: classes, properties and labels of links."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["LINK_WORDS", "is_link_label", "role_of"]

# The role of the innermost class, id, property or column heading that has one of these words.
_ROLES = {
    "title": (
        "title titles papertitle pubtitle titel titre título titolo headline 제목 논문명 题目 标题 "
        "タイトル"
    ),
    "authors": (
        "author authors creator creators contributor contributors byline autoren auteurs autores "
        "autori authorlist pubauthors 저자 作者 著者"
    ),
    "venue": (
        "venue periodical journal conference booktitle container ispartof proceedings periodicals "
        "journaltitle event pubvenue pubjournal publicationname zeitschrift revue revista 학술지 "
        "学会 期刊"
    ),
    "date": (
        "year date datepublished dateissued pubdate pubyear time issued jahr année ano año anno "
        "datum 연도 년도 발표일 年份 年"
    ),
    "abstract": "abstract summary description tldr excerpt abs blurb teaser",
    "notes": "award awards note notes honor honour accolade distinction remark",
    "badge": "badge abbr acronym tag tags label chip pill",
    "cited": "citations cited citedby citationcount",
    "numbers": "volume volumenumber issuenumber issue pages pagination pagestart pageend",
    "publisher": "publisher",
    "doi": "doi",
    "links": "link-bar links buttons button btn btns actions",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_PARTS = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Names of whole entries and of what is no part of one say nothing of the parts.
_CONTAINERS = frozenset({"container", "event", "label", "tag", "tags", "time", "note", "notes"})
LINK_WORDS = frozenset(
    """
    abs abstract acm animation annex anthology appendix archive article arxiv audio author version
    benchmark bib bibtex blog blogpost book chapter cite citation code colab copy conference
    corrigendum data dataset datasets demo demos details discussion doc docs doi download draft
    eprint erratum export extended file final free full fulltext github gitlab google hal here
    homepage html http https ieee image images info interactive journal lecture link links local
    long manuscript material materials media mp4 model models more news notebook official online
    open openreview oral page paper pdf permalink poster ppt pptx preprint presentation press
    preview print project ps publication published publisher readonly recording release replication
    repo repository request results review reviews ris scholar see show site slides software source
    spotlight springer ssrn summary supp suppl supplement supplemental supplementary supplements
    talk teaser text thread trailer transcript tutorial tweet url version video view viewer website
    web webpage wiley youtube zenodo hide read pubmed pmc biorxiv medrxiv researchgate
    링크 논문 リンク 链接 pdf下载 lien papier diapositives folien quellcode enlace texto
    """.split()  # noqa: SIM905  # a word list reads better as words
)
_SMALL = frozenset({"the", "and", "to", "on", "a", "of", "for", "at", "in", "as", "&"})
# Labels that are as often the name of a venue or the words of a title.
_DOUBTFUL = frozenset(
    """
    arxiv archive article benchmark book chapter conference dataset journal media model models news
    open oral press review reviews science software spotlight springer wiley ieee acm biorxiv ssrn
    medrxiv hal google data interactive lecture preprint tutorial talk
    """.split()  # noqa: SIM905  # a word list reads better as words
)


@lru_cache(maxsize=4096)
def role_of(hint: str) -> str | None:
    """Say which part of an entry a word of the page names.

    Parameters
    ----------
    hint : str
        A class, ``id``, property or column heading.

    Returns
    -------
    str or None
        ``title``, ``authors``, ``venue``, ``date``, ``abstract``, ``notes``, ``badge``, ``cited``,
        ``numbers``, ``publisher``, ``doi`` or ``links``; None where it says nothing.

    Examples
    --------
    >>> role_of("pub-title"), role_of("bookTitle"), role_of("col-md-8")
    ('title', 'venue', None)
    """
    if hint.startswith("tag:"):
        return {"tag:time": "date", "tag:abbr": "badge", "tag:button": "links"}.get(hint)
    if any(sign.isdigit() for sign in hint):
        # "year-2019" and the like sort whole entries.
        return None
    bare = hint.partition(":")[2] if hint.startswith("column:") else hint
    whole = "".join(_PARTS.findall(bare)).casefold()
    if whole in _ROLE_OF and bare.casefold() != "container":
        return _ROLE_OF[whole]
    parts = [part.casefold() for part in _PARTS.findall(_CAMEL.sub("-", bare))]
    told = [_ROLE_OF[part] for part in parts if part in _ROLE_OF and part not in _CONTAINERS]
    if len(set(told)) > 1 and set(told) == {"title", "venue"}:
        return "venue"
    return told[-1] if told and len(set(told)) == 1 else None


@lru_cache(maxsize=4096)
def is_link_label(text: str, *, is_link: bool = True) -> bool:
    """Whether a text only says that there is a link: "[pdf]", "Project page".

    Parameters
    ----------
    text : str
        What is seen of a link, or a line.
    is_link : bool, default True
        Whether it is one; what is none may be a word like "Review" that means itself.

    Returns
    -------
    bool
        True for one to four words of links.

    Examples
    --------
    >>> is_link_label("[PDF]"), is_link_label("Project page"), is_link_label("On code")
    (True, True, False)
    """
    words = [word.casefold() for word in re.findall(r"[^\W_]+", text)]
    if not words or len(words) > 5 or len(text) > 60:
        return False
    telling = [word for word in words if word in LINK_WORDS]
    if (
        not telling
        or words[0] in _SMALL - {"the"}
        or not all(word in LINK_WORDS or word in _SMALL or word.isdigit() for word in words)
    ):
        return False
    if not is_link:
        return not all(word in _DOUBTFUL or word.isdigit() for word in words)
    return True
