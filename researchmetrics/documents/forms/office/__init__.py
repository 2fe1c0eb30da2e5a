"""Word and OpenDocument texts: paragraphs with their styles, lists, tables and notes."""
