"""Inventing the sample: a cast, a vocabulary, works, their fate, and what two services say of them.

::

    dice -> vocabulary -> prose -> works, corpus
    cast, works -> fate (citations) -> answers (records) -> batches

Nothing here is about anybody real; Josiah Carberry is ORCID's own fictitious researcher.
"""
