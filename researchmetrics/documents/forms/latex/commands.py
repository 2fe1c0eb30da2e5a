"""What the commands of LaTeX, of its CV classes and of bibliography styles do to a text."""

from __future__ import annotations

import re

__all__ = [
    "ACCENTS_TAKING", "BOLD", "DROPPED", "FIELDS", "HEADINGS", "ITALIC", "LINES", "LISTS", "NAMES",
    "PLAIN", "SECOND", "SIZES", "SKIPPED", "TABLES", "TEMPLATES", "UPRIGHT", "looks_like_heading",
]  # fmt: skip

HEADINGS = {
    "part": 1, "chapter": 1, "section": 1, "cvsection": 1, "ecvsection": 1, "resheading": 1,
    "sectiontitle": 1, "ressection": 1, "subsection": 2, "cvsubsection": 2, "ecvsubsection": 2,
    "subsubsection": 3,
}  # fmt: skip
_HEADING = re.compile(r"(?:[a-z]*(?:sub)?section|[a-z]*heading)(?:title)?", re.IGNORECASE)
# Names of the person or document, printed where the title is.
NAMES = frozenset(["name", "author", "ecvname", "cvname", "myname", "fullname", "Name"])
# What stands in the preamble and is printed with the title.
FIELDS = frozenset(
    ["title", "address", "email", "homepage", "phone", "mobile", "position", "tagline",
     "extrainfo", "affiliation", "institution", "ecvaddress", "ecvemail", "ecvhomepage",
     "personalinfo", "date", "quote", "github", "linkedin", "twitter", "orcid", "gitlab",
     "googlescholar", "location", "social", "ecvnationality", "ecvpersonalinfo", "contacts"]
)  # fmt: skip
BOLD = frozenset(["textbf", "bfseries", "bf", "mathbf", "cvbold", "ecvbold", "strong", "boldmath"])
ITALIC = frozenset(
    ["textit", "emph", "itshape", "it", "em", "textsl", "slshape", "sl", "mathit", "cvitalic",
     "ecvitalic"]
)  # fmt: skip
UPRIGHT = frozenset(["mdseries", "upshape", "rm", "normalfont", "textnormal", "textrm", "textmd"])
# The usual sizes of letters in a document of ten points.
SIZES = {
    "Huge": 24.9, "huge": 20.7, "LARGE": 17.3, "Large": 14.4, "large": 12.0, "normalsize": 10.0,
    "small": 9.0, "footnotesize": 8.0, "scriptsize": 7.0, "tiny": 5.0,
}  # fmt: skip
LINES = frozenset(["\\", "newline", "linebreak", "tabularnewline", "cr", "break"])
LISTS = {
    "itemize": "-", "cvitems": "-", "list": "-", "compactitem": "-", "asparaitem": "-",
    "description": "-", "innerlist": "-", "outerlist": "-", "bulletlist": "-", "joblong": "-",
    "enumerate": "1.", "compactenum": "1.", "asparaenum": "1.", "benumerate": "1.",
    "publications": "1.", "bibsection": "1.", "etaremune": "-1.", "revnumerate": "-1.",
    "thebibliography": "[1]",
}  # fmt: skip
TABLES = frozenset(
    ["tabular", "tabular*", "tabularx", "tabulary", "longtable", "longtable*", "supertabular",
     "tabbing", "cvtable", "array", "xltabular", "ltabulary", "ecvtable"]
)  # fmt: skip
# Environments that hold no text.
SKIPPED = frozenset(
    ["equation", "equation*", "align", "align*", "displaymath", "picture", "tikzpicture",
     "figure", "figure*", "wrapfigure", "pspicture", "filecontents", "eqnarray", "eqnarray*"]
)  # fmt: skip
# Commands that print none of their arguments, and how many these are.
DROPPED = {
    "documentclass": 1, "documentstyle": 1, "usepackage": 1, "RequirePackage": 1, "vspace": 1,
    "hspace": 1, "setlength": 2, "addtolength": 2, "setcounter": 2, "addtocounter": 2,
    "pagestyle": 1, "thispagestyle": 1, "label": 1, "ref": 1, "pageref": 1, "nocite": 1, "cite": 1,
    "citep": 1, "citet": 1, "index": 1, "color": 1, "fontsize": 2, "includegraphics": 1, "rule": 2,
    "faIcon": 1, "hypersetup": 1, "geometry": 1, "setmainfont": 1, "setsansfont": 1, "fontspec": 1,
    "bibliographystyle": 1, "definecolor": 3, "colorlet": 2, "input@path": 1, "graphicspath": 1,
    "titleformat": 5, "titlespacing": 4, "setlist": 1, "moderncvstyle": 1, "moderncvtheme": 1,
    "moderncvcolor": 1, "photo": 1, "photoR": 1, "photoL": 1, "nopagenumbers": 0, "natexlab": 1,
    "fancyhf": 1, "fancyhead": 1, "fancyfoot": 1, "lhead": 1, "rhead": 1, "chead": 1, "lfoot": 1,
    "rfoot": 1, "cfoot": 1, "addbibresource": 1, "columnratio": 1, "switchcolumn": 0,
    "newgeometry": 1, "enlargethispage": 1, "phantomsection": 0, "addcontentsline": 3,
    "hypertarget": 1, "pdfbookmark": 2, "markboth": 2, "markright": 1, "sethintscolumntowidth": 1,
    "APACinsertmetastar": 1, "PrintBackRefs": 1, "bibliographyitemlabel": 1, "stepcounter": 1,
    "refstepcounter": 1, "bibinitperiod": 0, "cventryspacing": 0, "makecvfooter": 3,
    "cmidrule": 1, "cline": 1, "arraystretch": 0, "renewbibmacro": 2, "DeclareFieldFormat": 2,
    "DeclareBibliographyCategory": 1, "addtocategory": 2, "defbibheading": 2, "raggedright": 0,
    "settowidth": 2, "hyphenation": 1, "linespread": 1, "pagenumbering": 1, "pagecolor": 1,
    "expandafter": 0, "csname": 0, "endcsname": 0, "relax": 0, "BibitemOpen": 0, "BibitemShut": 1,
    "bibAnnoteFile": 1, "translator": 0, "selectlanguage": 1, "foreignlanguage@": 1,
}  # fmt: skip
# Commands of which the last argument is the text, and how many arguments stand before it.
SECOND = {
    "textcolor": 1, "colorbox": 1, "fcolorbox": 2, "parbox": 1, "raisebox": 1, "makebox": 0,
    "framebox": 0, "multicolumn": 2, "multirow": 2, "resizebox": 2, "scalebox": 1, "bibinfo": 1,
    "bibfield": 1, "href@noop": 1, "BIBforeignlanguage": 1, "foreignlanguage": 1, "adjustbox": 1,
    "textlink": 1, "hyperlink": 1, "hyperref": 0, "APACrefatitle": 1, "APACrefbtitle": 1,
    "rotatebox": 1, "shortstack": 0, "cvreference": 0, "makecell": 0, "thead": 0, "translate": 0,
    "bibnamedelimd": 0,
}  # fmt: skip
# Commands that print their one argument as it is.
PLAIN = frozenset(
    ["textsc", "textsf", "texttt", "textup", "underline", "uline", "text", "mbox", "hbox",
     "scshape", "fbox", "textnormal", "lowercase", "enquote", "MakeLowercase", "nobreak",
     "protect", "ensuremath", "bibnamefont", "bibfnamefont", "citenamefont", "urlstyle",
     "showarticletitle", "showDOI", "shownote", "showURL", "showISBN", "showISSN", "mathrm",
     "mathsf", "spacedlowsmallcaps", "spacedallcaps", "textls", "sout", "ul", "hl", "BIBand",
     "cvtag", "natexlab@", "capitalisewords"]
)  # fmt: skip
# How entries of CV classes are set: # and a number is an argument, \1 parts date and text.
TEMPLATES = {
    ("cventry", 6): "#1\\tabcell{}\\textbf{#2}\\sep{}#3\\sep{}#4\\sep{}#5\\lineif{}#6",
    ("cventry", 5): "#4\\tabcell{}\\textbf{#1}\\sep{}#2\\sep{}#3\\lineif{}#5",
    ("cvevent", 4): "#3\\tabcell{}\\textbf{#1}\\sep{}#2\\sep{}#4",
    ("cvachievement", 3): "\\textbf{#2}\\sep{}#3",
    ("cvitem", 2): "#1\\tabcell{}#2",
    ("cvline", 2): "#1\\tabcell{}#2",
    ("ecvitem", 2): "#1\\tabcell{}#2",
    ("ecvtitle", 2): "#1\\tabcell{}\\textbf{#2}",
    ("cvitemwithcomment", 3): "#1\\tabcell{}#2\\sep{}#3",
    ("cvlanguage", 3): "#1\\tabcell{}#2\\sep{}#3",
    ("cvdoubleitem", 4): "#1\\tabcell{}#2\\endcell{}#3\\tabcell{}#4",
    ("cvcomputer", 4): "#1\\tabcell{}#2\\endcell{}#3\\tabcell{}#4",
    ("cvhonor", 4): "#4\\tabcell{}#1\\sep{}#2\\sep{}#3",
    ("cvlistitem", 1): "\\bulleted{}#1",
    ("cvlistdoubleitem", 2): "\\bulleted{}#1\\bulleted{}#2",
    ("resumeItem", 1): "\\bulleted{}#1",
    ("resumeItem", 2): "\\bulleted{}\\textbf{#1}: #2",
    ("resumeSubheading", 4): "\\textbf{#1}\\sep{}#3\\sep{}#4\\tabcell{}#2",
    ("APACrefYearMonthDay", 3): "(#1\\sep{}#2 #3)",
    ("APACjournalVolNumPages", 4): "\\emph{#1}\\sep{}#2(#3)\\sep{}#4",
    ("APACaddressPublisher", 2): "#1: #2",
}  # fmt: skip
ACCENTS_TAKING = frozenset("`'^~=.\"cvuHkrdbtG") | {
    "textcommabelow", "textogonekcentered", "capitalcedilla"
}  # fmt: skip


def looks_like_heading(name: str) -> bool:
    """Whether a command that the document does not define sounds like one for headings.

    Parameters
    ----------
    name : str
        Its name.

    Returns
    -------
    bool
        True for ``mysection`` and the like.

    Examples
    --------
    >>> looks_like_heading("mysection"), looks_like_heading("intersection@of")
    (True, False)
    """
    return bool(_HEADING.fullmatch(name))
