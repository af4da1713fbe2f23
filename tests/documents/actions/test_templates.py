"""The municipality's own templates: copied, changed, given versions, chosen, followed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.document.slots import instructions_of, sections_of
from rodatraden.core.document.template import DocumentKind, Part, Template, TemplateLevel, TemplateSection
from rodatraden.core.document.template_edit import Direction, section_in
from rodatraden.documents.actions import DecisionFacts, decide_document, open_documents, propose_document
from rodatraden.documents.actions.accept import accept_findings
from rodatraden.documents.actions.template_choices import choose_template, take_template
from rodatraden.documents.actions.templates import (
    add_section,
    copy_template,
    edit_instructions,
    edit_section,
    edit_template,
    end_template,
    move_section,
    release_template,
    remove_section,
)
from rodatraden.documents.chosen_template import chosen_template, offered_to
from rodatraden.documents.models import Document, OwnTemplate, TemplateVersion
from rodatraden.documents.queries import review, tree_now
from rodatraden.documents.template_data import delivered_template, delivered_templates, template_from_data
from rodatraden.documents.template_errors import (
    DocumentFollows,
    DocumentFrozen,
    NothingNew,
    PartElsewhere,
    PartTwice,
    PlaceUnknown,
    SectionShowsNothing,
    SectionTwice,
    SectionUnknown,
    SlotReserved,
    TemplateDelivered,
    TemplateEmpty,
    TemplateInUse,
    TemplateOfAnother,
    TemplateUnknown,
    TemplateUnnamed,
    TextTooLong,
    TitleUnreadable,
    TooDeep,
    VersionMissing,
)
from rodatraden.documents.template_rules import LONGEST_HEADING, refuse_unsound
from rodatraden.documents.template_words import token_of_template
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused

Person = Callable[..., User]
BOARD = "omsorgsnamnden"
PLAN, OF_BOARD = DocumentKind.PLAN, TemplateLevel.BOARD


def content(key: str) -> Template:
    return template_from_data(OwnTemplate.objects.get(key=key).content)


def token(key: str) -> str:
    return token_of_template(content(key))


@pytest.fixture
def own(development_lead: User) -> str:
    """The key of a copy of the delivered plan."""
    return copy_template(by=development_lead, key="verksamhetsplan", name="Vår plan").key


def a_version(by: User, key: str, heading: str = "Läget i ett stycke") -> TemplateVersion:
    """A version of a template with the first section renamed."""
    first = replace(content(key).sections[0], heading=heading)
    edit_section(by=by, key=key, token=token(key), section=first)
    return release_template(by=by, key=key, token=token(key))


def test_every_delivered_template_can_be_followed() -> None:
    for template in delivered_templates():
        refuse_unsound(template)


def test_a_copy_is_as_its_source_with_a_name_and_key_of_its_own(development_lead: User, own: str) -> None:
    copied, source = content(own), delivered_template(PLAN)
    assert replace(copied, key=source.key, name=source.name, version=source.version) == source
    assert (own, copied.name, OwnTemplate.objects.get(key=own).copied_from) == (
        "var-plan",
        "Vår plan",
        "Verksamhetsplan",
    )
    again = copy_template(by=development_lead, key=own, name="Vår plan")
    assert (again.key, again.copied_from) == ("var-plan-2", "Vår plan")
    with pytest.raises(TemplateUnknown):
        copy_template(by=development_lead, key="ingen", name="Ingen")
    with pytest.raises(TemplateUnnamed):
        copy_template(by=development_lead, key=own, name="  ")


def test_a_delivered_template_is_not_changed(development_lead: User) -> None:
    with pytest.raises(TemplateDelivered):
        remove_section(by=development_lead, key="verksamhetsplan", token="", slot="overview")


def test_a_section_is_renamed_shown_otherwise_and_instructed(development_lead: User, own: str) -> None:
    told = TemplateSection(slot="overview", heading=" Läget  i korthet ", parts=(Part.KEY_FIGURES, Part.TEXTS))
    edit_section(by=development_lead, key=own, token=token(own), section=told, instruction=" Högst en sida. ")
    section = section_in(content(own), "overview")
    assert section is not None
    assert (section.heading, section.parts) == ("Läget i korthet", (Part.KEY_FIGURES, Part.TEXTS))
    assert instructions_of(content(own))["overview"] == "Högst en sida."
    row = AuditRow.objects.get(action="documents.edit_template")
    assert row.after is not None
    assert row.after["Anvisning Läget i korthet"] == "Högst en sida."


def test_a_section_is_added_moved_and_taken_away(development_lead: User, own: str) -> None:
    made = TemplateSection(slot="", heading="Barnets bästa")
    slot = add_section(by=development_lead, key=own, token=token(own), section=made, after="overview")
    move_section(by=development_lead, key=own, token=token(own), slot=slot, direction=Direction.UP)
    assert [section.slot for section in content(own).sections][:2] == ["barnets-basta", "overview"]
    remove_section(by=development_lead, key=own, token=token(own), slot="economy")
    assert "income" not in {section.slot for _depth, section in sections_of(content(own))}


def test_instructions_are_kept_for_places_that_the_template_has(development_lead: User, own: str) -> None:
    told = {"sources": "Skriv inget här.", "units": "Finns inte i en plan.", "overview": ""}
    edit_instructions(by=development_lead, key=own, token=token(own), instructions=told)
    kept = instructions_of(content(own))
    assert (kept.get("sources"), "units" in kept, "overview" in kept) == ("Skriv inget här.", False, False)


def test_a_change_on_top_of_somebody_elses_is_refused(development_lead: User, own: str) -> None:
    opened = token(own)
    remove_section(by=development_lead, key=own, token=opened, slot="statistics")
    with pytest.raises(ChangedSince):
        remove_section(by=development_lead, key=own, token=opened, slot="sources")
    with pytest.raises(ChangedSince):
        release_template(by=development_lead, key=own, token=opened)


UNSOUND = [
    (TemplateSection(slot="overview", heading=" "), TemplateUnnamed),
    (TemplateSection(slot="overview", heading="A", parts=()), SectionShowsNothing),
    (TemplateSection(slot="overview", heading="A", parts=(Part.RISKS,)), PartTwice),
    (TemplateSection(slot="overview", heading="A", parts=(Part.UNITS,)), PartElsewhere),
    (TemplateSection(slot="overview", heading="A" * (LONGEST_HEADING + 1)), TextTooLong),
    (TemplateSection(slot="finns-inte", heading="A"), SectionUnknown),
]


@pytest.mark.parametrize(("section", "refusal"), UNSOUND)
def test_a_section_that_no_document_could_have_is_refused(
    development_lead: User, own: str, section: TemplateSection, refusal: type[Exception]
) -> None:
    before = content(own)
    with pytest.raises(refusal):
        edit_section(by=development_lead, key=own, token=token(own), section=section)
    assert content(own) == before


def test_goals_stand_once_whichever_way_they_are_told(development_lead: User) -> None:
    goals = replace(delivered_template(DocumentKind.ANNUAL, TemplateLevel.MUNICIPALITY), name="Kommunens")
    twice = TemplateSection(slot="mal", heading="Mål igen", parts=(Part.REPORT_GOALS,))
    with pytest.raises(PartTwice):
        refuse_unsound(replace(goals, sections=(*goals.sections, twice)))


def test_a_template_of_nothing_too_deep_or_with_a_slot_twice_is_refused() -> None:
    plan = delivered_template(PLAN)
    deep = TemplateSection(slot="a", heading="A")
    for slot in ("b", "c", "d"):
        deep = TemplateSection(slot=slot, heading=slot, sections=(deep,))
    first = plan.sections[0]
    for sections, refusal in (((), TemplateEmpty), ((deep,), TooDeep), ((first, first), SectionTwice)):
        with pytest.raises(refusal):
            refuse_unsound(replace(plan, sections=sections))
    report = delivered_template(DocumentKind.INTERIM_FULL)
    words = TemplateSection(slot="units", heading="Enheter", parts=(Part.TEXTS,))
    with pytest.raises(SlotReserved):
        refuse_unsound(replace(report, sections=(words,)))


@pytest.mark.parametrize(
    ("title", "refusal"), [("Plan {år}", TitleUnreadable), ("Plan {0.x}", TitleUnreadable), ("", TemplateUnnamed)]
)
def test_a_title_that_cannot_be_filled_is_refused(
    development_lead: User, own: str, title: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        edit_template(
            by=development_lead, key=own, token=token(own), name="Vår plan", title=title, subtitle="", rules=()
        )


def test_versions_count_from_one_and_say_only_what_is_new(development_lead: User, own: str) -> None:
    first = release_template(by=development_lead, key=own, token=token(own), note=" Ny mall ")
    with pytest.raises(NothingNew):
        release_template(by=development_lead, key=own, token=token(own))
    second = a_version(development_lead, own)
    assert [(first.version, first.note), (second.version, second.note)] == [(1, "Ny mall"), (2, "")]
    assert template_from_data(first.content).sections[0].heading == "Planen på en sida"


def test_a_chosen_template_is_followed_by_what_is_opened_and_offered_to_what_is_open(
    development_lead: User, plan: Document, own: str
) -> None:
    assert offered_to(plan) is None
    with pytest.raises(VersionMissing):
        choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template=own)
    a_version(development_lead, own)
    choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template=own)
    offered = offered_to(plan)
    assert offered is not None
    assert (offered.key, offered.version) == (own, 1)
    assert tree_now(plan).children[0].heading == "Planen på en sida"
    take_template(by=development_lead, document=plan, template=own, version=1)
    plan.refresh_from_db()
    assert (plan.template.key, plan.template.version) == (own, 1)
    assert tree_now(plan).children[0].heading == "Läget i ett stycke"
    with pytest.raises(DocumentFollows):
        take_template(by=development_lead, document=plan, template=own, version=1)


def test_a_new_version_changes_no_document_by_itself(development_lead: User, plan: Document, own: str) -> None:
    a_version(development_lead, own)
    choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template=own)
    take_template(by=development_lead, document=plan, template=own, version=1)
    a_version(development_lead, own, "Något annat")
    plan.refresh_from_db()
    assert tree_now(plan).children[0].heading == "Läget i ett stycke"
    with pytest.raises(ChangedSince):
        take_template(by=development_lead, document=plan, template=own, version=3)


def test_a_proposal_may_take_another_template_and_a_decided_document_keeps_its_own(
    development_lead: User, plan: Document, own: str, facts: DecisionFacts
) -> None:
    a_version(development_lead, own)
    choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template=own)
    propose_document(by=development_lead, document=plan)
    take_template(by=development_lead, document=plan, template=own, version=1)
    plan.refresh_from_db()
    accept_findings(by=development_lead, document=plan, findings=review(plan), reason="Känt.")
    decide_document(by=development_lead, document=plan, facts=facts)
    a_version(development_lead, own, "Efter beslutet")
    with pytest.raises(DocumentFrozen):
        take_template(by=development_lead, document=plan, template=own, version=2)


def test_the_most_particular_choice_wins(development_lead: User, documents: dict[str, Document], own: str) -> None:
    scope = documents["interim_early"].scope
    kind = DocumentKind.INTERIM_EARLY
    keys = {}
    for name in ("Alla", "Nämnden", "Tillfället", "Båda"):
        keys[name] = copy_template(by=development_lead, key="delarsrapport-tidig", name=name).key
        release_template(by=development_lead, key=keys[name], token=token(keys[name]))
    here = f"{scope.year}/{scope.occasion}"
    places = {"Alla": ("", ""), "Tillfället": ("", here), "Nämnden": (BOARD, ""), "Båda": (BOARD, here)}
    assert chosen_template(scope, kind).key == "delarsrapport-tidig"
    for name, (organisation, occasion) in places.items():
        choose_template(
            by=development_lead,
            kind=kind,
            level=OF_BOARD,
            template=keys[name],
            organisation=organisation,
            occasion=occasion,
        )
        assert chosen_template(scope, kind).key == keys[name]
    choose_template(by=development_lead, kind=kind, level=OF_BOARD, template="", organisation=BOARD, occasion=here)
    assert chosen_template(scope, kind).key == keys["Nämnden"]


def test_a_choice_that_fits_nowhere_is_refused(development_lead: User, plan: Document, own: str) -> None:
    release_template(by=development_lead, key=own, token=token(own))
    with pytest.raises(TemplateUnknown):
        choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template="ingen")
    with pytest.raises(TemplateOfAnother):
        choose_template(by=development_lead, kind=DocumentKind.ANNUAL, level=OF_BOARD, template=own)
    with pytest.raises(TemplateOfAnother):
        choose_template(by=development_lead, kind=PLAN, level=TemplateLevel.MUNICIPALITY, template=own)
    for organisation, occasion in (("ingen", ""), ("", "2024/mars"), ("", "tokigt")):
        with pytest.raises(PlaceUnknown):
            choose_template(
                by=development_lead,
                kind=PLAN,
                level=OF_BOARD,
                template=own,
                organisation=organisation,
                occasion=occasion,
            )


def test_a_template_that_is_chosen_does_not_end(development_lead: User, own: str) -> None:
    release_template(by=development_lead, key=own, token=token(own))
    choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template=own)
    with pytest.raises(TemplateInUse):
        end_template(by=development_lead, key=own)
    choose_template(by=development_lead, kind=PLAN, level=OF_BOARD, template="")
    end_template(by=development_lead, key=own)
    with pytest.raises(TemplateUnknown):
        remove_section(by=development_lead, key=own, token="", slot="overview")


def test_only_those_who_steer_the_whole_change_templates(
    development_lead: User, person_with: Person, plan: Document, own: str
) -> None:
    for role, place in ((RoleKind.READER, ""), (RoleKind.DEVELOPMENT_LEAD, BOARD), (RoleKind.ADMINISTRATOR, "")):
        person = person_with(role, place)
        with pytest.raises(PermissionRefused):
            remove_section(by=person, key=own, token=token(own), slot="overview")
        with pytest.raises(PermissionRefused):
            choose_template(by=person, kind=PLAN, level=OF_BOARD, template="")
    with pytest.raises(PermissionRefused):
        take_template(by=person_with(RoleKind.READER, BOARD), document=plan, template=own, version=1)


def test_a_new_document_follows_what_is_chosen(
    development_lead: User, plan: Document, own: str, bring_in_annual: Document
) -> None:
    assert bring_in_annual.template.key == "verksamhetsberattelse"
    key = copy_template(by=development_lead, key="verksamhetsberattelse", name="Vårt bokslut").key
    release_template(by=development_lead, key=key, token=token(key))
    choose_template(by=development_lead, kind=DocumentKind.ANNUAL, level=OF_BOARD, template=key)
    bring_in_annual.delete()
    (opened,) = open_documents(by=development_lead)
    assert opened.template.key == key
