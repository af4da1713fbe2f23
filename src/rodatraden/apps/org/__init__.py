"""The municipality and the tree of its organisations."""
