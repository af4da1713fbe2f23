"""What the council lays on the boards, and what they answer."""

from __future__ import annotations

from decimal import Decimal

from rodatraden.core.comparison import compare
from rodatraden.core.content.council import Answer, AnswerKind, Directive, DirectiveKind, Frame
from rodatraden.core.content.file import PlanContent
from tests.core.comparison.contents import side


def test_directive_answered_in_another_way_is_told_in_words() -> None:
    directive = Directive(key="d", kind=DirectiveKind.ASSIGNMENT, name="Se över taxan")

    def answered(kind: AnswerKind, by: str = "") -> PlanContent:
        return PlanContent(directives=(directive,), answers=(Answer(of="d", kind=kind, by=by),))

    found = compare(side(answered(AnswerKind.NOT_CONCERNED)), side(answered(AnswerKind.OWN_GOAL, "omradet")))
    assert [d.sentence for d in found.differences] == [
        "Svaret ”Se över taxan”: hur det besvaras var ”berör inte nämnden” och är nu ”eget mål”.",
        "Svaret ”Se över taxan”: besvaras av är nu ”Området”.",
    ]


def test_frame_is_held_in_ore() -> None:
    first, second = (
        PlanContent(frames=(Frame(board="namnden", amount=Decimal(amount), unit="mnkr"),)) for amount in ("80", "84")
    )
    (found,) = compare(side(first), side(second)).differences
    assert found.step is not None
    assert (found.step.ore, found.step.per_cent) == (400_000_000, Decimal(5))
