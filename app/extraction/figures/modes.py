"""How firm a figure is: observed, estimated, forecast, aimed at, decided; and what is denied or merely supposed."""

import re

from app.extraction.article import Article, Mentions, within
from app.extraction.structs import struct
from app.extraction.text.phrases import scan_phrases

STRENGTH = {"decided": 4, "target": 3, "forecast": 2, "estimate": 1}
SUPPOSED = re.compile(
    r"(?:^|[\"' (,])(?:if|unless|whether|suppose|supposing|in case|were it|had it)\b[^,]*$", re.IGNORECASE
)
DENIED = re.compile(
    r"\b(?:did not|does not|do not|has not|have not|had not|was not|were not|is not|never|failed to"
    r"|denied|denies|denying|cannot|not yet|rather than|instead of|no longer)(?: [a-z]+){0,4} $",
    re.IGNORECASE,
)
# One of these stands in each.
OF_DENIALS = ("not", "never", "failed to", "deni", "deny", "rather", "instead", "no longer")
# "Denied reports that exports to Peru fell 5 percent".
DENIED_THAT = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing))"
    r"(?: (?:[a-z]+ ){0,3}(?:reports?|claims?|allegations?|suggestions?|rumou?rs?|charges?))? that [^.;,:\"]{3,100}$"
)
OF_THAT = ("den", "reject", "dismiss", "refut")
# "Would have grown 5 percent but for the strike".
WOULD_HAVE = re.compile(
    r"\b(?:would|could|should) have (?:[a-z]+ly )?(?:[a-z]+(?:ed|wn|en|ld|nt|ght|de)|hit|come|run|cost|put)"
    r" (?:[a-z]+ ){0,4}$"
)
GOING_ON = re.compile(
    r"\b(?:continu\w+|began|started|managed|helped|used|caused|allowed|led|exports|imports|trade|rising"
    r"|falling|increasing|climbing|growing|dropping|jumping|soaring|declining) $"
)
THAT = re.compile(r" (?:that|exports?|imports?|growth|sales|output|an? )\b")
NAMED = re.compile(r" (?:the |an? |other |[A-Z])")
BEING = re.compile(r"\b(?:is|are|was|were|be|being) $")
CAUSE = re.compile(r" (?:an?|the|its|their|higher|lower|strong|weak)\b")
THAN = re.compile(r"\b(?:than|as)(?: had been| was| were| had)?[ -]$")
PAST = re.compile(
    r"\b(?<!to )(?<!be )(?<!will )(?<!would )(?<!could )(?<!may )(?<!might )(?:(?:rose|fell|grew|reached|totalled"
    r"|totaled|stood|stands|hit|hitting|reaching|totalling|standing|amounting|amounted|climbed|jumped|increased|dropped"
    r"|declined|widened|narrowed|surged|accounted|ran|came|exported|imported|sold|bought|shipped|purchased|invested"
    r"|recorded|posted|registered|earned|produced|received|saw|ended|exceeded|slid|slumped|soared|shrank|doubled"
    r"|swelled)\b|(?:was|were|has|have|had)\b(?! (?:expected|projected|forecast|set|likely|estimated|planned|to"
    r"|supposed)\b)|\b(?:which|who|that) (?:currently|now|already|presently|today) [a-z]+\b)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?: (?!(?:and|but|while)\b)[A-Za-z.]+){0,4}? "
    r"(?:(?:that is|that are|which is|widely|earlier|previously|originally|had|had been|have been) )?"
    r"(?P<word>expected|tipped|foreseen|pencilled in|forecasts?|predicted|projected|targeted|planned|estimated"
    r"|will|would|shall"
    r"|to be|is to|are to)\b"
)


NEVER = re.compile(
    r"(?: (?!(?:that|which|who|and|but)\b)[A-Za-z'.-]+){0,6}? (?:was|were|is|are|has been|had been|have been|will be)"
    r" (?:never|not|no longer) (?:yet )?(?:imposed|applied|levied|introduced|reached|met|paid|signed|agreed|attained"
    r"|achieved|enacted|adopted|charged|granted|approved)\b"
)

# "Missed the 5 million target", "failed to reach the goal of 5 million", "exceeded its target of 5 million".
GOAL_AHEAD = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|short of|below|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|beat(?:s|ing)?|above"
    r"|(?:failed|fails|failing|unable|unlikely) to (?:reach|hit|meet|attain|achieve)"
    r"|(?:not|never|hardly) (?:yet )?(?:reach(?:ed)?|hit|met|meet|attain(?:ed)?|achieved?))"
    r" (?P<aim>(?:the|its|their|an?|this year's|last year's)?(?: [a-z-]+){0,3}? ?(?:target|goal|objective) (?:of|at) )?"
    r"(?:(?:the|its|their|an?|about|some|over|nearly) )*$"
)
GOAL = re.compile(r"[ -](?:[a-z-]+ ){0,2}(?:targets?|goals?|objectives?)\b")


@struct(frozen=True, slots=True)
class Mode:
    """A word that tells how firm what follows is."""

    start: int
    end: int
    status: str
    word: str


def scan_modes(article: Article) -> Mentions[Mode]:
    """All mode words of an article, in order. "May" with a capital is a month."""
    flat = article.flat
    return Mentions(
        Mode(start, end, row["status"], row["word"])
        for start, end, row in scan_phrases("mode", flat, article.tokens)
        if not _is_fact(flat, start, end, row["word"])
    )


def _is_fact(flat: str, start: int, end: int, word: str) -> bool:
    """Whether the words are told of what is so: "continued to rise", "more than expected", "goods going to Peru"."""
    before = flat[max(0, start - 14) : start]
    if word in {"may", "will"}:
        return flat[start].isupper()
    if word.startswith("to "):
        return GOING_ON.search(before) is not None
    if word.startswith("project") and len(word) < 9:
        return THAT.match(flat, end) is None
    if word == "going to":
        return NAMED.match(flat, end) is not None
    if word == "due to":
        return BEING.search(before) is None or CAUSE.match(flat, end) is not None
    return THAN.search(before) is not None


def status_between(article: Article, modes: list[Mode], start: int, end: int) -> Mode | None:
    """The strongest mode word between two offsets, of the last clause: a past verb after it undoes it."""
    best: Mode | None = None
    for mode in within(modes, start, end):
        guessed = mode.status == "estimate" and article.flat.startswith(" that ", mode.end)
        if not guessed and PAST.search(article.flat, mode.end, end):
            continue
        if best is None or STRENGTH[mode.status] >= STRENGTH[best.status]:
            best = mode
    return best


def status_after(article: Article, at: int, end: int) -> str | None:
    """How firm the words right after a number make it: "the 54 billion widely expected"."""
    match = AFTER.match(article.flat, at, min(end, at + 50))
    if match is None:
        return None
    word = match["word"]
    return {"targeted": "target", "planned": "target", "estimated": "estimate"}.get(word, "forecast")


def is_goal(flat: str, start: int, at: int, end: int) -> bool:
    """Whether the number from `at` to `end` is a goal that was missed or exceeded, itself nothing observed."""
    ahead = GOAL_AHEAD.search(flat, max(start, at - 100), at)
    return ahead is not None and (ahead["aim"] is not None or GOAL.match(flat, end) is not None)


def is_supposed(flat: str, start: int, at: int) -> bool:
    """Whether what stands there is a condition: "if the won strengthened five pct"."""
    window = flat[max(start, at - 160) : at]
    return SUPPOSED.search(window, max(0, window.rfind(","))) is not None


def is_denied(flat: str, start: int, at: int) -> bool:
    """Whether what stands there is said not to be so."""
    window = flat[max(start, at - 160) : at]
    if " have " in window and WOULD_HAVE.search(window):
        return True
    if " that " in window and any(map(window.__contains__, OF_THAT)) and DENIED_THAT.search(window):
        return True
    window = window[-60:]
    return any(map(window.lower().__contains__, OF_DENIALS)) and DENIED.search(window) is not None


def is_denied_after(flat: str, at: int) -> bool:
    """Whether what a number measures is said not to be: "A 5 percent duty was never imposed"."""
    return NEVER.match(flat, at) is not None
