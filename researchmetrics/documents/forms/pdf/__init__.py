"""PDF files by their text layer: letters with their places, rows, columns, paragraphs, Markdown."""
