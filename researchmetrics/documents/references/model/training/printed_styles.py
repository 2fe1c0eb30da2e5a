"""Styles of citing in which references are printed, one a line.

Each line has the language, the form of the names and the style. Forms are: i "A. Pott", f "Pott,
A.", F "Pott, Ann", g "Ann Pott", v "Pott A", V "Pott A.", c "POTT, A.". Fields stand in angle
brackets (``<A>`` authors, ``<E>`` editors, ``<field:text>`` the text itself); what is in curly
brackets is left out now and then.
"""

from __future__ import annotations

__all__ = ["STYLES"]

_LINES = """
en f <A> (<year>). <title>. <journal>, <volume>{(<issue>)}, <pages>.{ https://doi.org/<doi>}
en f <A> (<year>, <month> <day>). <title>. <book>. <publisher>.{ <url>}
en f <A> (<year>). <title>{ (<edition:2nd ed.>)}. {<city>: }<publisher>.
en f <A> (<year>). <title>. In <E> (Eds.), <book> (pp. <pages>). {<city>: }<publisher>.
en f <A> (<note>). <title>. <journal>.
en F <A>. "<title>." <journal>{, vol. <volume>}{, no. <issue>}, <date>, pp. <pages>.
en F <A>. “<title>.” <journal> <volume>, no. <issue> (<year>): <pages>.{ doi:<doi>.}
en F <A>. <title>. <city>: <publisher>, <year>.
en F <A>. <year>. “<title>.” <journal> <volume> (<issue>): <pages>.
en F <A>. “<title>.” In <book>, edited by <E>, <pages>. <city>: <publisher>, <year>.
en g <A>, <title> (<city>: <publisher>, <year>), <pages>.
en g <A>, “<title>,” <journal> <volume>, no. <issue> (<month> <year>): <pages>.
en F <A>. <year>. <title>. <city>: <publisher>.
en v <A>. <title>. <short>. <year>;<volume>{(<issue>)}:<pages>.{ doi: <doi>.}
en v <A>. <title>. <journal> <year>;<volume>:<pages>.{ PMID: <identifier:2934@>}
en v <label>. <A>. <title>. <journal>. <year> <month>;<volume>(<issue>):<pages>.
en v <A>. <title>. <city>: <publisher>; <year>. p. <pages>.
en v <A> (<year>) <title>. <short> <volume>:<pages>
en v <A>: <title>. <short> <volume>:<pages>, <year>.
en i [<label>] <A>, "<title>," <journal>, vol. <volume>, no. <issue>, pp. <pages>, <date>.
en i [<label>] <A>, “<title>,” in <meeting>, {<city>, }<year>, pp. <pages>.
en i <A>, “<title>,” in <meeting>. <publisher>, <year>, pp. <pages>.{ [Online]. Available: <url>}
en i <A>, <title>, <edition:3rd ed.> <city>: <publisher>, <year>.
en i <A>, “<title>,” <genre:Ph.D. dissertation>, <school>, <city>, <year>.
en i <A>. <title>. <journal>, <volume>(<issue>):<pages>, <date>.
en i <A>. <title>. In <meeting>, pages <pages>, <year>.
en i <A>. <title>. In <E>, editors, <meeting>, volume <volume> of <series:LNCS>, pages \
<pages>. <publisher>, <date>.
en g <A>. <title>. In <meeting>, <date>.
en g <A>. <title>. <meeting>, pp. <pages>, <city>, <date>.
en g <A>. <year>. <title>. In <meeting>. <publisher>, <city>, <pages>.{ https://doi.org/<doi>}
en g <A>. <year>. <title>. <journal> <volume>, <issue> (<month> <year>), <pages>.
en g <A>. <title>. arXiv preprint arXiv:<arxiv>, <year>.
en g <A>. <title>. <venue:CoRR>, abs/<arxiv>, <year>.
en i <A>. <title>. <genre:Technical Report> <number>, <school>, <year>.
en i <A>. <title>. <genre:Master's thesis>, <school>, <month> <year>.
en f <A>: <title>. <journal> <volume>(<issue>), <pages> (<year>){. https://doi.org/<doi>}
en f <A>: <title>. In: <E> (eds.) <meeting>. <series:LNCS>, vol. <volume>, pp. <pages>. \
<publisher>, <city> (<year>)
en f <A>: <title>. <publisher>, <city> (<year>).
en f <A>. <title>. <short> <volume>, <pages> (<year>).
en i <A>. <title>. <short> <volume>, <article> (<year>).
en i <A>, <short> <volume>, <article> (<year>).
en i <A>, <short> <volume> (<year>) <pages>.
en i <A>, <short> <volume> (<year>) <article>, arXiv:<arxiv>.
en i <A>, <title>, <short> <volume> (<year>) <article> [<arxiv>].
en i [<label>] <A>, <title>, <short> <volume> (<year>) <article> [arXiv:<arxiv>].
en V <A>, <year>, <short>, <volume>, <pages>
en V <A> <year> <title> <short> <volume> <pages>
en V <A> <year>, <short>, <volume>, <article>
en i <A>, <title>, <short> <volume> ({no. }<issue>) (<year>) <pages>, doi:<doi>.
en i <A>, <journal>, <volume>, <pages> (<year>).
en i <A>, in: <meeting>, edited by <E> (<publisher>, <city>, <year>), p. <first>.
en i <A>, <book-title> (<publisher>, <city>, <year>).
en f <A> <year>. <title>. <journal> <volume>: <pages>.
en f <A>, <year>. <title>. <journal> <volume>{(<issue>)}, <pages>.
en f <A>, <year>, <title>: <journal>, v. <volume>, p. <pages>.
en f <A> (<year>) '<title>', <journal>, <volume>(<issue>), pp. <pages>.
en f <A> (<year>) ‘<title>’, <journal>, vol. <volume>, no. <issue>, pp. <pages>.{ Available \
at: <url> (Accessed: <note:3 May 2021>).}
en f <A> (<year>) <title>. <city>: <publisher>.
en c <A>. <title>. <journal> <volume>, <issue> (<month> <year>), <pages>.
en c <A> (<year>). <title>, <journal>, Vol. <volume>, No. <issue>, pp. <pages>.
en g <title>. <A>. <meeting>, <year>.{ (<note>)}
en g <title>. <A>. <acronym> <year>.
en g <title> <A> <meeting>, <year> <note>
en g <title>, <A>, <journal>, <volume>(<issue>), <year>.
en g <title>. <A>. In <meeting>, <city>, <date>. (<note>)
en g <title>. <A>. <journal> <volume>(<issue>): <pages> (<year>)
en g <title>. <A>. <year>. <acronym>.{ <note>.}
en g "<title>", <A>, <acronym>-<year>.
en g "<title>," with <A>, <journal>, <volume>(<issue>), <year>, <pages>.
en g “<title>” (with <A>), <journal>, <month> <year>, <volume>, <pages>.
en g [<label>] <title>. <A>. <meeting>, pages <pages>. <year>.
en i <title>. <A>. <short> <volume>, <article> (<year>)
en v <title>. <A>. <journal>. <year>;<volume>(<issue>):<pages>.
en g <A>, "<title>", <meeting>, <year>.
en g <A>, “<title>”, in <meeting> (<acronym> <year>), <city>, <date>{, pp. <pages>}.
en g <A>: <title>. <meeting> <year>: <pages>
en g <A>: <title>. <short> <volume>(<issue>): <pages> (<year>)
en g <year>. <A>. <title>. <journal>, <volume>(<issue>), <pages>.
en i <A>. <title>. <meeting>, <note>.
en i <A>. <title>. <journal>, <year> (<note>).
en f <A> (<year>). <title> [<genre:Doctoral dissertation>, <school>]. <url>
en f <A> (<year>). <title>. <genre:Working Paper> <number>. <publisher>.
en g <A> (<year>). "<title>". <journal>. <volume> (<issue>): <pages>. doi:<doi>.
en g [<acronym> <year>] <A>. <title>. {<note>.}
en g [<acronym>] <A>. <title>. <meeting>, <year>.
en g <acronym> <year> <title> <A>
en g <year> <title>, <A>, <meeting>
en g <month> <year>. <title>. <A>. <journal>.{ <doi>}
en g <A> (<year>) <title>. <journal> <volume>: <pages>. PDF
en g <title> <A> <journal> (<year>) <volume>:<pages>.
en g <title>. <A>. In <meeting>, pages <pages>, <city>, <date>. <publisher>.{ [ bib | DOI | http ]}
en g <title>. <A>. <journal>, <volume>(<issue>):<pages>, <date>.{ [ bib | .pdf ]}
en g <title>. <A>. In <E>, editors, <meeting>, pages <pages>. <publisher>, <date>.
en g <title> <A> <journal>, <year>{ DOI BIB PDF}
en g <title> <A> <meeting>, <year>{ DOI BIB PDF}
en g <title> <A> <acronym>, <year>{ project page / arXiv / video / code}
en g <title> <A> <acronym> <year>{ (<note>)}{ pdf | abstract | bibtex}
en g <title> <A>{,} <meeting>, <year>{. [PDF] [Code]}
en g <title>, <A>, <meeting>, <year>{ [pdf]}
en g <title>, <A>. <acronym>, <year>.{ [paper] [slides]}
en g <title>. <A>, <acronym> <year>.{ [arXiv] [code] [bibtex]}
en g <title>. <A>. <journal>. <month> <year>.
en g <title>. <A>. <journal> (<short>), <year>.
en g <title>. <A>. Proc. <acronym> <year>, pp. <pages>.
en i <title>. <A>. <journal>, <volume>(<issue>), <pages>, <year>.
en g <title>. <A> (<year>). <journal>, <volume>, <pages>.
en g <title>: <A>. <journal> <volume> (<year>).
en f <title>. <A>. <journal>, <year>, <volume>, <pages>.
en f <title> / <A> // <journal>. - <year>. - Vol. <volume>. - P. <pages>.
en g <A> - <title> - <meeting>, <year>
en g <A>. <title>. <acronym> <year>.{ [pdf] [code]}
en g <A>, "<title>", <acronym> <year>.{ <note>}
en g <A>. <title>. <journal>, <date>.{ doi: <doi>}{ [link]}
en g <title>, <journal> <volume>, <pages> (<year>).
en g <title>, <meeting>, <city>, <date>.
en g <A>. <title>. <note:To appear> in <meeting>, <year>.
en g <A>. <title>. <note:to appear> in <acronym> <year>.
en i <A>. <title>. <journal>, <note:to appear>.
en i <A>. <title>. <note:Accepted> to <meeting>, <year>.
en g <A>. <title>. <status>, <year>.
en g <title>. <A>. <status>.
en f <A> (<year>). <title>. <status>.
en g <A>. <title>. <meeting>, <year>. <note:Best Paper Award>.
ko g <A>. <title>. <journal>, <volume>(<issue>), <year>.
ko g <A> (<year>). <title>. <journal>, <volume>(<issue>), <pages>.
ko g <A>, "<title>," <journal>, 제<volume>권 제<issue>호, pp. <pages>, <year>.
de F <A>: <title>. In: <journal> <volume> (<year>), H. <issue>, S. <pages>.
de F <A>: <title>. <city>: <publisher> <year>.
de F <A> (<year>): <title>. In: <E> (Hrsg.): <book>. <city>: <publisher>, S. <pages>.
de f <A>, <title>, <city> <year>, S. <pages>.
de g <A>, <title>, <edition:2. Aufl.>, <city> <year>.
de g <A>: <title>. <genre:Dissertation>, <publisher:Universität Wien>, <year>.
fr F <A>, « <title> », <journal>, vol. <volume>, n° <issue>, <year>, p. <pages>.
fr F <A>, <title>, <city>, <publisher>, <year>.
fr f <A> (<year>), « <title> », in <E> (dir.), <book>, <city>, <publisher>, p. <pages>.
fr g <A>, <title>, <genre:thèse de doctorat>, <publisher:Université de Lyon>, <year>.
fr c <A>, <year>, <title>, <journal>, <volume>, p. <pages>.
es f <A> (<year>). <title>. <journal>, <volume>(<issue>), <pages>.
es F <A>, <title>, <city>, <publisher>, <year>.
es c <A>. “<title>”. <journal>, vol. <volume>, núm. <issue>, <year>, pp. <pages>.
pt c <A>. <title>. <journal>, <city>, v. <volume>, n. <issue>, p. <pages>, <year>.
pt c <A>. <title>. <city>: <publisher>, <year>.
ru V <A> <title> // <journal>. – <year>. – Т. <volume>, № <issue>. – С. <pages>.
ru V <A> <title>. <city>: <publisher>, <year>. <note:256 с>.
"""
STYLES: tuple[tuple[str, str, str], ...] = tuple(
    (language, form, style)
    for language, form, style in (line.split(" ", 2) for line in _LINES.strip().splitlines())
)
