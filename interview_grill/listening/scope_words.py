"""The words by which denials, reports and corrections are known; data, exported to the phone page as it is."""

from __future__ import annotations

from interview_grill.listening.stems import spelled


def _words(listed: str) -> frozenset[str]:
    return frozenset(map(spelled, listed.split()))


NEGATIONS = _words("not no never neither nor none nothing nobody without hardly lack lacks unlike")
# How many words each reaches, unless a pause or a turn comes before.
REACH = {"no": 5, "without": 6, "lack": 5, "lacks": 5, "unlike": 5, "nothing": 7}
FARTHEST = 9
# These deny what follows as a contrast does: `rather than`.
CONTRASTS = {"rather": "than", "instead": "of", "opposed": "to"}
CONTRAST_REACH = 6
TURNS = _words(
    "but so because since although though whereas while which if when unless and however yet therefore hence then"
    " just only except"
)
# Behind `not` and `no` these deny nothing: `not only`, `no doubt`.
NOT_ONLY = _words("only just merely simply matter wonder doubt problem longer")
NOT_DENYING_BEFORE = frozenset(("why", "or", "if"))  # `why not`, `or not`
CORRECTIONS = _words("sorry wait hang hold scratch oops")
WITH_ON = frozenset(("hang", "hold"))
AFTER_NO = CORRECTIONS | _words("no rather opposite actually")
# Behind a `no` these begin a sentence of their own: `no it's the mean`.
AFTER_ANSWER = AFTER_NO | _words("it that they you we i this")
BEFORE_NO = AFTER_NO | _words("oh well um uh not")
BEFORE_RESUMED = AFTER_NO | _words("on i mean way round around")
TAKEN_BACK = 7  # words

SPEAKERS = _words(
    "people everyone everybody some many others they textbooks textbook students beginners folks"
    " interviewees candidates sometimes often"
)
SPEAKING = _words(
    "say says said think thinks believe believes claim claims assume assumes confuse mix hear write writes imagine"
    " want wants expect tell told quote"
)
# These report only what others are said to do.
SPEAKING_OF_OTHERS = _words("want wants tell told expect write writes hear quote")
IMAGINING = _words("might may could would tempting wrong mistake")
IMAGINED_BY = _words("you one to wrong") | {"1"}
MISTAKES = _words("mistake misconception trap myth fallacy pitfall temptation tempting confusion wrong")
BEHIND_MISTAKES = _words("is to would that here of")
WRONG = _words("wrong false incorrect mistaken untrue nonsense myth fallacy misconception rubbish")
BE = _words("is are be would was being that's")
# What is wrong there is no claim: `when the model is wrong`.
NO_CLAIM = _words("if when even unless model prior assumption assumptions")
BEFORE_CLAIM = frozenset(("but", "because"))  # where what is called wrong begins
BACK_TO_US = _words(
    "but it its no not which however actually in we i really yet though although whereas wrong"
)
ENDS_REPORT = _words("but however whereas yet actually though")
REPORTED = 16  # words
