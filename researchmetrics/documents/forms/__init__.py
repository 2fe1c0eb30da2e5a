"""Forms of files: from bytes to lines of text."""
