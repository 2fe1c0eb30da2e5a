"""The shapes of identifiers, as regular expressions."""

from __future__ import annotations

import re

DOI = re.compile(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s\"“”<>{}|^`]+", re.IGNORECASE)
# Old DOIs hold angle brackets: 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2
SICI = re.compile(r"(?<![\w.])10\.\d{4,9}/\(SICI\)[^\s\"]+", re.IGNORECASE)
ARXIV_NEW = r"(?:0[7-9]|[1-9]\d)(?:0[1-9]|1[0-2])\.\d{4,5}"
ARXIV_OLD = (
    r"(?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|"
    r"quant-ph|math|cs|cmp-lg|q-bio|q-fin|stat|adap-org|alg-geom|chao-dyn|chem-ph|comp-gas|"
    r"dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con|acc-phys|ao-sci|atom-ph|bayes-an)"
    r"(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
)
ARXIV_VALUE = re.compile(rf"(?:{ARXIV_NEW}|{ARXIV_OLD})", re.IGNORECASE)
ARXIV_BARE = re.compile(rf"({ARXIV_NEW}|{ARXIV_OLD})(?:v\d+)?(?:\.pdf)?", re.IGNORECASE)
ARXIV_MARKED = re.compile(
    rf"(?:arxiv(?:\.org/(?:abs|pdf|html|ps|e-print|format)/|\s*[:.]\s*|\s+)|"
    rf"(?:alphaxiv\.org|ar5iv(?:\.labs\.arxiv)?\.org)/(?:abs|pdf|html)/|corr\W{{0,3}}abs/|abs/|"
    rf"huggingface\.co/papers/)(?:abs/)?({ARXIV_NEW}|{ARXIV_OLD})(?!\d)",
    re.IGNORECASE,
)
ORCID = re.compile(
    r"(?<![\dA-Za-z-])\d{4}[-‐‑–]?\d{4}[-‐‑–]?\d{4}[-‐‑–]?\d{3}[\dXx](?![\dA-Za-z-])"
)
S2_WORK = re.compile(
    r"semanticscholar\.org/(?:paper/(?:[^/\s?#]+/)?|p/)([0-9a-f]{40})(?![0-9a-f])", re.IGNORECASE
)
PMC = re.compile(r"(?<![A-Za-z0-9])PMC\s?(\d{1,9})(?!\d)", re.IGNORECASE)
PMID = re.compile(
    r"(?:pmid\W{0,3}|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,9})(?!\d)",
    re.IGNORECASE,
)
DBLP_WORK = re.compile(
    r"dblp(?:\.org|\.uni-trier\.de|\.dagstuhl\.de)/rec/(?:bibtex/|html/)?((?:conf|journals|books|phd|reference|tr|series)/[\w/+-]+)",
    re.IGNORECASE,
)
DBLP_PID = re.compile(r"dblp(?:\.org|\.uni-trier\.de|\.dagstuhl\.de)/pid/([\w/-]+)", re.IGNORECASE)
OPENALEX = re.compile(
    r"openalex\.org/(?:authors/|works/|people/)?([AWSIPTFC]\d{2,12})(?!\d)", re.IGNORECASE
)
S2_AUTHOR = re.compile(r"semanticscholar\.org/author/(?:[^/\s?#]+/)?(\d+)", re.IGNORECASE)
SCHOLAR = re.compile(
    r"scholar\.google\.[\w.]+/citations\?(?:\S*?&)?user=([\w-]{12})(?![\w-])", re.IGNORECASE
)
ISBN = re.compile(
    r"ISBN(?:-1[03])?\W{0,3}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx])(?!\d)", re.IGNORECASE
)
ISSN = re.compile(
    r"ISSN(?:-L)?\W{0,3}(?:\((?:print|online)\)\W{0,2})?(\d{4}-\d{3}[\dXx])(?!\d)", re.IGNORECASE
)
OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]{6,14})", re.IGNORECASE)
ACL = re.compile(r"aclanthology\.org/([A-Z]\d{2}-\d{4}|\d{4}\.[\w-]+\.\d+)(?!\d)", re.IGNORECASE)
OPENREVIEW_PERSON = re.compile(r"openreview\.net/profile\?(?:\S*?&)?id=(~[^\s&#/]+)", re.IGNORECASE)
INSPIRE = re.compile(r"inspirehep\.net/(?:api/)?(?:authors|literature)/(\d+)", re.IGNORECASE)
HAL_PERSON = re.compile(
    r"(?:cv\.hal\.science/|cv\.archives-ouvertes\.fr/|authIdHal_s(?:=|:|%3A))([a-z0-9][a-z0-9-]*)",
    re.IGNORECASE,
)
