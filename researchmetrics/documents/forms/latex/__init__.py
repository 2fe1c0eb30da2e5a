"""LaTeX documents: sections, lists, entries of CV classes and bibliographies as Markdown."""
