"""What browsers report about our content security policy."""

from __future__ import annotations

import json
import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

_log = logging.getLogger("rodatraden.csp")
_MOST = 16_384
_FIELDS = ("document-uri", "effective-directive", "violated-directive", "blocked-uri", "source-file", "line-number")


@csrf_exempt
@require_POST
def content_security_report(request: HttpRequest) -> HttpResponse:
    """Write a browser's report to the log; the policy is strict, so each one is a fault of ours."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > _MOST:
        return HttpResponse(status=413)
    try:
        report = json.loads(request.body)["csp-report"]
        told = {name: str(report[name])[:300] for name in _FIELDS if name in report}
    except (ValueError, KeyError, TypeError):
        return HttpResponse(status=400)
    _log.warning("Policy violated: %s", json.dumps(told))
    return HttpResponse(status=204)
