"""What the activities of a commitment say of it together."""

from collections.abc import Iterable

from rodatraden.core.document.inline import StatusMeaning

_WORST_FIRST = (StatusMeaning.OFF_TRACK, StatusMeaning.AT_RISK)
_SAID_BY_ALL = (StatusMeaning.DONE, StatusMeaning.NOT_STARTED)
_SILENT = (StatusMeaning.NONE, StatusMeaning.INFORMATION)


def rolled_up(activities: Iterable[StatusMeaning]) -> StatusMeaning:
    """The status that the activities together propose for their commitment; people decide.

    The worst of off track and at risk wins; done or not started only when all are; cancelled ones
    do not count unless all are cancelled; ones without status say nothing; otherwise on track.
    """
    every = [meaning for meaning in activities if meaning not in _SILENT]
    if not every:
        return StatusMeaning.NONE
    counted = [meaning for meaning in every if meaning is not StatusMeaning.CANCELLED]
    if not counted:
        return StatusMeaning.CANCELLED
    for bad in _WORST_FIRST:
        if bad in counted:
            return bad
    for same in _SAID_BY_ALL:
        if all(meaning is same for meaning in counted):
            return same
    return StatusMeaning.ON_TRACK
