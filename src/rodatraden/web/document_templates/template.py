"""One template: its sections in order, what it is called and demands, and its versions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.core.document.slots import instructions_of, text_slots
from rodatraden.core.document.template_edit import Direction, section_in
from rodatraden.documents.actions import templates as actions
from rodatraden.documents.content_rules import RULES
from rodatraden.documents.models import Document, TemplateVersion
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.documents.template_data import delivered_templates
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.document_templates.held import Held, changed_by, held
from rodatraden.web.document_templates.words import change_words, rows_of, title_kept, title_shown
from rodatraden.web.ui.person import person_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, key: str) -> HttpResponse:
    """A template with its sections; posted: move or take away one, copy or end the template."""
    found = held(request, key)
    refused = ""
    if request.method == "POST":
        require(person_of(request), EDIT_TEMPLATES, "")
        try:
            return _done(request, found)
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
    may_edit = allows(person_of(request), EDIT_TEMPLATES, "")
    context = {
        "held": found,
        "rows": rows_of(found.template, movable=may_edit and found.own is not None),
        "title": title_shown(found.template.title),
        "rules": len(found.template.rules),
        "instructions": len(instructions_of(found.template)),
        "places": len(text_slots(found.template)),
        "may_edit": may_edit,
        "versions": list(TemplateVersion.objects.filter(key=key).order_by("-version").defer("content")),
        "followed_by": Document.objects.filter(template__key=key).count(),
        "refused": refused,
    }
    return render(request, "document_templates/template.html", context, status=422 if refused else 200)


def _done(request: HttpRequest, found: Held) -> HttpResponse:
    person, posted = person_of(request), request.POST
    what, _colon, slot = posted.get("gor", "").partition(":")
    if what == "kopiera":
        made = actions.copy_template(by=person, key=found.key, name=posted.get("namn", ""))
        messages.success(request, _("Kopian är gjord. Ändra den, och gör en version när den är klar."))
        return HttpResponseRedirect(reverse("templates:template", args=(made.key,)))
    if what == "avsluta":
        actions.end_template(by=person, key=found.key)
        messages.success(request, _("Mallen är avslutad. Dokument som följer den behåller den."))
        return HttpResponseRedirect(reverse("templates:index"))
    here = reverse("templates:template", args=(found.key,))
    section = section_in(found.template, slot)
    if what == "bort" and section is not None:
        actions.remove_section(by=person, key=found.key, token=posted.get("marke", ""), slot=slot)
        messages.success(request, _("”%s” är borttaget ur mallen.") % section.heading)
        return HttpResponseRedirect(here)
    if what not in set(Direction):
        raise Http404
    actions.move_section(by=person, key=found.key, token=posted.get("marke", ""), slot=slot, direction=Direction(what))
    return HttpResponseRedirect(f"{here}#{slot}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, key: str) -> HttpResponse:
    """What a template and its documents are called, and what the content must have; posted: change it."""
    found = changed_by(request, key)
    values = {
        "namn": found.template.name,
        "titel": title_shown(found.template.title),
        "undertitel": found.template.subtitle,
    }
    rules, refused = list(found.template.rules), ""
    if request.method == "POST":
        values = {name: request.POST.get(name, "") for name in values}
        rules = [rule for rule in RULES if rule in request.POST.getlist("krav")]
        try:
            actions.edit_template(
                by=person_of(request),
                key=key,
                token=request.POST.get("marke", ""),
                name=values["namn"],
                title=title_kept(values["titel"]),
                subtitle=values["undertitel"],
                rules=tuple(rules),
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Sparat."))
            return HttpResponseRedirect(reverse("templates:template", args=(key,)))
    context = {
        "held": found,
        "values": values,
        "rules": [(rule, RULES[rule].title, rule in rules) for rule in _rules_for(found)],
        "token": request.POST.get("marke") or found.token,
        "refused": refused,
    }
    return render(request, "document_templates/settings.html", context, status=422 if refused else 200)


def _rules_for(found: Held) -> list[str]:
    """The demands that templates of the kind make, and those that this one makes."""
    usual = {rule for one in delivered_templates() if one.kind is found.template.kind for rule in one.rules}
    return [rule for rule in RULES if rule in usual or rule in found.template.rules]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, key: str) -> HttpResponse:
    """What has changed since the last version; posted: make a new one."""
    found = changed_by(request, key)
    refused = ""
    if request.method == "POST":
        try:
            version = actions.release_template(
                by=person_of(request), key=key, token=request.POST.get("marke", ""), note=request.POST.get("nytt", "")
            )
        except PermissionRefused:
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("Version %s är klar. Öppna dokument erbjuds den.") % version.version)
            return HttpResponseRedirect(reverse("templates:template", args=(key,)))
    context = {
        "held": found,
        "changes": [change_words(change) for change in found.changes],
        "number": found.last.version + 1 if found.last is not None else 1,
        "note": request.POST.get("nytt", ""),
        "token": request.POST.get("marke") or found.token,
        "refused": refused,
    }
    return render(request, "document_templates/release.html", context, status=422 if refused else 200)
