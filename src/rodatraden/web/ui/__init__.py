"""What every section stands on: the frame of a page, components, charts, plain words, the gallery."""
