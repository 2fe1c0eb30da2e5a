"""Kinds of works, by the words of BibTeX, RIS, CSL, Scopus, Web of Science and their like."""

from __future__ import annotations

import re

__all__ = ["kind_of", "preprint_or"]

_WORDS = {
    "article": """
        article journalarticle articlejournal articlemagazine articlenewspaper jour jfull ejour ejou
        mgzn news inpr review reviewarticle letter editorial editorialmaterial note shortsurvey
        electronicarticle magazinearticle newspaperarticle suppperiodical datapaper reviewbook
        bookreview earlyaccess articleinpress journal systematicreview clinicaltrial casereports
        randomizedcontrolledtrial metaanalysis multicenterstudy comparativestudy comment
        businessarticle journalpaper originalarticle earlyaccessarticle magazine
        """,
    "book": """
        book ebook edbook mvbook booklet collection mvcollection proceedings mvproceedings reference
        mvreference monograph editedbook wholebook electronicbook serial ser authoredbook
        referencebook
        """,
    "chapter": """
        chapter chap echap incollection inbook inreference bookinbook suppbook suppcollection
        bookchapter booksection bookpart electronicchapter entry entrydictionary
        entryencyclopedia encyclopediaarticle dictionaryentry encyc dict referenceentry
        """,
    "conference": """
        inproceedings conference conf cpaper conferencepaper paperconference proceedingspaper
        conferenceproceedings conferencearticle proceedingsarticle proceeding ieeeconferences
        conferencepublication
        """,
    "workshop": "workshop workshoppaper",
    "preprint": """
        preprint eprint postedcontent workingpaper earlyaccesspreprint preprints submittedpreprint
        arxivpreprint
        """,
    "thesis": """
        thesis thes phdthesis mastersthesis mathesis phdthesisbook bachelorsthesis dissertation
        bathesis diplomathesis academicdissertation diss doctoralthesis masterthesis
        """,
    "report": """
        report rprt techreport technicalreport govdoc governmentdocument stand standard
        projectreport researchreport bill legislation
        """,
    "software": "software comp computerprogram softwareversion program",
    "dataset": "dataset data database dbase aggr aggregateddatabase datastudy dataandsoftware",
    "talk": """
        talk presentation slide slides speech lecture poster performance slideshow
        conferenceposter keynote
        """,
    "unsubmitted": "unsubmitted inpreparation tobesubmitted draft",
    "other": """
        other online electronic www webpage elec web icomm blog post postweblog website
        onlinedatabase conferencereview
        patent pat manual artwork art image figure graphic map chart audio video movie music sound
        motionpicture film broadcast periodical legal case hearing stat statute unbill pcomm
        personalcommunication personal letterpersonal interview podcast videogame erratum
        correction retraction retractionofpublication retractionnotice newsitem biographicalitem
        meetingabstract abst abstractreport pressrelease publishederratum expressionofconcern
        equation multi bibliography software-manual tradepublicationnews addition
        """,
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_PLAIN = re.compile(r"[^a-z]+")
# More telling than the general word they stand beside: "Article; Proceedings Paper".
_TELLING = ("other", "conference", "chapter", "preprint", "thesis", "dataset", "software")
_PREPRINTS = re.compile(
    r"\b(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|ssrn|psyarxiv|osf preprints|research square|"
    r"techrxiv|eprint archive|hal open science|preprints\.org)",
    re.IGNORECASE,
)


def kind_of(stated: str | None) -> str | None:
    """Tell the kind of a work by a source's word for it.

    Parameters
    ----------
    stated : str or None
        One word or several, parted by semicolons or commas.

    Returns
    -------
    str or None
        One of `researchmetrics.records.WORK_TYPES`; None for words that tell nothing.

    Examples
    --------
    >>> kind_of("Article; Proceedings Paper"), kind_of("CHAP"), kind_of("PDF")
    ('conference', 'chapter', None)
    """
    if not stated:
        return None
    whole = _KIND_OF.get(_PLAIN.sub("", stated.lower()))
    if whole:
        return whole
    kinds = [_KIND_OF.get(_PLAIN.sub("", word.lower())) for word in re.split(r"[;,|]", stated)]
    known = [kind for kind in kinds if kind]
    return next((kind for kind in _TELLING if kind in known), known[0] if known else None)


def preprint_or(kind: str | None, *, venue: str | None, arxiv: str | None) -> str | None:
    """See a preprint in what has no other venue than a server of preprints.

    Parameters
    ----------
    kind : str or None
        The kind stated.
    venue : str or None
        Where it appeared.
    arxiv : str or None
        Its identifier at arXiv.

    Returns
    -------
    str or None
        ``preprint`` for a work of arXiv or its like that is called an article, or nothing
        telling; else the kind as it was.

    Examples
    --------
    >>> preprint_or("article", venue="arXiv preprint arXiv:2401.99999", arxiv=None)
    'preprint'
    >>> preprint_or("article", venue="Journal of Pots", arxiv="2401.99999")
    'article'
    """
    if kind not in {None, "article", "other", "report"}:
        return kind
    is_posted = bool(_PREPRINTS.search(venue)) if venue else bool(arxiv)
    return "preprint" if is_posted else kind
