"""The municipality's own templates: copy, change, give a version, end."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from rodatraden.core.document.slots import RESERVED, sections_of, text_slots
from rodatraden.core.document.template import Template, TemplateSection
from rodatraden.core.document.template_changes import changes
from rodatraden.core.document.template_edit import (
    Direction,
    added,
    instructed,
    moved,
    pruned,
    section_in,
    with_section,
    without_section,
)
from rodatraden.core.keys import free_key, key_from
from rodatraden.documents.chosen_template import newest
from rodatraden.documents.models import OwnTemplate, TemplateChoice, TemplateVersion
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.documents.template_data import delivered_by_key, template_from_data, template_to_data
from rodatraden.documents.template_errors import (
    NothingNew,
    SectionTwice,
    SectionUnknown,
    TemplateDelivered,
    TemplateInUse,
    TemplateUnknown,
    TemplateUnnamed,
)
from rodatraden.documents.template_rules import refuse_unsound
from rodatraden.documents.template_words import content_words
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.permissions import require

KIND = "documents.template"


@transaction.atomic
def copy_template(*, by: User, key: str, name: str) -> OwnTemplate:
    """A template of the municipality's own, made as another is now: a delivered one or its own.

    Raises TemplateUnknown, or what `refuse_unsound` raises.
    """
    require(by, EDIT_TEMPLATES, "")
    own = OwnTemplate.objects.filter(key=key, ended_at__isnull=True).first()
    if own is None and delivered_by_key(key) is None:
        raise TemplateUnknown(key)
    source = template_from_data(own.content) if own is not None else newest(key)
    return add_template(by=by, template=replace(source, name=" ".join(name.split())), copied_from=source.name)


@transaction.atomic
def add_template(*, by: User, template: Template, copied_from: str = "") -> OwnTemplate:
    """A template of the municipality's own, as it is described; it gets a key of its own and no version yet."""
    require(by, EDIT_TEMPLATES, "")
    refuse_unsound(template)
    key = free_key(key_from(template.name, "mall"), _is_taken)
    made = replace(template, key=key, version=0)
    row = OwnTemplate.objects.create(
        key=key,
        name=made.name,
        kind=made.kind.value,
        level=made.level.value,
        copied_from=copied_from,
        content=template_to_data(made),
    )
    record(by=by, action="documents.copy_template", kind=KIND, key=key, after={"name": made.name, "från": copied_from})
    return row


@transaction.atomic
def edit_template(
    *, by: User, key: str, token: str, name: str, title: str, subtitle: str, rules: tuple[str, ...]
) -> OwnTemplate:
    """Give a template another name, title or subtitle, or other demands on the content (ids of content rules)."""
    return _change(
        by,
        key,
        token,
        lambda template: replace(template, name=_line(name), title=_line(title), subtitle=_line(subtitle), rules=rules),
    )


@transaction.atomic
def edit_section(
    *, by: User, key: str, token: str, section: TemplateSection, instruction: str | None = None
) -> OwnTemplate:
    """Change a section (its slot stays); `instruction` is what is said to those who write in it, None leaves it.

    Raises SectionUnknown.
    """

    def change(template: Template) -> Template:
        if section_in(template, section.slot) is None:
            raise SectionUnknown
        told = replace(section, heading=_line(section.heading), empty=_line(section.empty))
        changed = with_section(template, told)
        return changed if instruction is None else instructed(changed, section.slot, instruction.strip())

    return _change(by, key, token, change)


@transaction.atomic
def add_section(*, by: User, key: str, token: str, section: TemplateSection, after: str = "") -> str:
    """Add a section last, or after another; without a slot it gets one of its heading. Gives the slot."""
    made = {"slot": section.slot}

    def change(template: Template) -> Template:
        taken = {each.slot for _depth, each in sections_of(template)}
        heading = _line(section.heading)
        if not heading:
            raise TemplateUnnamed("avsnittets rubrik")
        if section.slot in taken:
            raise SectionTwice(heading)
        made["slot"] = section.slot or free_key(key_from(heading, "avsnitt"), (taken | RESERVED).__contains__)
        return added(template, replace(section, heading=heading, slot=made["slot"]), after=after)

    _change(by, key, token, change)
    return made["slot"]


@transaction.atomic
def move_section(*, by: User, key: str, token: str, slot: str, direction: Direction) -> OwnTemplate:
    """Move a section a step; raises SectionUnknown."""

    def change(template: Template) -> Template:
        if section_in(template, slot) is None:
            raise SectionUnknown
        return moved(template, slot, direction)

    return _change(by, key, token, change)


@transaction.atomic
def remove_section(*, by: User, key: str, token: str, slot: str) -> OwnTemplate:
    """Take a section, and those below it, out of a template; raises SectionUnknown."""

    def change(template: Template) -> Template:
        if section_in(template, slot) is None:
            raise SectionUnknown
        return without_section(template, slot)

    return _change(by, key, token, change)


@transaction.atomic
def edit_instructions(*, by: User, key: str, token: str, instructions: Mapping[str, str]) -> OwnTemplate:
    """Say something else to those who write in these slots; slots that the template does not have are passed over."""

    def change(template: Template) -> Template:
        slots = text_slots(template)
        for slot, text in instructions.items():
            if slot in slots:
                template = instructed(template, slot, text.strip())
        return template

    return _change(by, key, token, change)


@transaction.atomic
def release_template(*, by: User, key: str, token: str, note: str = "") -> TemplateVersion:
    """Make a version of a template as it is written now. Open documents are offered it, none takes it by itself.

    Raises NothingNew when it is as the last version.
    """
    require(by, EDIT_TEMPLATES, "")
    row = _locked(key)
    draft = template_from_data(row.content)
    refuse_changed(content_words(draft), token)
    refuse_unsound(draft)
    last = TemplateVersion.objects.filter(key=key).order_by("-version").first()
    if last is not None and not is_changed(template_from_data(last.content), draft):
        raise NothingNew(row.name)
    made = replace(draft, version=last.version + 1 if last else 1)
    version = TemplateVersion.objects.create(
        key=key,
        version=made.version,
        kind=made.kind.value,
        level=made.level.value,
        name=made.name,
        content=template_to_data(made),
        note=note.strip(),
    )
    after = {"version": made.version, "nytt": note.strip()}
    record(by=by, action="documents.release_template", kind=KIND, key=key, after=after)
    return version


@transaction.atomic
def end_template(*, by: User, key: str) -> None:
    """Stop using a template; raises TemplateInUse while it is chosen. Documents that follow it keep it."""
    require(by, EDIT_TEMPLATES, "")
    row = _locked(key)
    if TemplateChoice.objects.filter(template=key).exists():
        raise TemplateInUse(row.name)
    row.ended_at = timezone.now()
    row.save(update_fields=("ended_at",))
    record(by=by, action="documents.end_template", kind=KIND, key=key, before={"name": row.name})


def is_changed(before: Template, after: Template) -> bool:
    """Whether two templates differ in more than their version."""
    return bool(changes(before, after)) or content_words(before) != content_words(after)


def _change(by: User, key: str, token: str, change: Callable[[Template], Template]) -> OwnTemplate:
    require(by, EDIT_TEMPLATES, "")
    row = _locked(key)
    before = template_from_data(row.content)
    refuse_changed(content_words(before), token)
    after = pruned(change(before))
    if after == before:
        return row
    refuse_unsound(after)
    row.content, row.name, row.changed_at = template_to_data(after), after.name, timezone.now()
    row.save(update_fields=("content", "name", "changed_at"))
    was, now = content_words(before), content_words(after)
    differ = [name for name in {**was, **now} if was.get(name) != now.get(name)]
    record(
        by=by,
        action="documents.edit_template",
        kind=KIND,
        key=key,
        before=_only(was, differ),
        after=_only(now, differ),
    )
    return row


def _only(values: Mapping[str, str], names: list[str]) -> dict[str, Any]:
    return {name: values.get(name, "") for name in names}


def _locked(key: str) -> OwnTemplate:
    row = OwnTemplate.objects.select_for_update().filter(key=key, ended_at__isnull=True).first()
    if row is not None:
        return row
    delivered = delivered_by_key(key)
    raise TemplateDelivered(delivered.name) if delivered is not None else TemplateUnknown(key)


def _is_taken(key: str) -> bool:
    known = delivered_by_key(key) is not None or TemplateVersion.objects.filter(key=key).exists()
    return known or OwnTemplate.objects.filter(key=key).exists()


def _line(words: str) -> str:
    return " ".join(words.split())
