"""What the values of recorded answers mean to records: by service, place by place.

A place that stands nowhere here is found by the test of all recordings: a new field of a service
is either read, or named here among what records have no room for.
"""

from __future__ import annotations

import re

from leaves import Meaning


def last(text: str) -> str:
    """Return what an address ends in."""
    return re.split(r"[/=]", text)[-1]


def lower(text: str) -> str:
    return text.lower()


def _none(places: str) -> dict[str, Meaning]:
    return dict.fromkeys(places.split())


# OpenAlex. No room: topics beside the first, keywords, prices, funders, percentiles, languages;
# its own lists about lists; what is said again of the same place, institution or journal.
OPENALEX_WORK: dict[str, Meaning] = {
    "id": ("ids", last),
    "doi": "doi|ids",
    "title": "title",
    "display_name": "title",
    "publication_year": "year",
    "publication_date": "date",
    "ids.doi": "doi",
    "ids.*": ("ids", last),
    "primary_location.source.display_name": "venue",
    "primary_location.source.host_organization_name": "publisher",
    "*landing_page_url": "url|links",
    "*pdf_url": "url|links",
    "locations.id": None,
    "open_access.is_oa": "is_open_access",
    "open_access.oa_url": "url|links",
    "authorships.author.id": ("authors", last),
    "authorships.author.orcid": ("authors", last),
    # The name as printed comes first; where it is missing this one is taken.
    "authorships.author.display_name": None,
    "authorships.raw_author_name": "authors",
    "authorships.institutions.display_name": "authors",
    "authorships.countries": "authors",
    "authorships.institutions.country_code": "authors",
    "authorships.raw_affiliation_strings": "authors",
    "authorships.affiliations.raw_affiliation_string": "authors",
    "cited_by_count": "citations",
    "biblio.volume": "volume",
    "biblio.issue": "issue",
    "biblio.*_page": "pages",
    "is_retracted": "is_retracted",
    "primary_topic.subfield.display_name": "category",
    "primary_topic.field.display_name": "field",
    "referenced_works": None,  # compared as a list
    "counts_by_year.*": "citations_by_year",
    "abstract_inverted_index.*": None,  # compared word by word
    "abstract_inverted_index": None,
    **_none(
        "authorships.* type type_crossref indexed_in language primary_location.* locations.*"
        " best_oa_location.* locations_count open_access.* corresponding_* *_distinct_count apc_*"
        " fwci has_fulltext citation_normalized_percentile.* cited_by_percentile_year.* is_paratext"
        " is_xpac primary_topic.* topics.* keywords.* concepts.* mesh.* has_content.* awards.*"
        " sustainable_development_goals.* funders.* grants.* content_urls.* referenced_works_count"
        " related_works created_date updated_date relevance_score cited_by_api_url fulltext_origin"
    ),
}
OPENALEX_PERSON: dict[str, Meaning] = {
    "id": ("ids", last),
    "orcid": ("ids", last),
    "ids.*": ("ids|links", lambda text: last(text.partition("&")[0])),
    "display_name": "name",
    "display_name_alternatives": "name|other_names",
    "works_count": "reported",
    "cited_by_count": "reported",
    "summary_stats.h_index": "reported",
    "summary_stats.i10_index": "reported",
    "*institution*.display_name": "affiliations",
    "topics.display_name": "interests",
    "counts_by_year.works_count": "papers_by_year",
    "counts_by_year.*": "citations_by_year",
    **_none(
        "summary_stats.2yr* affiliations.* last_known_institutions.* topics.* topic_share.*"
        " x_concepts.* works_api_url updated_date created_date"
    ),
}

# Semantic Scholar. No room: what a machine says in short, vectors, influence, other names of a
# journal; of classes the first of each kind is kept; who cites is asked for by a question.
S2_WORK: dict[str, Meaning] = {
    "paperId": "ids",
    "corpusId": "ids",
    "externalIds.DOI": "doi",
    "externalIds.ArXiv": "arxiv_id",
    "externalIds.*": "ids",
    "url": "url",
    "title": "title",
    "abstract": "abstract",
    "venue": "venue",
    "year": "year",
    "citationCount": "citations",
    "isOpenAccess": "is_open_access",
    "openAccessPdf.url": "links",
    "publicationDate": "date",
    "journal.pages": "pages",
    "journal.volume": "volume",
    "citationStyles.bibtex": "raw",
    "authors.authorId": "authors",
    "authors.name": "authors",
    "authors.affiliations": "authors",
    "references.paperId": "references",
    **_none(
        "publicationVenue.* journal.name publicationTypes openAccessPdf.* fieldsOfStudy"
        " s2FieldsOfStudy.* referenceCount influentialCitationCount tldr.* embedding.* citations.*"
        " references.* authors.* matchScore contexts* intents isInfluential"
    ),
}
S2_PERSON: dict[str, Meaning] = {
    "authorId": "ids",
    "externalIds.*": "ids|other_names|name",
    "url": "links",
    "homepage": "links",
    "name": "name",
    "affiliations": "affiliations",
    "paperCount": "reported",
    "citationCount": "reported",
    "hIndex": "reported",
}

# Crossref. No room: numbers of journals and of books of chapters, licences, funders, dates of
# handling, members, places of publishers; further titles and subjects.
CROSSREF: dict[str, Meaning] = {
    "DOI": "doi",
    "title": "title",
    "subtitle": "title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "journal-issue.issue": "issue",
    "page": "pages",
    "article-number": "pages",
    "is-referenced-by-count": "citations",
    "container-title": None,  # the first of them: compared apart
    "event.name": "venue|notes",
    "event.location": "venue|notes",
    "institution.name": "venue|affiliations",
    "group-title": "category",
    "abstract": "abstract",
    "description": "abstract",
    "version.version": "notes",
    "author.given": "authors",
    "author.family": "authors",
    "author.name": "authors",
    "author.suffix": "authors",
    "author.ORCID": ("authors", last),
    "author.affiliation.name": "authors",
    "editor.given": "editors",
    "editor.family": "editors",
    "resource.primary.URL": "url",
    "URL": ("url|doi", lambda text: re.sub("https?://(dx.)?doi.org/", "", text)),
    "link.URL": "url|links",
    "relation.*.id": None,  # compared apart: reviews are works of others
    "updated-by.DOI": "notes",
    "updated-by.label": "notes",
    "reference.DOI": ("references", lower),
    "reference.unstructured": None,  # compared apart: a DOI is better
    "*.date-parts": None,  # compared apart: one of several dates
    **_none(
        "indexed.* created.* deposited.* *.date-time *.timestamp reference-count references-count"
        " content-domain.* short-container-title type subtype source prefix member score language"
        " link.* alternative-id ISSN issn-type.* ISBN isbn-type.* license.* funder.* update-policy"
        " assertion.* relation.* updated-by.* publisher-location author.sequence author.role.*"
        " author.authenticated-orcid editor.* subject reference.* archive edition-number"
        " institution.acronym"
    ),
}

# arXiv. No room: classes beside the first, numbers of what was asked.
ARXIV: dict[str, Meaning] = {
    "entry.id": ("arxiv_id", lambda text: text.partition("/abs/")[2]),
    "entry.title": "title",
    "entry.summary": "abstract",
    "entry.published": ("date", lambda text: text[:10]),
    "entry.updated": ("date|notes", lambda text: text[:10]),
    "entry.author.name": "authors",
    "entry.author.affiliation": "authors",
    "entry.link.@href": "url|links|doi",
    "entry.comment": "notes",
    "entry.journal_ref": "notes",
    "entry.doi": "doi",
    "entry.primary_category.@term": "category",
    **_none("entry.category.@* entry.link.@* entry.primary_category.@scheme"),
}
ARXIV_OAI: dict[str, Meaning] = {
    "arXivRaw.id": "arxiv_id",
    "arXivRaw.title": "title",
    "arXivRaw.authors": None,  # one text: compared name by name
    "arXivRaw.comments": "notes",
    "arXivRaw.journal-ref": "notes",
    "arXivRaw.doi": "doi",
    "arXivRaw.abstract": "abstract",
    "arXivRaw.version.@version": None,  # the last of them
    **_none("arXivRaw.submitter arXivRaw.version.* arXivRaw.categories arXivRaw.license *.@*"),
}

# ORCID. No room: biography, country, language, moments, who may see what.
_WORK = "work-summary."
_ORCID_ONE: dict[str, Meaning] = {
    "put-code": "ids",
    "title.title.value": "title",
    "title.subtitle.value": "title",
    "journal-title.value": "venue",
    "url.value": "url|links",
    "publication-date.year.value": "date",
    "publication-date.month.value": "date",
    "publication-date.day.value": "date",
    "source.source-name.value": "notes",
    # Some are of what holds the work: compared apart.
    "external-ids.external-id.external-id-value": None,
    "external-ids.external-id.external-id-url.value": "url|links",
    "contributors.contributor.credit-name.value": "authors|editors",
    "citation.citation-value": ("raw", lambda text: "" if text.startswith("<") else text),
    **_none(
        "last-modified-date.value created-date.value source.* external-ids.* type visibility path"
        " display-index language-code country.value contributors.* citation.citation-type"
    ),
}
ORCID_WORK: dict[str, Meaning] = {
    **{f"{_WORK}{place}": meaning for place, meaning in _ORCID_ONE.items()},
    # Summaries of one work differ: of title, venue and date the preferred one's are kept.
    **{f"{_WORK}{place}": None for place in _ORCID_ONE if re.match("title|journal|publ", place)},
    **{f"work.{place}": meaning for place, meaning in _ORCID_ONE.items()},
    **_ORCID_ONE,
}
ORCID_PERSON: dict[str, Meaning] = {
    "*name.path": "ids",
    "*orcid-identifier.path": "ids",
    "*given-names.value": "name|other_names",
    "*family-name.value": "name|other_names",
    "*credit-name.value": "name|other_names",
    "*other-name.content": "other_names|name",
    "*researcher-url.url.value": "links|ids",
    "*email.email": "emails",
    "*keyword.content": "interests",
    "*external-identifier.external-id-value": "ids",
    "*external-identifier.external-id-url.value": "links|ids",
    **_none(
        "*date.value *visibility *path biography.* *.source.* *.put-code *.display-index *.url-name"
        " emails.email.* addresses.* *.external-id-type *.external-id-relationship *.host *.uri"
        " preferences.* history.* person.biography.*"
    ),
}
ORCID_FOUND: dict[str, Meaning] = {"orcid-identifier.path": "id", "orcid-identifier.*": None}

# DBLP. No room: days of change; volumes that works are in, but for their names.
DBLP_WORK: dict[str, Meaning] = {
    "*@key": "ids",
    "key": "ids",
    "*author*@pid": "authors",
    "*author*@orcid": "authors",
    # The number tells people of one name apart: it is no part of the name.
    "*author": ("authors", lambda text: re.sub(r" \d{4}$", "", text)),
    "*author.text": ("authors", lambda text: re.sub(r" \d{4}$", "", text)),
    "*booktitle": "venue",
    "*title": "title",
    "*pages": "pages",
    "*year": "year",
    "*volume": "volume",
    "*number": "issue",
    "*journal": "venue",
    "venue": "venue",
    "*ee": "url|links|doi",
    "doi": "doi",
    "*url": "url|links",
    **_none("*@mdate *crossref type access *@type"),
}
DBLP_PERSON: dict[str, Meaning] = {
    "dblpperson.@pid": "ids",
    "dblpperson.@name": "other_names|name",
    "dblpperson.@n": "reported",
    "dblpperson.person.author": "other_names|name",
    "dblpperson.person.note": "affiliations",
    **_none("dblpperson.r.* dblpperson.homonyms.* dblpperson.coauthors.* dblpperson.person.*@*"),
}

# Europe PMC. No room: chemicals, keywords, what else is to be had, days of indexing.
EUROPEPMC: dict[str, Meaning] = {
    "id": "ids",
    "pmid": "ids",
    "pmcid": "ids",
    "doi": "doi",
    "title": "title",
    "authorList.author.lastName": "authors",
    "authorList.author.firstName": "authors",
    "authorList.author.authorAffiliation*": "authors",
    "authorList.author.authorId.value": "authors",
    "journalInfo.issue": "issue",
    "journalInfo.volume": "volume",
    "journalInfo.journal.title": "venue",
    "pubYear": "year",
    "pageInfo": "pages",
    "abstractText": "abstract",
    "affiliation": "affiliations",
    "fullTextUrlList.fullTextUrl.url": "links",
    "citedByCount": "citations",
    "firstPublicationDate": "date",
    "isOpenAccess": None,  # Y or N: compared apart
    **_none(
        "source authorString authorList.* journalInfo.* pubTypeList.* meshHeadingList.* chemical*"
        " subsetList.* fullTextUrlList.* keywordList.* has* inEPMC inPMC authMan epmcAuthMan"
        " nihAuthMan dateOf* first* publicationStatus language pubModel"
    ),
}

# INSPIRE. No room: figures, licences, keywords, later variants of texts, addresses of e-mail.
INSPIRE: dict[str, Meaning] = {
    "control_number": "ids",
    "publication_info.year": "year",
    "publication_info.artid": "pages",
    "publication_info.journal_title": "venue",
    "publication_info.journal_volume": "volume",
    "publication_info.journal_issue": "issue",
    "citation_count": "citations",
    "documents.url": "links",
    "authors.full_name": "authors",
    "authors.recid": "authors",
    "authors.bai": "authors",
    "authors.ids.value": "authors",
    "authors.affiliations.value": "authors",
    "authors.raw_affiliations.value": "authors",
    "author_count": "n_authors",
    "primary_arxiv_category": "category",
    "dois.value": "doi|ids",
    "texkeys": "ids",
    "imprints.date": "date",
    "arxiv_eprints.value": "arxiv_id",
    "public_notes.value": "notes",
    "references.record.$ref": ("references", last),
    "titles.title": "title",
    "abstracts.value": None,  # the first of several
    "inspire_categories.term": None,  # the first of several
    **_none(
        "publication_info.* citation_count_without_self_citations documents.* authors.*"
        " earliest_date referenced_authors_bais facet_author_name abstracts.* first_author.* core"
        " dois.* titles.source $schema curated figures.* license.* citeable keywords.* refereed"
        " copyright.* references.* public_notes.source arxiv_eprints.categories document_type"
        " preprint_date legacy* number_of_pages inspire_categories.source"
    ),
}

# Zenodo. No room: keywords, licences, statistics, its own places for programs.
ZENODO: dict[str, Meaning] = {
    "id": "ids",
    "conceptrecid": "ids",
    "doi": "doi",
    "metadata.title": "title",
    "metadata.publication_date": "date",
    "metadata.description": "abstract",
    "metadata.creators.name": "authors",
    "metadata.creators.affiliation": "authors",
    "metadata.creators.orcid": "authors",
    "metadata.related_identifiers.identifier": "links|code_url",
    "metadata.notes": "notes",
    "files.links.self": "links",
    "links.self_html": "url",
    **_none(
        "created modified updated doi_url title recid revision metadata.doi metadata.access_right"
        " metadata.keywords metadata.related_identifiers.* metadata.resource_type.*"
        " metadata.license.* metadata.communities.* metadata.relations.* metadata.method links.*"
        " files.* owners.* status stats.* state submitted"
    ),
}

# ACL Anthology. No room: sums and days of files.
ACL: dict[str, Meaning] = {
    "paper.title": "title",
    "paper.author.first": "authors",
    "paper.author.last": "authors",
    "paper.author.@id": "authors",
    "paper.pages": "pages",
    "paper.abstract": "abstract",
    "paper.url": "ids|links",
    "paper.doi": "doi",
    "paper.bibkey": "ids",
    "paper.booktitle": "venue",
    "paper.attachment": "links",
    "paper.video.@href": "links",
    "paper.pwccode.@url": "links|code_url",
    "paper.pwcdataset.@url": "links",
    "paper.revision.@href": "links",
    "paper.revision": "notes",
    "paper.revision.@date": "notes",
    **_none("paper.@* paper.*.@* paper.pwccode paper.pwcdataset"),
}

# Pages. No room: languages, keywords, pictures, how to cite; names in short beside the whole ones.
ACL_PAGE: dict[str, Meaning] = {
    "citation_title": "title",
    "citation_author": "authors",
    "citation_conference_title": "venue",
    "citation_publication_date": "date",
    "citation_pdf_url": "links",
    "citation_*page": "pages",
    "og:url": "url",
    "Anthology ID": "ids",
    "Month": "date",
    "Year": "year",
    "Publisher": "publisher",
    "Volume": "venue",
    "URL": "url",
    "Pages": "pages",
    "PDF": "links",
    **_none("og:* generator viewport Address Venue SIG Note Language DOI Cite*"),
    "": None,
    "Bibkey": "ids",
}
HAL_PAGE: dict[str, Meaning] = {
    "citation_title": "title",
    "dc.title": "title",
    "dc.identifier": "ids|url|links",
    "og:url": "ids|url|links",
    "citation_author": "authors",
    "citation_abstract": "abstract",
    "citation_pdf_url": "links",
    "citation_publication_date": "date",
    "dc.issued": "date",
    "citation_journal_title": "venue",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_firstpage": "pages",
    "citation_doi": "doi",
    "": None,
    "*": None,
}
SCHOLAR_ROW: dict[str, Meaning] = {"title": "title", "number": "*"}

# scholarly. No room: figures of the last five years, pictures, where it read.
SCHOLARLY_PERSON: dict[str, Meaning] = {
    "scholar_id": "ids",
    "name": "name",
    "affiliation": "affiliations",
    "interests": "interests",
    "homepage": "links",
    "citedby": "reported",
    "hindex": "reported",
    "i10index": "reported",
    "cites_per_year.*": "citations_by_year",
    **_none(
        "*5y container_type email_domain filled message organization publications.* source updated"
        " url_picture"
    ),
}
SCHOLARLY_WORK: dict[str, Meaning] = {
    "author_pub_id": "ids",
    "bib.title": "title",
    "bib.pub_year": "year",
    "bib.citation": "raw",
    "citedby_url": "links",
    "cites_id": "ids",
    "num_citations": "citations",
    **_none("container_type filled source"),
}
