"""Lists of publications in documents: headings, blocks, and which of them are entries."""
