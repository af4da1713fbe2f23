"""The pages of action plans."""

from collections.abc import Callable

import pytest
from django.test import Client

from rodatraden.apps.cycle.models import Scope, StatusLabel
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.action_plans import ACTION_PLANS
from rodatraden.apps.planning.actions.work import create_activity
from rodatraden.apps.planning.models import StatusReport
from rodatraden.core.content.planning import Activity
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed.one_kind import values_of
from rodatraden.web.planning.action_plans import SEEN

SignedIn = Callable[[User], Client]
HOME = "/planera/handlingsplaner/"


@pytest.fixture
def client_(lead: User, plan: Scope, signed_in: SignedIn) -> Client:
    create_activity(by=lead, scope=plan, activity=Activity(key="", name="Plantera", goals=("trivs",), led_by="norr"))
    return signed_in(lead)


def test_action_plan_is_made_filled_changed_and_ended(client_: Client) -> None:
    assert "Ingen handlingsplan än" in client_.get(HOME).content.decode()
    assert client_.post(f"{HOME}ny/", {"plan": "kommunen", "name": ""}).status_code == 422
    made = client_.post(f"{HOME}ny/", {"plan": "kommunen", "name": "Klimatplan", "decision": "KF § 8"})
    assert made.headers["Location"] == f"{HOME}klimatplan/"
    client_.post(f"{HOME}klimatplan/aktiviteter/", {"aktivitet": "plantera"})
    html = client_.get(f"{HOME}klimatplan/").content.decode()
    label = StatusLabel.objects.create(key="klar", label="Klar nu", meaning="done")
    StatusReport.objects.create(scope=Scope.objects.get(key="parknamnden/2025"), of="plantera", status=label)
    assert "Klar nu" in client_.get(f"{HOME}klimatplan/").content.decode()
    for words in ("/planera/parknamnden/2025/aktivitet/plantera/", "Parknämnden 2025", "Enhet Norr", "KF § 8"):
        assert words in html
    values = values_of(ACTION_PLANS.find("klimatplan"))
    told = {"marke": token_of({name: values[name] for name in SEEN}), "name": "Klimat", "valid_to": "2030-12-31"}
    assert client_.post(f"{HOME}klimatplan/", told).status_code == 302
    assert client_.post(f"{HOME}klimatplan/", told).status_code == 422
    client_.post(f"{HOME}ny/?under=klimatplan", {"name": "Resor"})
    assert ACTION_PLANS.find("resor").parent == "klimatplan"
    assert client_.get(HOME).content.decode().count("<li>") > 2
    client_.post(f"{HOME}klimatplan/aktiviteter/", {"ta-bort": "plantera"})
    assert client_.post(f"{HOME}klimatplan/avsluta/").status_code == 422
    assert client_.post(f"{HOME}resor/avsluta/").status_code == 302
    assert client_.get(f"{HOME}resor/").status_code == 404


def test_action_plan_is_read_inside_and_changed_by_those_who_plan(
    client_: Client, signed_in: SignedIn, person_with: Callable[..., User], reader: User
) -> None:
    client_.post(f"{HOME}ny/", {"plan": "parknamnden/2025", "name": "Trädplan"})
    assert signed_in(reader).get(f"{HOME}tradplan/").status_code == 200
    assert signed_in(reader).get(f"{HOME}ny/").status_code == 403
    assert signed_in(reader).post(f"{HOME}tradplan/aktiviteter/", {"aktivitet": "plantera"}).status_code == 403
    assert signed_in(reader).get(f"{HOME}tradplan/avsluta/").status_code == 403
    other = signed_in(person_with(RoleKind.DEVELOPMENT_LEAD, "omsorgsnamnden"))
    assert other.get(f"{HOME}tradplan/").status_code == 404
    assert "Trädplan" not in other.get(HOME).content.decode()
