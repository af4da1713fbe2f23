"""Goals on all levels, and the steering model they make."""

from rodatraden.connectors.reference.keys import of_id, slug
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.core.content.planning import Carries, Goal, Level, LevelMeaning, SteeringModel, WorkItem

AREA, COUNCIL, BOARD = "malomrade", "fullmaktigemal", "namndmal"
COMMITMENT, ACTIVITY, WORK = "utvecklingsatagande", "aktivitet", "arbete"
_ORDER = tuple(Carries)


def level(pair: Pair, base: str) -> str:
    """The key of a level in the pair's own steering model: no two models share one."""
    return f"{base}-{pair.model}"


def find_goal_keys(pair: Pair, taken: dict[str, str]) -> dict[str, str]:
    """The keys of the file's goals by id, name and dimension.

    `taken` says which model each key belongs to; a name that another model uses gets the model's year.
    """
    found: dict[str, str] = {}

    def name(node: Node) -> None:
        key = slug(node.at("name").text)
        if taken.setdefault(key, pair.model) != pair.model:
            key = f"{key}-{pair.model}"
        found.setdefault(node.at("name").text, key)

    for node in (*pair.root.each("target_areas"), *pair.root.each("council_goals")):
        name(node)
    for node in pair.root.each("target_areas"):
        dimension = node.get("dimension")
        if dimension is not None:
            found.setdefault(dimension.text.lower(), found[node.at("name").text])
    for node in pair.root.each("board_goals"):
        found[node.at("id").text] = of_id(node.at("id").text)
        found.setdefault(node.at("name").text, of_id(node.at("id").text))
    for node in pair.root.each("subgoals_not_reported"):
        name(node)
    return found


def own_council_goals(pair: Pair) -> list[Node]:
    """The council goals that are a level of their own: not just another name of their area."""
    return [g for g in pair.root.each("council_goals") if g.at("name").text != g.word("target_area")]


def goals_above(pair: Pair) -> tuple[Goal, ...]:
    """Goal areas and council goals."""
    sorts = {g.at("name").text: g.word("type") for g in pair.root.each("council_goals")}
    areas = [
        Goal(
            key=pair.goal(node.at("name")),
            level=level(pair, AREA),
            name=node.at("name").text,
            sort=sorts.get(node.at("name").text, ""),
            dimension=node.word("dimension"),
        )
        for node in pair.root.each("target_areas")
    ]
    council = [
        Goal(
            key=pair.goal(node.at("name")),
            level=level(pair, COUNCIL),
            name=node.at("name").text,
            parent=pair.goal(node.get("target_area")),
            owner="kommunfullmaktige",
            sort=node.word("type"),
        )
        for node in own_council_goals(pair)
    ]
    for node in (*pair.root.each("target_areas"), *pair.root.each("council_goals")):
        pair.text.take(node.get("lines"))
    return (*areas, *council)


def board_goals(pair: Pair) -> tuple[Goal, ...]:
    """The board's goals; those it works on but does not report at this occasion last."""
    reported = []
    for node in pair.root.each("board_goals"):
        pair.text.take(node.get("lines"))
        reported.append(
            Goal(
                key=pair.key(node),
                level=level(pair, BOARD),
                name=node.at("name").text,
                parent=pair.goal(node.get("council_goal")),
                owner=pair.board,
                sort=node.word("type"),
                description=pair.prose(node.get("description_lines")),
            )
        )
    silent = []
    for node in pair.root.each("subgoals_not_reported"):
        pair.text.take(node.get("lines"))
        silent.append(
            Goal(
                key=pair.goal(node.at("name")),
                level=level(pair, BOARD),
                name=node.at("name").text,
                owner=pair.board,
                sort=next((g.sort for g in reported), ""),
                not_reported_at=(pair.occasion.key,),
            )
        )
    return (*reported, *silent)


def work_items(pair: Pair) -> tuple[WorkItem, ...]:
    """Planned work, numbered under its goal."""
    found: list[WorkItem] = []
    for node in pair.root.each("planned_work"):
        goal = pair.goal(node.at("board_goal"))
        number = sum(item.goal == goal for item in found) + 1
        found.append(WorkItem(key=f"{goal}-arbete-{number}", goal=goal, text=pair.prose(node.at("lines"))))
    for node in pair.root.each("board_goals"):
        pair.text.take(node.get("work_lines"))
    return tuple(found)


def steering_model(pair: Pair) -> SteeringModel:
    """The levels that the file's goals show, and what is seen to hang on each."""
    root = pair.root
    levels = [
        Level(
            key=level(pair, AREA),
            name="Målområde",
            plural="Målområden",
            meaning=LevelMeaning.AREA,
            carries=_of_areas(pair),
        )
    ]
    council = own_council_goals(pair)
    if council:
        name = council[0].word("type", "fullmäktigemål").capitalize()
        levels.append(Level(key=level(pair, COUNCIL), name=name, plural=name, meaning=LevelMeaning.GOAL))
    goals = root.each("board_goals")
    if goals:
        name = goals[0].word("type", "nämndmål").capitalize()
        levels.append(
            Level(
                key=level(pair, BOARD),
                name=name,
                plural=name,
                meaning=LevelMeaning.BOARD_GOAL,
                carries=_of_board_goals(pair),
            )
        )
    if root.each("commitments"):
        levels.append(
            Level(
                key=level(pair, COMMITMENT),
                name="Utvecklingsåtagande",
                plural="Utvecklingsåtaganden",
                meaning=LevelMeaning.COMMITMENT,
                carries=(Carries.ACTIVITIES,),
            )
        )
    if root.each("activities"):
        levels.append(
            Level(key=level(pair, ACTIVITY), name="Aktivitet", plural="Aktiviteter", meaning=LevelMeaning.ACTIVITY)
        )
    if root.each("planned_work"):
        levels.append(
            Level(key=level(pair, WORK), name="Arbete för att nå målet", plural="Arbete", meaning=LevelMeaning.WORK)
        )
    return SteeringModel(key=f"styrmodell-{pair.model}", name=f"Styrmodell {pair.model}", levels=tuple(levels))


def _of_areas(pair: Pair) -> tuple[Carries, ...]:
    """What hangs on a goal area itself."""
    carried: set[Carries] = {Carries.ASSESSMENT}
    if any(i.get("board_goal") is None and i.get("target_area") for i in pair.root.each("indicators")):
        carried.add(Carries.INDICATORS)
    if any(c.get("target_area") for c in pair.root.each("commitments")):
        carried.add(Carries.COMMITMENTS)
    control = pair.root.get("internal_control")
    areas = {node.word("dimension").lower() for node in pair.root.each("target_areas")} - {""}
    if control and any(_bare(r.word("goal_or_process")) in areas for r in control.each("risks")):
        carried.add(Carries.RISKS)
    return _in_order(carried)


def _of_board_goals(pair: Pair) -> tuple[Carries, ...]:
    root = pair.root
    carried: set[Carries] = {Carries.ASSESSMENT}
    indicators = [i for i in root.each("indicators") if i.get("board_goal")]
    economy = root.get("economy")
    control = root.get("internal_control")
    names = {g.at("name").text for g in (*root.each("board_goals"), *root.each("subgoals_not_reported"))}
    seen = {
        Carries.INDICATORS: bool(indicators),
        Carries.TARGETS: any(i.get("interim_target") or i.get("target_2030") for i in indicators),
        Carries.WORK: bool(root.each("planned_work")),
        Carries.COMMITMENTS: bool(root.each("commitments")),
        Carries.ACTIVITIES: bool(root.each("activities")),
        Carries.FUNDING: bool(economy and economy.get("external_funding")),
        Carries.RISKS: bool(control and any(r.word("goal_or_process") in names for r in control.each("risks"))),
    }
    return _in_order(carried | {what for what, there in seen.items() if there})


def _bare(subject: str) -> str:
    return subject.lstrip("0123456789. ").lower()


def _in_order(carried: set[Carries]) -> tuple[Carries, ...]:
    return tuple(what for what in _ORDER if what in carried)


def shape(pair: Pair) -> tuple[tuple[str, LevelMeaning], ...]:
    """What makes two years' models the same: the names and meanings of their levels."""
    return tuple((one.name, one.meaning) for one in steering_model(pair).levels)
