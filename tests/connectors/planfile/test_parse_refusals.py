"""Every kind of bad file is refused in one sentence that names file, line, field and mend."""

import pytest

from rodatraden.connectors.planfile.messages import Fault, PlanFileRefused
from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.yaml_text import read_nodes

HEAD = """\
schema: rodatraden/plan/1
scope: {level: board_year, board: sn, year: 2022}
plan:
"""
CITY = """\
schema: rodatraden/plan/1
scope: {level: municipality}
municipality:
  id: "0126"
  name: Staden
"""
GOAL = HEAD + "  goals:\n    - key: mal-1\n      level: namndmal\n      name: Ett mål\n"
CELLS = HEAD + (
    "  statements:\n    - key: resultat\n      template: resultat\n      caption: Resultat\n"
    "      rows:\n        - {key: personal, label: Personal}\n      cells:\n"
)


def refusal(data: bytes | str) -> str:
    with pytest.raises(PlanFileRefused) as caught:
        parse(data if isinstance(data, bytes) else data.encode(), "plan.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            GOAL + "      namn: Igen\n",
            "plan.yaml, rad 8: fältet ”namn” finns inte i plan.goals[mal-1]; menade du ”name”?",
        ),
        (
            GOAL + "      name: Igen\n",
            "plan.yaml, rad 8: fältet ”name” står två gånger, först på rad 7; ta bort det ena.",
        ),
        (
            HEAD + "  goals:\n    - key: mal-1\n      name: A\n",
            "plan.yaml, rad 5: fältet ”level” saknas i plan.goals[mal-1]; lägg till det.",
        ),
        (
            HEAD + "  goals: mal-1\n",
            "plan.yaml, rad 4: plan.goals ska vara en lista, med ”- ” framför varje post; skriv om det så.",
        ),
        (
            GOAL + "      parent: [a]\n",
            (
                "plan.yaml, rad 8: plan.goals[mal-1].parent ska vara ett enda värde, varken lista eller fält; "
                "skriv om det så."
            ),
        ),
        (
            HEAD + "  goals: [mal-1]\n",
            "plan.yaml, rad 4: plan.goals[1] ska vara fält med namn och värde; skriv om det så.",
        ),
        (
            HEAD + "  risks:\n    - {key: r, title: T, decision: accepted}\n",
            (
                "plan.yaml, rad 5: ”accepted” är inget tillåtet värde för plan.risks[r].decision; "
                "menade du ”accept”? Tillåtna ord är accept, self_monitoring eller board_plan."
            ),
        ),
        (
            HEAD + "  risks:\n    - {key: r, title: T, likelihood: hög}\n",
            ("plan.yaml, rad 5: ”hög” i plan.risks[r].likelihood är inget heltal; skriv bara siffror, som 2022."),
        ),
        (
            HEAD + "  commitments:\n    - key: a\n      name: A\n      goal: g\n      ends: 2022-02-30\n",
            ("plan.yaml, rad 8: datumet 2022-02-30 i plan.commitments[a].ends finns inte i kalendern; rätta det."),
        ),
        (
            HEAD + "  commitments:\n    - {key: a, name: A, goal: g, ends: 31/3 2022}\n",
            (
                "plan.yaml, rad 5: ”31/3 2022” i plan.commitments[a].ends är inget datum; "
                "skriv år-månad-dag, som 2022-03-31."
            ),
        ),
        (
            HEAD + "  funding:\n    - {key: a, name: A, grant: 1, cost: 2, in_budget: 3, temporary: ja}\n",
            (
                "plan.yaml, rad 5: ”ja” i plan.funding[a].temporary är varken ja eller nej; "
                "skriv true för ja eller false för nej."
            ),
        ),
        (
            CELLS + '        personal: {budget: "-254,8"}\n',
            (
                "plan.yaml, rad 11: ”-254,8” i plan.statements[resultat].cells.personal.budget är inget tal; "
                "skriv decimaltecknet som punkt och inga mellanrum, som 16.8."
            ),
        ),
        (
            CELLS + "        personel: {budget: 1}\n",
            (
                "plan.yaml, rad 11: plan.statements[resultat].cells.personel pekar på raden ”personel” "
                "som inte finns; menade du ”personal”?"
            ),
        ),
        (
            HEAD + "  observations:\n    - {indicator: a, period: 2020-13, amount: 1}\n",
            (
                "plan.yaml, rad 5: ”2020-13” i plan.observations[1].period är ingen period; skriv som 2020, "
                "2019-02, 2019-02-28, r12:2019-02 eller 2021/2022."
            ),
        ),
        (
            HEAD + "  targets:\n    - {indicator: a, term: interim, year: 22}\n",
            "plan.yaml, rad 5: plan.targets[1].year är 22; året ska ligga mellan 1900 och 2100.",
        ),
        (
            HEAD + "  observations:\n    - {indicator: a, period: 2020, amount: {value: 1, missing: not_stated}}\n",
            "plan.yaml, rad 5: plan.observations[1].amount har både ”value” och ”missing”; ta bort det ena.",
        ),
        (
            GOAL + "    - key: mal-1\n      level: namndmal\n      name: Två\n",
            (
                "plan.yaml, rad 8: nyckeln ”mal-1” i plan.goals[mal-1] finns redan i plan.goals[mal-1]; "
                "ändra eller ta bort den ena."
            ),
        ),
        (
            HEAD + "  goals:\n    - key: Mål 1\n      level: a\n      name: A\n",
            (
                "plan.yaml, rad 5: nyckeln ”Mål 1” i plan.goals[Mål 1] får bara ha a–z, 0–9, bindestreck, "
                "punkt och understreck; skriv om den."
            ),
        ),
        (
            GOAL + "      introduction: |\n        Ett\n        {{cell:a/b}}\n",
            (
                "plan.yaml, rad 8: texten i plan.goals[mal-1].introduction går inte att läsa vid ”cell:a/b}}”: "
                "adressen ”cell:a/b” har inte formen cell:TABELL/RAD/KOLUMN."
            ),
        ),
        (
            CITY + "  processes:\n    - {key: p, name: ''}\n",
            "plan.yaml, rad 7: municipality.processes[p].name får inte vara tomt; fyll i det.",
        ),
        (
            CITY + "  goals:\n    - {key: g, level: malomrade, name: A}\n",
            (
                "plan.yaml, rad 7: municipality.goals[g].level pekar på nivån ”malomrade” som inte finns; "
                "rätta nyckeln eller lägg till det som saknas."
            ),
        ),
        (
            CITY + "plan: {}\n",
            (
                "plan.yaml, rad 6: delen ”plan” hör inte hemma i en fil där scope.level är municipality; "
                "där står ”municipality”."
            ),
        ),
        (
            HEAD.replace(", year: 2022", "") + "  goals: []\n",
            "plan.yaml, rad 2: scope.year saknas, och behövs när scope.level är board_year; lägg till det.",
        ),
        (
            CITY.replace("plan/1", "plan/9"),
            "plan.yaml, rad 1: schemat ”rodatraden/plan/9” är okänt; skriv rodatraden/plan/1.",
        ),
        ("schema: rodatraden/plan/1\n", "plan.yaml, rad 1: fältet ”scope” saknas; lägg till det."),
        ("- a\n", "plan.yaml, rad 1: filen ska bestå av fält, med ”schema:” först."),
        ("", "plan.yaml, rad 1: filen är tom; börja med ”schema:”."),
    ],
)
def test_file_that_says_what_cannot_be_is_refused(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def test_key_of_any_length_is_told_shortly() -> None:
    text = HEAD + f"  goals:\n    - key: {'a' * 1_000_000}\n      level: l\n      name: N\n      parent: [b]\n"
    place = f"plan.goals[{'a' * 100}].parent"
    assert (
        refusal(text) == f"plan.yaml, rad 8: {place} ska vara ett enda värde, varken lista eller fält; skriv om det så."
    )


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("1e5", "skriv siffror med punkt som decimaltecken, som -16.8."),
        ("NaN", "skriv siffror med punkt som decimaltecken, som -16.8."),
        ("1_000", "skriv siffror med punkt som decimaltecken, som -16.8."),
        ("12 500", "skriv det utan mellanrum och inledande nollor, som 12500."),
        ("007", "skriv det utan mellanrum och inledande nollor, som 12500."),
        ("\u22125", "skriv minustecknet som bindestreck, som -16.8."),
    ],
)
def test_number_in_another_spelling_is_refused(written: str, says: str) -> None:
    text = CELLS + f'        personal: {{budget: "{written}"}}\n'
    place = "plan.statements[resultat].cells.personal.budget"
    assert refusal(text) == f"plan.yaml, rad 11: ”{written}” i {place} är inget tal; {says}"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            "a: b: c\n",
            1,
            "ett kolon står där det inte får stå; sätt texten inom citattecken eller rätta indraget.",
        ),
        ("a:\n\tb: 1\n", 2, "raden dras in med tabb; dra in med mellanslag."),
        ("a: 1\n\t\nb: 2\n", 2, "raden dras in med tabb; dra in med mellanslag."),
        ("a: |\n\tb\n", 2, "raden dras in med tabb; dra in med mellanslag."),
        ("a: 'b\n---\nc: d'\n", 1, "citattecknet stängs aldrig; lägg till det som saknas."),
        ("\na: 'b\n", 2, "citattecknet stängs aldrig; lägg till det som saknas."),
        ("a: [1, 2\n", 2, "hakparentesen stängs inte; sätt komma mellan värdena och ] sist."),
        ("a: {b: 1\n", 2, "klammern stängs inte; sätt komma mellan fälten och } sist."),
        ("a:\n  b: 1\n c: 2\n", 3, "indraget stämmer inte med raderna ovanför; rätta mellanslagen."),
        ("a: @b\n", 1, "värdet börjar med ett tecken med egen betydelse; citera det."),
        ("a: 1\nb\nc: 2\n", 2, "kolon saknas efter fältets namn; skriv ”namn: värde”."),
        ("a: &b 1\n", 1, "”&” namnger värdet; ta bort namnet, eller citera texten."),
        ("a: *b\n", 1, "”*” hänvisar till ett annat värde; skriv ut värdet, eller citera texten."),
        ("a: **b**\n", 1, "”*” hänvisar till ett annat värde; skriv ut värdet, eller citera texten."),
        ("a: &, b\n", 1, "”&” namnger värdet; ta bort namnet, eller citera texten."),
        ("a: !, b\n", 1, "”!” anger en typ; ta bort den, eller citera texten."),
        ("%HEJ\n---\na: 1\n", 1, "raden börjar med %; sådana rader används inte här, ta bort den."),
        ("%å\n---\na: 1\n", 1, "raden börjar med %; sådana rader används inte här, ta bort den."),
        ("a: !!int 1\n", 1, "”!” anger en typ; ta bort den, eller citera texten."),
        ("a: !egen {b: 1}\n", 1, "”!” anger en typ; ta bort den, eller citera texten."),
        ("a: {<<: b}\n", 1, "”<<” slår ihop fält; skriv ut fälten i stället."),
        ("a: 1\n---\nb: 2\n", 2, "filen har flera dokument; dela den vid raden med --- eller ta bort raden."),
        ("%YAML 1.1\n---\na: 1\n", 1, "raden börjar med %; sådana rader används inte här, ta bort den."),
        ("[a]: 1\n", 1, "ett fälts namn ska vara en enkel text; skriv ”namn: värde”."),
        ("a: 1\nb: \x07\n", 2, "filen har ett styrtecken som inte syns; ta bort det."),
        ("å: 1\nb: å\x00\n", 2, "filen har ett styrtecken som inte syns; ta bort det."),
        ("a: 1\nb: c\u2028d\n", 2, "filen har ett styrtecken som inte syns; ta bort det."),
        ("a: 1\nb: c\x85d\n", 2, "filen har ett styrtecken som inte syns; ta bort det."),
        ("a: 1\nb: [c", 2, "hakparentesen stängs inte; sätt komma mellan värdena och ] sist."),
        ('schema: "\\0"\n', 1, "schema har ett styrtecken som inte syns; ta bort det."),
    ],
)
def test_broken_or_too_clever_yaml_is_refused(text: str, line: int, says: str) -> None:
    assert refusal(text) == f"plan.yaml, rad {line}: {says}"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("a: å\n".encode("utf-16"), "plan.yaml, rad 1: filen är sparad som UTF-16; spara den som UTF-8."),
        ("a: 1\n".encode("utf-16-le"), "plan.yaml, rad 1: filen är sparad som UTF-16; spara den som UTF-8."),
        (
            "a: 1\nb: å\n".encode("latin-1"),
            "plan.yaml, rad 2: filen är inte sparad som UTF-8; spara om den som UTF-8.",
        ),
        (b"#" * 20_000_001, "plan.yaml: filen är större än 20 MB; dela upp den i flera planfiler."),
        (
            b"- a\n" * 500_000,
            "plan.yaml: filen har för många rader och värden; dela upp den i flera planfiler.",
        ),
        (
            b"a: [" + b"b," * 500_000 + b"]\n",
            "plan.yaml: filen har för många rader och värden; dela upp den i flera planfiler.",
        ),
        (
            b"a: " + b"_" * 150_001,
            "plan.yaml: filen har för många klamrar, understreck och stjärnor; dela upp den i flera planfiler.",
        ),
        (
            b"a: " + b"[" * 100_000,
            "plan.yaml, rad 1: fälten ligger i för många nivåer; en planfil har högst tio.",
        ),
        (
            b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
            "plan.yaml, rad 1: ”&” namnger värdet; ta bort namnet, eller citera texten.",
        ),
    ],
)
def test_file_in_another_encoding_or_a_bomb_is_refused(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_file_with_too_many_values_is_refused_where_they_pass_the_limit() -> None:
    assert read_nodes("a:\n- 1\n- 2\n", most_values=5).line == 1
    with pytest.raises(Fault) as caught:
        read_nodes("a:\n- 1\n- 2\n", most_values=4)
    assert (caught.value.message, caught.value.line) == (
        "filen har för många värden; dela upp den i flera planfiler.",
        3,
    )


def test_a_goal_that_would_lie_under_itself_is_named() -> None:
    goals = (
        "  goals:\n"
        "    - {key: under, level: namndmal, name: Under, parent: ett}\n"
        "    - {key: ett, level: namndmal, name: Ett, parent: tva}\n"
        "    - {key: tva, level: namndmal, name: Två, parent: ett}\n"
    )
    assert refusal(HEAD + goals) == (
        "plan.yaml, rad 6: plan.goals[ett].parent gör att ”ett” ligger under sig själv; välj en annan."
    )


def test_an_organisation_that_would_lie_under_itself_is_named() -> None:
    assert refusal(CITY + "  organisations:\n    - {key: sn, name: SN, kind: board, parent: sn}\n") == (
        "plan.yaml, rad 7: municipality.organisations[sn].parent gör att ”sn” ligger under sig själv; välj en annan."
    )
