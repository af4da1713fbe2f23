"""Drawings for buttons and links, on a grid of 24."""

ICONS: dict[str, str] = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "download": '<path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14"/>',
    "document": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6"/>',
    "compare": '<path d="M4.5 8.5h14M15 5l3.5 3.5L15 12M19.5 15.5h-14M9 12l-3.5 3.5L9 19"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
    "lock": '<path d="M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "heading": '<path d="M6.5 5v14M17.5 5v14M6.5 12h11"/>',
    "bold": '<path d="M7.5 5h5.2a3.3 3.3 0 0 1 0 6.7H7.5zM7.5 11.7h6a3.6 3.6 0 0 1 0 7.3h-6z"/>',
    "italic": '<path d="M10 5h7M7 19h7M14 5l-4 14"/>',
    "bullets": '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.5M4.5 12h.5M4.5 17.5h.5"/>',
    "numbers": '<path d="M10 6.5h10M10 12h10M10 17.5h10M4 5l1.5-.8V9M4 14h2.5L4 17.5h2.5"/>',
    "link": '<path d="M10 14a3.5 3.5 0 0 0 5 0l3.5-3.5a3.5 3.5 0 0 0-5-5L12.5 6.5"/>'
    '<path d="M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.5a3.5 3.5 0 0 0 5 5l1-1"/>',
    "table": '<path d="M4 5.5h16v13H4zM4 10h16M4 14.3h16M10 10v8.5"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4M4.5 9h9a5.5 5.5 0 0 1 0 11H9"/>',
    "figure": '<path d="M5 19V11M12 19V5M19 19v-5"/>',
    "calendar": '<path d="M4.5 6h15v13.5h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
}
