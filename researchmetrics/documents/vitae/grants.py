"""Grants of a CV: one row each, its parts as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from researchmetrics.documents.listings.outline import Section
from researchmetrics.documents.text.emphasis import read_emphasis
from researchmetrics.documents.text.plain import shown
from researchmetrics.documents.text.printed_dates import find_span
from researchmetrics.documents.vitae.entry_texts import QUOTED, entry_texts

__all__ = ["is_grant", "read_grants"]

Row = dict[str, str | None]

_HEADING = re.compile(
    r"\b(?:grants?|funding|funded|sponsored|drittmittel\w*|förderung\w*|geförderte|financements?|"
    r"financiaci[óo]n|financiamento|finanziamenti|fondi|subsidies|bidrag|гранты)\b|연구비|연구과제|"
    r"科研費|外部資金|研究費|科研项目|基金|项目资助|科研項目",
    re.IGNORECASE,
)
_AWARDS = re.compile(
    r"\b(?:awards?|hono[u]?rs?|prizes?|fellowships?|scholarships?|premios|prix|preise|prêmios|premi)\b|"
    r"受賞|수상|奖励|荣誉",
    re.IGNORECASE,
)
_PROJECTS = re.compile(
    r"project|projekt|proyecto|projet|projeto|progett|과제|プロジェクト|项目|項目", re.IGNORECASE
)
_FUNDER = re.compile(
    r"\b(?:foundation|council|ministry|ministère|ministerio|ministério|ministero|fund|funds|"
    r"academy|leverhulme|wellcome|innovate uk|royal society|nuffield|agency|agence|agencia|"
    r"commission|trust|endowment|stiftung|bundesministerium|gemeinschaft|"
    r"fonds|fundação|fundación|fondazione|society|programme|institutes? of health|department of|"
    r"NSF|NIH|ERC|DFG|BMBF|ANR|EPSRC|ESRC|AHRC|NERC|BBSRC|MRC|UKRI|FWF|SNF|SNSF|NWO|FNRS|FWO|NRF|"
    r"NSFC|JSPS|KAKENHI|JST|NSERC|SSHRC|CIHR|ARC|NHMRC|DARPA|DOE|NASA|FAPESP|CNPq|CAPES|FCT|"
    r"FONDECYT|CONICYT|ANID|CONICET|CONACYT|CONAHCYT|MINECO|MICINN|AEI|COLCIENCIAS|"
    r"H2020|Horizon|Marie (?:Skłodowska-)?Curie|EU|European|RGC|IITP|KRF)\b|"
    r"재단|연구재단|진흥원|과학기술|学術振興会|科研費|財団|基金|基金委|科技部|教育部|фонд|РФФИ|РНФ",
    re.IGNORECASE,
)
_MONEY = r"(?:[$€£¥₩]|USD|EUR|GBP|CHF|JPY|KRW|CNY|RMB|CAD|AUD|SEK|NOK|DKK|QAR|INR|BRL|R\$|PLN|CZK)"
_SUM = r"\d+(?:[.,'’ \u00a0]\d{3})*(?:[.,]\d{1,2})?"
_SCALE = r"(?:k|K|M|m|million|mio|Mio|bn|thousand)"
_AMOUNT = re.compile(
    rf"(?<![\w]){_MONEY}\s?{_SUM}\s?{_SCALE}?\b\.?|"
    rf"(?<![\w.,-]){_SUM}\s?{_SCALE}?\.?\s?{_MONEY}(?!\w)|"
    r"\d[\d,.]*\s?(?:억|만|천만|백만)\s?원|\d[\d,.]*\s?(?:万|千)?円|\d[\d,.]*\s?万元"
)
_ROLE = re.compile(
    r"[(\[]?(?<![\w-])(?:(?:as\s+)?(?:co-?)?(?:PI|P\.I\.|principal investigators?|investigators?|"
    r"project leader|coordinator|project lead)|co-?I|co-?applicant|(?:main )?applicant|"
    r"projektleit\w+|teilprojektleit\w+|sprecher(?:in)?|antragsteller(?:in)?|"
    r"(?:co-?)?investigador[a]? (?:principal|responsable)|co-?investigador[a]?|IP|"
    r"coordinat(?:eur|rice)|porteu(?:r|se)|"
    r"responsable scientifique|coordenador[a]?|responsabile(?: scientifico)?)(?![\w-])[)\]]?|"
    r"연구책임자|공동연구원|研究代表者?|研究分担者?|主持|参与",
    re.IGNORECASE,
)
_EDGES = " \t,;:|·–—-~()[]."
_PARTS = re.compile(r",\s+(?!Inc\b)|;\s*|\.\s+(?=[^\W\d_a-z])|\s[|–—]\s|\t|:\s+|[，。；、：]")


def read_grants(sections: Iterable[Section]) -> tuple[Row, ...]:
    r"""Read the grants a CV lists.

    Parameters
    ----------
    sections : iterable of Section
        The document.

    Returns
    -------
    tuple of dict
        Rows of title, funder, role, amount, dates; each as printed or None. Under a heading of
        projects only what names a funder or an amount is a grant.

    Examples
    --------
    >>> from researchmetrics.documents.listings.outline import outline
    >>> row = read_grants(outline('## Grants\n\n- "On pots" (PI), Clay Fund, €9,000, 2019-2020'))[0]
    >>> row["title"], row["funder"], row["role"], row["amount"], row["dates"]
    ('On pots', 'Clay Fund', 'PI', '€9,000', '2019-2020')
    """
    rows: list[Row] = []
    for section in sections:
        heading = section.heading + " " + section.parent
        if _HEADING.search(heading) and section.role in {"skip", "projects", "awards", None}:
            mixed = _AWARDS.search(heading) is not None
            texts = (text for text in entry_texts([section]) if not mixed or is_grant(text))
            rows += [_row(text) for text in texts]
        elif section.role == "projects" and _PROJECTS.search(heading):
            signs = (_FUNDER, _AMOUNT, _ROLE)
            texts = (t for t in entry_texts([section]) if any(one.search(t) for one in signs))
            rows += [_row(text) for text in texts]
    return tuple(row for row in rows if row["title"] or row["funder"])


def is_grant(text: str) -> bool:
    """Whether an entry of a list of awards and grants is a grant: it has a project or a sum.

    Parameters
    ----------
    text : str
        The entry.

    Returns
    -------
    bool
        False for awards.

    Examples
    --------
    >>> is_grant('Clay Fund, "On pots", PI, €9,000'), is_grant("Young Potter Award, 2019")
    (True, False)
    """
    return any(sign.search(text) for sign in (_AMOUNT, _ROLE)) or bool(re.search(QUOTED, text))


def _row(raw: str) -> Row:
    row: Row = dict.fromkeys(("title", "funder", "role", "amount", "dates"))
    text = shown(raw.replace("\t", " | "))
    text = _taken(text, _ROLE, row, "role")
    text = _taken(text, _AMOUNT, row, "amount")
    if span := find_span(text):
        row["dates"], text = span.text, f"{text[: span.start]} | {text[span.end :]}"
    quoted = re.search(QUOTED, text)
    title = quoted["title"].strip() if quoted else _emphasised(raw)
    if title and title in text:
        text = text.replace(quoted.group() if quoted else title, " | ", 1)
    parts = [part.strip(_EDGES) for part in _PARTS.split(text)]
    parts = [part for part in parts if len(part) > 1]
    funder = next((part for part in parts if _FUNDER.search(part)), None)
    others = [part for part in parts if part != funder]
    row["title"] = title or (others[0] if others else None)
    row["funder"] = funder or (others[0] if title and others else None)
    return row


def _taken(text: str, pattern: re.Pattern[str], row: Row, name: str) -> str:
    """Take a part out of a text, into its column."""
    found = pattern.search(text)
    if found is None:
        return text
    row[name] = found.group().strip(_EDGES)
    return f"{text[: found.start()]} | {text[found.end() :]}"


def _emphasised(raw: str) -> str | None:
    read = read_emphasis(raw)
    stretches = (read.text[a:b].strip(_EDGES) for a, b in (*read.bold, *read.italic))
    return next(
        (one for one in stretches if len(one.split()) > 1 and not _FUNDER.search(one)), None
    )
