"""To keep drafts and be seen where one writes; which roles that takes is said by the layer that knows them."""

WRITE_DRAFT = "editing.write_draft"
"""To keep what one writes, about nobody else; defined by the layer that knows roles."""
