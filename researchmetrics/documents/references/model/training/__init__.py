"""Training the reference model: the corpora, invented references, and the fitting itself."""
