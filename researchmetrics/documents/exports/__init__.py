"""Files that people export from their programs, read as lists of works."""
