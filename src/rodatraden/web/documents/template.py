"""Which template a document follows, what another would change, and following it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.core.document.template_changes import ChangeKind, changes
from rodatraden.documents.actions.template_choices import take_template
from rodatraden.documents.chosen_template import offered_to
from rodatraden.documents.models import TemplateVersion
from rodatraden.documents.rules import READ_UNDECIDED, TAKE_TEMPLATE
from rodatraden.documents.template_data import template_from_data
from rodatraden.documents.trying import without_place
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused, allows, require
from rodatraden.web.documents.around import frame
from rodatraden.web.documents.reading import Reading, open_document
from rodatraden.web.ui.person import person_of

CHANGE_WORDS = {
    ChangeKind.ADDED: "Nytt avsnitt",
    ChangeKind.REMOVED: "Faller bort",
    ChangeKind.MOVED: "Flyttas",
    ChangeKind.RENAMED: "Ny rubrik",
    ChangeKind.SHOWS: "Visar annat",
    ChangeKind.INSTRUCTED: "Ny anvisning",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, key: str) -> HttpResponse:
    """The template the document follows and the one it is offered; posted, follow that."""
    reading = open_document(request.user, key, "", "template")
    if not allows(request.user, READ_UNDECIDED, reading.document):
        raise Http404
    if request.method != "POST":
        return _page(request, reading)
    require(person_of(request), TAKE_TEMPLATE, reading.document)
    version = request.POST.get("version", "")
    try:
        take_template(
            by=person_of(request),
            document=reading.document,
            template=request.POST.get("mall", ""),
            version=int(version) if version.isdecimal() and len(version) < 7 else -1,
        )
    except PermissionRefused:
        raise
    except Refusal as refusal:
        return _page(request, reading, refusal.sentence)
    messages.success(request, _("Dokumentet följer nu den nya mallen."))
    return redirect("documents:read", key)


def _page(request: HttpRequest, reading: Reading, refused: str = "") -> HttpResponse:
    document = reading.document
    is_decided = reading.shown.edition is not None
    offered = None if is_decided else offered_to(document)
    told = changes(template_from_data(document.template.content), offered) if offered is not None else ()
    row = (
        TemplateVersion.objects.filter(key=offered.key, version=offered.version).first()
        if offered is not None
        else None
    )
    context = {
        **frame(request, reading, "template"),
        "follows": document.template,
        "is_decided": is_decided,
        "offered": offered,
        "note": row.note if row is not None else "",
        "changes": [
            (
                _(CHANGE_WORDS[one.kind]),
                one.before if one.kind is ChangeKind.RENAMED else one.heading,
                one.after if one.kind in (ChangeKind.RENAMED, ChangeKind.INSTRUCTED) else "",
            )
            for one in told
        ],
        "lost": without_place(document, offered) if offered is not None else [],
        "may_take": allows(request.user, TAKE_TEMPLATE, document),
        "refused": refused,
    }
    return render(request, "documents/template.html", context, status=422 if refused else 200)
