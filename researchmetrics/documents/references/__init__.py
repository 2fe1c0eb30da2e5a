"""One reference, in whatever style it is printed: its fields; and lists of references."""
