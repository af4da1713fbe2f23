"""Where the search has its entries from."""

from rodatraden.web.search.current import CURRENT
from rodatraden.web.search.published import PUBLISHED

SOURCES = (CURRENT, PUBLISHED)
