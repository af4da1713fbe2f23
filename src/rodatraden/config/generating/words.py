"""Words that names are drawn from."""

AREAS = (
    "Trygg uppväxt", "Lärande hela livet", "God omsorg", "Hållbar stad", "Grön omställning",
    "Attraktiv arbetsgivare", "Levande kultur", "Stark ekonomi",
)  # fmt: skip
BOARDS = (
    "Kommunstyrelsen", "Förskolenämnden", "Grundskolenämnden", "Gymnasienämnden", "Äldrenämnden",
    "Funktionsrättsnämnden", "Individ- och familjenämnden", "Kulturnämnden", "Idrotts- och fritidsnämnden",
    "Tekniska nämnden", "Byggnadsnämnden", "Miljönämnden",
)  # fmt: skip
VERBS = (
    "Utveckla", "Förenkla", "Stärka", "Införa", "Pröva", "Samordna", "Följa upp", "Digitalisera", "Bygga ut", "Se över",
    "Utbilda i", "Kartlägga",
)  # fmt: skip
THINGS = (
    "stödet till nyanlända", "arbetet med jämställdhet", "schemaläggningen", "hemtjänstens planering", "skolmåltiderna",
    "introduktionen av vikarier", "källsorteringen", "bygglovens handläggning", "dialogen med föräldrar",
    "de öppna förskolorna", "fältarbetet", "gång- och cykelvägarna", "läsfrämjandet", "rutinerna för avvikelser",
    "samverkan med regionen", "energianvändningen", "lokalernas tillgänglighet", "arbetet mot hedersförtryck",
    "kontinuiteten i vården", "beredskapen vid störningar",
)  # fmt: skip
PLACES = (
    "Björkbacken", "Solgläntan", "Havrevägen", "Norrskenet", "Kvarnen", "Ängslyckan", "Åkerö", "Östra torget",
    "Gullvivan", "Tallhöjden", "Stenbrottet", "Älvdalen", "Vitsippan", "Lärkan", "Skogsbrynet", "Hamnen", "Mossen",
    "Fyrklövern",
)  # fmt: skip
UNITS = (
    "Förskolan",
    "Skolan",
    "Boendet",
    "Hemtjänsten",
    "Biblioteket",
    "Mottagningen",
    "Driftområdet",
    "Gruppbostaden",
)
MEASURES = (
    "Andel nöjda", "Andel som klarar målen", "Sjukfrånvaro", "Kostnad per brukare", "Andel behöriga", "Kontinuitet",
    "Handläggningstid", "Andel fossilfria transporter", "Deltagare", "Andel som känner sig trygga",
)  # fmt: skip
FIRST = ("Anna", "Erik", "Fatima", "Johan", "Lena", "Mohamed", "Karin", "Åsa", "Örjan", "Elif", "Per", "Sara", "Nils")
LAST = ("Andersson", "Berg", "Lindqvist", "Öberg", "Hassan", "Nilsson", "Åkesson", "Ström", "Persson", "Kaya", "Ek")
