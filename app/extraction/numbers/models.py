"""Aircraft counted by their model: "ten A350s", "35 737 MAX", "19 long-haul Boeing 777-300ERs"."""

import re

MAKER = (
    r"(?:Boeing|Airbus|Embraer|Bombardier|McDonnell Douglas|Lockheed|Sukhoi|Tupolev|Ilyushin|Antonov|Comac|Fokker|ATR)"
)
# What stands between the number and the model: "wide-body", "new", "more of its".
KIND = (
    r"(?:(?:new[- ]generation|next[- ]generation|long-haul|medium-haul"
    r"|short-haul|long-range|wide-?body|narrow-?body|single-aisle|twin-aisle|twin-engine"
    r"|second-hand|used|new|more|additional|further|extra|fuel-efficient|passenger|regional|jumbo|leased|advanced) )"
)
DESIGNATION = (
    r"(?:A2[0-9]0|A3[0-9]{2}|7[0-9]7|E1[0-9]{2}|ERJ[- ]?1\d\d|CRJ[- ]?\d{3,4}|C919|ARJ-?21|Q[1-4]00|MD-\d\d|DC-\d\d?"
    r"|F-\d\d|C-\d{2,3}|MiG-?\d\d|Su-?\d\d|Tu-\d{3}|Il-\d\d|An-\d{2,3}|Mi-\d\d?|ATR[- ]?\d\d|SSJ-?100|[1-9]\d0-[1-9]00)"
)
# "-1000", "neo", "-300ER", "F", " MAX 8".
VARIANT = r"(?:-?[1-9]\d{0,3}(?:ER|LR|F)?|neo|ceo|XLR|XWB|LR|ER|X|F|-E2|(?: |-)?MAX(?: ?(?:7|8|9|10))?)"
NAMED = r"(?:Dreamliner|Superjet|Rafale|Gripen|Eurofighter|Typhoon|Mirage|Hercules|Jumbo|Airbuse|Boeing|Mig|Sukhoi)"
FAMILY = r"[ -](?:family|series|class|type)"
AIRCRAFT = re.compile(
    rf"(?: of (?:them|these|those|which|its|their|the))? {KIND}{{0,2}}(?:{MAKER} )?"
    rf"(?:{DESIGNATION}{VARIANT}{{0,2}}(?:s|es)|{DESIGNATION}{VARIANT}?(?: |-)MAX(?: ?(?:7|8|9|10))?(?:es|s)?"
    rf"|(?:{DESIGNATION} )?{NAMED}s|{DESIGNATION}{VARIANT}{{0,2}} (?:\"?[A-Z][a-z]+\"? )?(?:[a-z]+ )?"
    rf"(?:freighters?|turboprops?|planes|jets|airliners|aircraft))(?![A-Za-z-])"
)
# Before a noun that says what they are: "96 A320neo planes", "30 Boeing 737 MAX jets", "200 A320-family aircraft".
MODEL = (
    rf"(?: [A-Z][a-z]+)?(?: [A-Z]{{0,3}}-?\d{{1,3}}[A-Za-z]{{0,4}}(?:-\d{{1,4}}[A-Z]{{0,2}})?(?:{FAMILY})?)"
    r"(?: [A-Z]{2,4}(?:-?\d{1,2})?)?(?: \d{1,2})?(?= )"
)
