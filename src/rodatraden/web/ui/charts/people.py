"""Those who answered among those who were asked, one dot a person."""

from django.utils.safestring import SafeString

from rodatraden.web.ui.charts.marks import dot, drawing

MOST = 200
_ROW, _STEP, _START, _RADIUS = 31, 10, 5, 3.6


def people(answered: int, asked: int, name: str) -> SafeString | None:
    """The dots; nothing when there are too many to be seen one by one."""
    if asked > MOST:
        return None
    marks = [
        dot(
            "p-on" if place < answered else "p-off", _START + _STEP * (place % _ROW), 10 + 14 * (place // _ROW), _RADIUS
        )
        for place in range(asked)
    ]
    height = 10 + 14 * ((asked - 1) // _ROW) + 10
    title = f"{answered} av {asked} tillfrågade svarade"
    return drawing("rt-people", name, title, (_START * 2 + _STEP * (_ROW - 1), height), marks)
