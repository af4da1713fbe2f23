"""Which keys of a reference file are carried where, and which are knowingly not."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

PROSE = "text by its line numbers"
CARRIED = {
    "schema": "checked",
    "document": "scope, title, occasion, municipality, board, administration",
    "sections": "TextSection: slot, heading, about",
    "vision": "Vision",
    "core_values": "CoreValue",
    "responsibilities": f"LawReference; {PROSE} in slot responsibility",
    "planning_conditions": f"{PROSE} in slots planning_conditions and interpretation",
    "target_areas": "Goal on the area level",
    "council_goals": "Goal on the council level, or sort of the area of the same name",
    "board_goals": f"Goal on the board level; {PROSE}",
    "planned_work": f"WorkItem; {PROSE}",
    "subgoals_not_reported": "Goal with not_reported_at",
    "target_area_intros": f"{PROSE} in slot goal, counts bound",
    "indicators": "Indicator, Source, Observation, Survey, Target, PeerGroup, SeriesBreak, IndicatorLink, report",
    "footnotes": "TableNote",
    "commitments": f"Commitment, StatusReport; {PROSE}, counts bound",
    "activities": f"Activity, StatusReport; {PROSE}",
    "balance_measures": f"CorrectiveMeasure; {PROSE}",
    "economy": "StatementTemplate, Statement, ExternalFunding, InvestmentPlan, Allocation, income, live figures",
    "statistics": "VolumeTable; those in running text Indicator and Observation",
    "internal_control": f"Risk, Treatment, Audit, SystematicControl, Process, ControlReport; {PROSE}",
    "followup_plan": f"FollowUpPlan, LawReference; {PROSE}",
    "source_list": "Indicator.source and external_ids; PrintedTable for names printed otherwise",
    "tables": "PrintedTable: column labels; heads kept out of the prose",
    "actors": "Organisation: boards, administrations, units, external parties",
    "status_vocabulary": "StatusLabel",
}
NOT_CARRIED = {
    "core_culture": "words of a goal's description, which is carried as text",
    "council_goals_total_stated": "a count of goals that the file does not list; the sentence is carried as text",
    "systems_mentioned": "English remarks on systems; the product keeps no register of systems",
    "dates_and_decisions": "an index; the dates stand in the text, decided_on in Allocation",
    "documents_mentioned": "an index; the documents stand in the text",
    "process_rules": "the content rules of the document templates",
}
PARTS_NOT_CARRIED = {
    "activities.also": "a district in the description",
    "activities.description_sv": "a summary; the text is carried",
    "activities.districts": "in the description",
    "activities.note": "an English remark",
    "activities.status_gist_sv": "a summary; the text is carried",
    "activities.title_trailing_period_printed": "a slip of the print",
    "actors.internal_role": "roles are positions, which no plan file carries",
    "board_goals.description_sv": "a summary; the text is carried",
    "commitments.legislation_watch": "in the background",
    "economy.equity": "the same figures stand in the rows of the income statement",
    "followup_plan.performers_listed": "empty: the list is in an attachment that is not part of the file",
    "indicators.label_printed": "a word cut by the page's width",
    "indicators.note": "an English remark",
    "internal_control.goal_inference_note": "an English remark",
    "statistics.note": "an English remark; the sentence is carried as text",
    "vision.aspects": "in the vision's text",
}


@pytest.mark.parametrize("stem", ["verksamhetsplan-2022-socialnamnden", "delarsrapport-mars-2019-socialnamnden"])
def test_every_key_is_carried_or_knowingly_not(reference_dir: Path, stem: str) -> None:
    tree = YAML(typ="safe").load((reference_dir / "documents" / f"{stem}.yaml").read_text(encoding="utf-8"))
    assert set(tree) <= set(CARRIED) | set(NOT_CARRIED)


def test_no_key_is_both_carried_and_not() -> None:
    assert not set(CARRIED) & set(NOT_CARRIED)
    assert {part.split(".")[0] for part in PARTS_NOT_CARRIED} <= set(CARRIED)
