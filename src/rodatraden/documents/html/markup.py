"""Small pieces of markup. Everything that comes from a document passes through `text`."""

from html import escape


def text(value: str) -> str:
    """`value` as text between tags or in a quoted attribute."""
    return escape(value, quote=True)


def attributes(**given: str | int | bool | None) -> str:
    """Attributes with a leading space each; `None` and `False` leave one out, `True` stands bare.

    A trailing underscore is dropped and other underscores are hyphens: `class_`, `aria_label`.
    """
    parts: list[str] = []
    for name, value in given.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        parts.append(f" {plain}" if value is True else f' {plain}="{text(str(value))}"')
    return "".join(parts)


def hidden(words: str) -> str:
    """Words for those who listen."""
    return f'<span class="ds-sr-only">{text(words)}</span>'
