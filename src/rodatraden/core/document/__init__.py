"""The document tree: what every renderer draws, the review reads and the freeze stores."""
