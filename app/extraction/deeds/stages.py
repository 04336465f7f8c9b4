"""How far a happening has come: the words of its clause tell whether it occurred, is planned, proposed, called off."""

import re
from functools import cache, lru_cache

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.lexicons import rows, word_set
from app.extraction.times.scanning import Time

REACH, NEAR = 10, 5
CAUSING = word_set("causing")
# A bare infinitive after "will ... and": it is still to come.
BARE = re.compile(r"(?:hold|host|stage|organize|organise|attend|send) ")
HEADLINE_TO = re.compile(r"(?<!\S)to \w+ ")
# "Opens in June" is still to come.
PRESENT = re.compile(
    r"(?<!\S)(?:opens|begins|starts|ends?|expires?|lapses?|takes? effect|(?:goe?s?|comes?|enters?) into \w+"
    r"|arrives|leaves|leads|heads) $"
)
# "On Wednesday in Lima, Sato launches talks": told as it will be.
SCHEDULED = re.compile(
    r"(?:[^\s,;:]+ ){0,3}?(?:launches|opens|holds|hosts|meets|visits|flies|travels|receives|begins|starts|resumes"
    r"|convenes|welcomes) "
)
D_AHEAD = re.compile(r"(?:(?:in|on|from) )?D ")
# "A forum in Lima in May will bring together".
WILL_BE = re.compile(
    r"(?:(?:D|in|on|at|to|S|E|the|here|by|of|A|P|prime|foreign|trade|president|minister|premier|delegation) ){0,8}"
    r"(?:will|to be held|to take place"
    r"|(?:is|are|has been|have been) (?:[a-z]+ly )?(?:to|due|expected|scheduled|slated|fixed|planned|set|foreseen"
    r"|being (?:prepared|planned|arranged|organi[sz]ed|worked out))) "
)
# "The summit had been scheduled for Friday": it is not held then.
HAD_BEEN = re.compile(
    r"(?:in S |here |between )?had been (?:[a-z]+ly )?(?:scheduled|slated|due|set|planned|expected) (?:for|to) "
)
# "Talks with Peru continue in Lima" go on.
GO_ON = re.compile(
    r"(?:(?:in|at) (?:the )?[SE] |(?:on|over|about|to|for) (?:(?!(?:that|which|was|were|has|have) )[^\s,;:]+ ){1,8}?)?"
    r"(?:still |also )?(?:continues?|(?:are|is) (?:still )?(?:continuing|going on|dragging on|proceeding)|drags? on"
    r"|go on) "
)
# Types that the lead's own day dates, where a wire tells them without a time of their own.
OF_THE_DAY = {"talks", "summit", "forum", "visit", "negotiation"}
GOING_ON = {"talks", "negotiation"}
# A mission is under way for longer.
MEETINGS = OF_THE_DAY | {"mission"}
# "Ahead of the talks" they are still to come, whatever else was done.
YET = re.compile(
    r"(?<!\S)(?:ahead of|prior to|in advance of|preparations? for|preparing for|prepare for|promising|promised|offering"
    r"|offered|seeking|sought|requested|requesting|proposing|demanding|exchanges? of"
    r"|(?:intentions?|intent|readiness|willingness|desire|wish|interest|plans?|proposals?|idea|possibility|provisions?"
    r"|invitation|keen|eager|willing|preparations) (?:to|of|for|in) [a-z]+) (?:[a-zD'-]+ ){0,4}$"
)
# "Has been banned since 2015" still is.
LASTING, NEAR_BY = re.compile(r"(?<!\S)(?:has|have) been "), 6
AGAIN = re.compile(r"(?<!\S)and (?:has|have|had|is|are|was|were|will|would) ")
WILL = re.compile(r"(?<!\S)(?:will|would|is to|are to|is due to|plans to|intends to) ")
# "Will also give an address to the forum".
TO_COME = re.compile(
    r"(?<!\S)(?:will|is to|are to|is due to|is expected to|is scheduled to|plans to) (?:also )?[a-z]+ (?:a |an |the )?$"
)
# Everything up to the last place where a clause may have begun.
CLAUSE = re.compile(r".*(?:[;:<>] |, (?:and|but|while|which|who|when|as) | -{1,2} )")
ITS_PAST = re.compile(r"[a-z]+ed ")
NEGATED = re.compile(
    r"(?<!\S)(?:not|no|never|nor|without|denied|denies|deny|ruled out|rules out|refused to|yet to"
    r"|failed to (?!(?:make|reach|break|produce|settle|agree) )|unlikely to|against any|instead of) "
)
NOT_ONLY = re.compile(
    r"(?:(?:decided|agreed|opted|chose|voted|resolved) not to|not only|no less than|no later than|not less than"
    r"|no more than|not just|no longer|nor(?= )) "
)
# "urged Lima to cut tariffs": somebody else acts there, and only wishes.
INFINITIVE = re.compile(r"(?:the )?(?:[EAPO]|EE) (?:[a-z]+ly |also |further )?to ")
# "The pact, which will cut duties, was approved": the pact was.
TOLD_OF_IT = re.compile(r", (?:which|who|that) [^;:]*?, (?=(?:[a-z]+ ){0,2}(?:was|were|is|are|has|have|had) )")
# "Should build a plant"; "is not the first firm to build a plant there".
OBLIGED = re.compile(r"(?<!\S)(?:(?:should|must|(?:ought|needs?) to) (?:\S+ ){0,7}|not the first (?:\S+ ){0,6})$")
# To deny somebody access, not to renew a licence or to look into whether goods are dumped is the measure itself.
ITSELF = {"deny", "refuses_trade", "not_renewed", "investigates_whether", "decides_whether"}
INVERTED = re.compile(r"^(?:(?:but|and|yet) )?(?:should|were|had) [^,;:]*$|, should (?!not )[^,;:]*$")
# "If", "were Peru to", but not "the ministers were to meet on Monday".
CONDITION = re.compile(
    r"(?<!\S)(?:if|unless|(?<!into )whether|should E|in case|were (?:E|P|O|A|the|it|they|both) (?:[^\s,;]+ ){0,3}?to"
    r"|had it) "
)
# What was said or wished "during" or "after" a meeting is no stage of it.
AT_IT, NOMINAL = re.compile(r"(?<!\S)(?:during|after|following|at) (?:the |a |an |their |its )?$"), "bond_nominal"
# "During his stay in Lima, Sato will meet", "after the meeting, he is to travel": both are still to come.
WITHIN_IT = re.compile(
    r"(?:(?:during|throughout|ahead of|prior to|before|after|following|as part of|in the course of|within|at|on|in)"
    r" (?:the |a |an |this )?)?"
)
# What somebody "will" do "after talks" may come of talks that were held.
THEN = re.compile(
    r"(?:[^\s,;:]+ ){0,8}, (?:[^\s,;:]+ ){1,5}?"
    r"(?P<then>will|(?:is|are) (?:also )?(?:to|expected|scheduled|due|set|slated|likely)|(?:plans?|intends?) to) "
)


def before(found: Found) -> str:
    """The words of the clause ahead of a frame, at most ten."""
    return _ahead(found.line, found.start)


@lru_cache(maxsize=16)  # one rule after the other asks for those of the same frame
def _ahead(line: Line, start: int) -> str:
    head = line.text[:start]
    cut = CLAUSE.match(head)
    words = head[cut.end() if cut else 0 :].split()[-REACH:]
    return " ".join([*words, ""])


def denied(found: Found) -> bool:
    """Whether the clause negates the happening or makes it a condition: then it is no fact."""
    if found.line.kind != "headline" and INFINITIVE.match(found.words) and _wished(found):
        return True
    ahead = before(found)
    if OBLIGED.search(ahead):
        return True
    near = " ".join([*ahead.split()[-4:], ""])
    if found.frame.name.startswith(NOMINAL):  # "would not be decided before his trip": that is planned
        near = near.rpartition("before ")[2]
    told = "" if found.frame.name in ITSELF else found.words
    text, core = found.line.text, found.core[0]
    if text[found.start : core].endswith(" and ") and ITS_PAST.match(text, core):
        near, told = "", text[core : found.end]  # "said it was not bound and raised duties"
    words = NOT_ONLY.sub("", near + told)
    if NEGATED.search(words) is not None or CONDITION.search(ahead + told) is not None:
        return True
    return found.line.kind == "body" and supposed(found)


def _wished(found: Found) -> bool:
    """Whether somebody else is named ahead who asks for it, not one who causes it: "prompting Lima to halt imports"."""
    ahead = found.line.text[: found.start].strip(" ,").split()
    return bool(ahead) and ahead[-1] not in CAUSING


def supposed(found: Found) -> bool:
    """Whether its clause is a condition by its order of words: "should duties be raised, mills would close"."""
    return INVERTED.search(found.line.text[: found.core[1]]) is not None


def begun(found: Found) -> int:
    """Where in the line the verb of the happening has its own clause: after "hopes to join it and has"."""
    head = found.line.text[found.start : found.core[0]]
    again = [match.start() for match in AGAIN.finditer(head)]
    return found.start + (again[-1] if again else 0)


# "Told reporters after a meeting with Sato that they would build a port": that was held.
SAID_AFTER = re.compile(
    r"(?<!\S)(?:said|says|told [^\s,;:]+|added|announced) (?:here |D )?(?:after|following) "
    r"(?:an? |the |his |her |their )?$"
)


# "Called off its ban on maize exports".
ENDED = re.compile(
    r"(?<!\S)(?:call(?:s|ed|ing)? off|cancel(?:s|led|ed|ling|ing)?) (?:all )?(?:the |its |their |an? )?"
    r"(?:(?!(?:plan|planned|proposed|threat|increase|rise|move|decision) )[\w-]+ ){0,3}?"
    r"(?:bans?|dut(?:y|ies)|tariffs?|quotas?|curbs?|restrictions?|sanctions|embargo|lev(?:y|ies)|tax(?:es)?|boycott) "
)


def stage(found: Found) -> str:
    """The status that the frame itself tells, or that of the words in and before it; told plainly it occurred."""
    fixed = found.frame.status
    if fixed and not (fixed == "ongoing" and WILL.search(found.words)):
        coming = fixed == "occurred" and found.frame.type in MEETINGS and TO_COME.search(before(found))
        return "planned" if coming else fixed
    # "Will go on to Lima on Saturday for talks".
    reach = REACH if found.frame.name.endswith("_two") or found.words.startswith("for ") else NEAR
    told, ahead = TOLD_OF_IT.sub("", found.told), before(found)
    words = "".join(f"{word} " for word in ahead.split()[-reach:]) + told
    if (again := begun(found)) > found.start:
        words = found.line.text[again : found.core[1]]
    held = found.frame.type in MEETINGS and SAID_AFTER.search(ahead) is not None
    yet = found.frame.type in MEETINGS and YET.search(ahead) is not None
    to_do = found.frame.type == "project" and found.words.startswith("to ")  # "a contract to build a port"
    if yet or to_do or BARE.match(found.words) or _is_still_to_come(found):
        return "planned"
    scene = AT_IT.search(words[: len(words) - len(told)]) is not None and found.frame.name.startswith(NOMINAL)
    for pattern, status in () if held else _words():
        if scene and status == "proposed" and not pattern.search(told):
            continue  # "proposed a pact during the third meeting": the meeting was held
        if status == "cancelled" and found.frame.type == "policy_measure" and ENDED.search(told):
            continue  # what holds no longer has been lifted
        # What stands between commas ahead tells of somebody's stay: "Sato, currently on a visit, met Diaz".
        if pattern.search(words.rpartition(" , ")[2] if status == "ongoing" else words):
            return status
    if (behind := _told_behind(found, words)) is not None:
        return behind
    present = PRESENT.search(found.told[-24:]) and D_AHEAD.match(found.line.text, found.core[1])
    if (
        present
        or _is_scheduled(found)
        or (found.frame.type in MEETINGS and WILL_BE.match(found.line.text, found.core[1]))
    ):
        return "planned"
    return "planned" if found.line.kind == "headline" and HEADLINE_TO.search(words) else "occurred"


def _is_scheduled(found: Found) -> bool:
    """Whether it is told in the present, with the day of the week on which it will be."""
    line = found.line
    if line.kind != "body" or found.frame.type not in MEETINGS or not SCHEDULED.match(line.text, found.core[0]):
        return False
    times = [item.reference for item in line.items if isinstance(item.reference, Time)]
    return len(times) == 1 and times[0].grain == "day" and times[0].ahead is not None


def _told_behind(found: Found, words: str) -> str | None:
    """The status by what follows: "talks with Peru continue", "the summit had been scheduled for Friday"."""
    kind, text, end = found.frame.type, found.line.text, found.core[1]
    if kind in MEETINGS and HAD_BEEN.match(text, end):
        return "cancelled"
    goes_on = kind in GOING_ON and GO_ON.match(text, end) is not None
    return "ongoing" if goes_on or (LASTING.search(words) and _since(found)) else None


def is_fronted(found: Found) -> bool:
    """Whether the sentence opens with it: "During the visit, Sato said"."""
    return "," in found.line.words and WITHIN_IT.fullmatch(found.line.text, 0, found.start) is not None


def _is_still_to_come(found: Found) -> bool:
    """Whether a meeting that opens the sentence is one at or after which somebody will do something."""
    if not found.frame.name.startswith(NOMINAL) or not is_fronted(found):
        return False
    then = THEN.match(found.line.text, found.core[1])
    return then is not None and not (then["then"] == "will" and found.line.marks[0] in {"after", "following"})


def _since(found: Found) -> bool:
    """Whether a time behind the happening tells since when: "since 2015", "since May"."""
    at = found.line.at[found.core[1]]
    times = [item.reference for item in found.line.items[at : at + NEAR_BY] if isinstance(item.reference, Time)]
    return any(time.grain == "open" or time.relation == "since" for time in times)


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<!\S)(?:{row['pattern']}) "), row["status"]) for row in rows("status_word"))
