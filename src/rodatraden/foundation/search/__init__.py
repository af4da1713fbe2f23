"""One list of everything that can be searched, kept up to date from sources that layers above name."""
