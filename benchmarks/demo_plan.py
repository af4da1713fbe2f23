"""The demo's plan for 2022 as a document, put together from its plan files without a database.

`seed` changes the title, so that nothing set before helps.
"""

from functools import cache
from importlib.resources import files

from rodatraden.connectors.planfile.parse import parse
from rodatraden.core.content.file import PlanFile
from rodatraden.core.document.template import DocumentKind
from rodatraden.core.document.tree import Document
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.template_data import delivered_template

BOARD, YEAR = "socialnamnden", 2022


@cache
def _content(name: str) -> PlanFile:
    data = (files("rodatraden.config") / "demo_files" / name).read_bytes()
    return parse(data, name).file


def demo_plan(seed: int) -> Document:
    """The plan, titled by its number."""
    shared, own = _content("kommun.yaml"), _content(f"{BOARD}-{YEAR}.yaml")
    if shared.municipality is None or own.plan is None:
        raise ValueError("the demo's files are a municipality and a plan")
    material = Material(
        template=delivered_template(DocumentKind.PLAN),
        board=BOARD,
        year=YEAR,
        municipality=shared.municipality,
        plan=own.plan,
        mode=own.mode,
        title=f"Verksamhetsplan {YEAR}, omgång {seed}",
        case_number=own.case_number,
    )
    return assemble(material, key=f"demo-{seed}")
