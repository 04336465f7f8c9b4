"""Words that stand between a preposition and the economy that it governs: "to the smaller 17-member eurozone"."""

# Compounds describe ("crisis-hit", "oil-rich", "17-member"); plain adjectives are told one by one, since any other word
# may begin the next thing.
EPITHET = (
    r"(?:the rest of|rest of|the|its|their|our|his|her|all|both|about|some|over|many|several|most|other|fellow"
    r"|(?!(?:19|20)\d\d\b)\d+(?:,\d{3})*(?!,)|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|[A-Za-z\d]+-[A-Za-z-]+"
    r"|(?:north|south|east|west)(?:ern)?|central|mainland|coastal|landlocked|nearby|neighbou?r(?:ing)?|distant|remote"
    r"|member|major|main|key|leading|top|big(?:ger|gest)?|larger?|largest|small(?:er|est)?|tiny|giant|huge|vast"
    r"|wider|broader|whole|entire|rich(?:er|est)?|poor(?:er|est)?|wealthy|wealthier|impoverished|emerging|developing|industriali[sz]ed"
    r"|booming|struggling|ailing|troubled|isolated|embattled|divided|united|unified|democratic|communist|socialist"
    r"|capitalist|former|old|new|newly|independent|sanctioned|occupied|ally|allied|rival|friendly|brotherly"
    r"|traditional|once|long|trading|partners?|customers?|South"
    # "To the African nation Kenya".
    r"|country|nation|kingdom|republic|economy|powerhouse|European|African|Asian|Arab|Latin|American|Gulf|Caribbean"
    r"|Nordic|Baltic|Balkan|Scandinavian|Andean)"
)
