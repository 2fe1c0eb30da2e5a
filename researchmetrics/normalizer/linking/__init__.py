"""Records to works: what is compared, which pairs, how well they fit, which groups they make."""
