"""Two documents, or two editions of one, held against each other as a reader may see them."""
