"""From pairs of reference files to plan files."""

from collections.abc import Sequence
from dataclasses import replace

from rodatraden.connectors.reference import (
    bindings,
    commitments,
    control,
    economy,
    follow_up,
    goals,
    observations,
    reports,
    sections,
    statements,
    tables,
    targets,
)
from rodatraden.connectors.reference.merge import municipality_of
from rodatraden.connectors.reference.pair import Pair, read_pair
from rodatraden.core.content.file import SCHEMA, PlanContent, PlanFile, ReportContent
from rodatraden.core.content.scope import Scope, ScopeLevel
from rodatraden.core.document.figure import Mode


def read_pairs(files: Sequence[tuple[str, bytes, str, bytes]]) -> list[Pair]:
    """The pairs in order of year, with the keys of their goals and live figures found."""
    pairs = sorted((read_pair(*names) for names in files), key=lambda pair: (pair.board, pair.year))
    shapes: dict[object, str] = {}
    taken: dict[str, str] = {}
    for pair in sorted(pairs, key=lambda p: p.year):
        pair.model = shapes.setdefault(goals.shape(pair), str(pair.year))
        pair.goal_keys = goals.find_goal_keys(pair, taken)
    for pair in pairs:
        bindings.bind(pair)
    return pairs


def plan_files(files: Sequence[tuple[str, bytes, str, bytes]]) -> dict[str, PlanFile]:
    """Plan files by file name, from (YAML name, YAML, text name, text) of each document.

    `kommun.yaml` is the union over all documents; each document gives a board's year, and a report
    an occasion too. Refused with `ReferenceUnreadable` when a file lacks what is needed.
    """
    pairs = read_pairs(files)
    found = {"kommun.yaml": municipality_of(pairs)}
    for pair in pairs:
        tables.claim_tables(pair)
        content = plan_content(pair)
        scope = Scope(level=ScopeLevel.BOARD_YEAR, board=pair.board, year=pair.year)
        if pair.is_report:
            found[f"{pair.board}-{pair.year}.yaml"] = _file(pair, scope, plan=content)
            at = Scope(level=ScopeLevel.BOARD_OCCASION, board=pair.board, year=pair.year, occasion=pair.occasion.key)
            name = f"{pair.board}-{pair.year}-{pair.occasion.key}.yaml"
            found[name] = _file(pair, at, report=report_content(pair))
        else:
            found[f"{pair.board}-{pair.year}.yaml"] = _file(pair, scope, plan=content)
    return found


def _file(
    pair: Pair, scope: Scope, *, plan: PlanContent | None = None, report: ReportContent | None = None
) -> PlanFile:
    title = pair.title if report or not pair.is_report else ""
    return PlanFile(schema=SCHEMA, scope=scope, mode=Mode.PUBLISHED, document_title=title, plan=plan, report=report)


def plan_content(pair: Pair) -> PlanContent:
    """The year: what a plan decides. A report's document only bears out parts of it."""
    shared = PlanContent(
        goals=goals.board_goals(pair),
        work=goals.work_items(pair),
        commitments=commitments.commitments(pair, municipal=False),
        activities=commitments.activities(pair),
        indicator_links=targets.indicator_links(pair),
        targets=targets.targets(pair),
        allocations=economy.allocations(pair),
        risks=control.risks(pair),
        audits=control.audits(pair),
        controls=tuple(c for c in control.all_controls(pair) if not c.for_all_boards),
        follow_up_plan=follow_up.follow_up_plan(pair),
    )
    if pair.is_report:
        return shared
    return replace(
        shared,
        observations=observations.observations(pair),
        statements=statements.statements(pair),
        funding=economy.funding(pair),
        investments=economy.investments(pair),
        volumes=economy.volumes(pair),
        tables=tables.printed_tables(pair),
        texts=sections.texts(pair),
    )


def report_content(pair: Pair) -> ReportContent:
    """The occasion: statuses, outcomes and statements as of its day. Texts last: they take what is left."""
    return ReportContent(
        status_reports=commitments.status_reports(pair),
        indicator_reports=reports.indicator_reports(pair),
        observations=observations.observations(pair),
        statements=statements.statements(pair),
        measures=economy.measures(pair),
        conditional_income=economy.conditional_income(pair),
        investments=economy.investments(pair),
        volumes=economy.volumes(pair),
        control_reports=control.control_reports(pair),
        tables=tables.printed_tables(pair),
        texts=sections.texts(pair),
    )
