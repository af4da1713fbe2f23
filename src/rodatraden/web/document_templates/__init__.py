"""The templates of documents: the delivered ones, the municipality's own, and where each is followed."""
