"""What a board answers to the council."""

from rodatraden.core.answers import answers_of, asked_of, unanswered
from rodatraden.core.content.council import Answer, AnswerKind, Directive, DirectiveKind
from rodatraden.core.content.file import PlanContent
from rodatraden.core.content.planning import Goal, LevelMeaning

MEANINGS = {"omrade": LevelMeaning.AREA, "kf": LevelMeaning.GOAL}
GOALS = (
    Goal(key="o", level="omrade", name="Område"),
    Goal(key="k1", level="kf", name="Ett", parent="o"),
    Goal(key="k2", level="kf", name="Två", parent="o"),
)
COUNCIL = PlanContent(
    directives=(
        Directive(key="alla", kind=DirectiveKind.ASSIGNMENT, name="Alla", decision="§ 1"),
        Directive(key="annan", kind=DirectiveKind.PRIORITY, name="Annan", boards=("annan",)),
        Directive(key="vet", kind=DirectiveKind.CONDITION, name="Läget"),
    )
)
ASKED = asked_of("park", GOALS, MEANINGS, COUNCIL)


def test_a_board_is_asked_about_every_council_goal_and_what_names_it() -> None:
    assert [(one.key, one.kind) for one in ASKED] == [("k1", "goal"), ("k2", "goal"), ("alla", "assignment")]


def test_a_goal_of_its_own_under_the_councils_is_an_answer_nobody_had_to_write() -> None:
    plan = PlanContent(goals=(Goal(key="n1", level="namnd", name="Vårt", parent="k1"),))
    first, *others = answers_of(ASKED, plan)
    assert first.answer == Answer(of="k1", kind=AnswerKind.OWN_GOAL, by="n1")
    assert not first.given
    assert [one.answer for one in others] == [None, None]


def test_a_written_answer_wins_and_what_is_left_is_listed() -> None:
    said = Answer(of="k1", kind=AnswerKind.NOT_CONCERNED, text="Rör inte parker.")
    plan = PlanContent(goals=(Goal(key="n1", level="namnd", name="Vårt", parent="k1"),), answers=(said,))
    assert answers_of(ASKED, plan)[0].answer == said
    assert [one.key for one in unanswered(ASKED, plan)] == ["k2", "alla"]
