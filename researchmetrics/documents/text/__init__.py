"""Running text: markup and LaTeX taken off, emphasis, links, marks, dates, organisations."""
