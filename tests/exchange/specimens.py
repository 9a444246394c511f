"""Questions to export: one with everything, one that attacks every format, and strategies that draw any."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from interview_grill.bank import build
from interview_grill.bank.model import Deck, FollowUp, KeyPoint, Pitfall, Question
from interview_grill.exchange.collection import Collection

DECK = Deck(
    title="Estimators: a deck",
    author="A. Author",
    licence="MIT",
    sections={"B": "Standard derivations", "quick": "Quick fire"},
    bands={"1-15": "Learn this first."},
    bar=3,
)

WHOLE = build.question(
    {
        "id": "poisson-rate",
        "number": 9,
        "section": "B",
        "band": "1-15",
        "tags": ["mle", "poisson"],
        "weight": 2.5,
        "ask": r"What is the MLE of $\lambda$, and *when* does it exist?",
        "answer": "The mean,\n$$\\hat\\lambda = \\frac1n\\sum_i x_i$$\nfor $n \\ge 1$:\n\n- always\n- if 0 < 1 & 2 > 1",
        "key_points": [{"must": "the sample mean"}, {"nice": r"it is $0$ if all are"}, {"must": "n at least one"}],
        "pitfalls": [{"said": r"$\bar x/n$.", "because": "Divided twice.", "tags": ["twice"]}],
        "follow_ups": [
            {"ask": "Is it biased?", "answer": "No.\n\nBy linearity."},
            {"ask": "Its variance?", "answer": r"$\lambda/n$", "tags": ["variance"]},
        ],
        "say": "The sample mean.",
        "read": ["Wasserman, ch. 9", "- a title that begins like a list"],
        "source": "own",
        "formulas": [
            {"name": "rate", "draw": {"x": {"poisson": {"rate": "3", "n": ["3", "5"]}}}, "value": "mean(x)",
             "solver": {"call": "poisson.mle", "with": {"data": "x"}}}
        ],
        "tasks": [
            {
                "name": "rate",
                "draw": {"n": {"int": ["4", "9"]}, "s": {"int": ["11", "40"]}, "d": {"choice": [0.5, 2.0]}},
                "require": ["s != 2*n"],
                "ask": r"{s} events in {n} intervals of ${d}$ hours. What is the rate $\hat\lambda$ an hour?",
                "closed_form": "s/(n*d)",
                "answer_name": "rate",
                "wrong": [{"tag": "per-interval", "value": "s/n", "say": "That is for an interval."},
                          {"tag": "inverse", "value": "n*d/s", "say": "That is the mean time between events."}],
                "hints": ["Count hours, not intervals."],
                "solution": ["Hours: ${= n*d : 4}$.", r"$\hat\lambda = {s}/{= n*d : 4} = {= s/(n*d) : 4}$"],
            },
            {
                "name": "split",
                "draw": {"a": {"int": ["2", "5"]}, "b": {"int": ["7", "12"]}},
                "ask": "Counts {a} and {b}: estimate both probabilities.",
                "type": "vector",
                "slots": ["p", "q"],
                "closed_form": "[a/(a+b), b/(a+b)]",
                "wrong": [{"tag": "swapped", "value": "[b/(a+b), a/(a+b)]", "say": "The other way round."}],
            },
        ],
        "derivations": [
            {
                "name": "poisson-mle",
                "title": r"The MLE of $\lambda$",
                "given": {"x": "count sample", "n": "size of x", "lambda": "positive"},
                "lines": [
                    {"do": "Write the log-likelihood.", "math": r"$\ell(\lambda) = \sum_i x_i \log\lambda - n\lambda$",
                     "why": r"The factorials are free of $\lambda$.",
                     "expect": {"mode": "constant", "in": ["lambda"], "value": "sum(x)*ln(lambda) - n*lambda"}},
                    {"do": "Solve.", "math": r"$\hat\lambda = \bar x$"},
                ],
            }
        ],
    }
)  # fmt: skip

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;"
_NASTY = (
    f"{ATTACK} \\(x\\) \\[y\\] [sound:x.mp3] [latex]q[/latex] {{{{Front}}}} {{{{c1::z}}}} ]]> --> "
    "javascript:alert(1) [a](javascript:alert(1)) ![i](http://evil.example/i.png) [[link]] `code <b>` ==m== %%c%% #tag"
)
HOSTILE = Question(
    id="hostile",
    ask=f'=HYPERLINK("http://evil.example","x") {_NASTY}',
    section="B",
    tags=("mle",),
    answer=f"{_NASTY}\n\n---\n\n# heading\n\n> quote\n\nQ: no\n\nA: no\n\nC: [no]\n\n1) one\n\n+ two\n\n"
    r"$\href{javascript:alert(1)}{x} < \text{</script><script>alert(2)</script>} \) $$",
    key_points=(
        KeyPoint(f"+{ATTACK}", must=True),
        KeyPoint("-1+1", must=False),
        KeyPoint("@x\u2028y\x00\x1b[31m", must=True),
    ),
    pitfalls=(Pitfall(f"{{{{c1::{ATTACK}}}}}", f"'=1\n  two\n{ATTACK}"),),
    follow_ups=(FollowUp(f"</details>{ATTACK}", f"</template></script>{ATTACK}"),),
    say=f"\t=1+1 {ATTACK}",
    read=(f"\n- {ATTACK}", "https://evil.example"),
    source="'quoted",
)

BOTH = Collection((WHOLE, HOSTILE), DECK)

# A busy machine is no fault of what is tested.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z", "Cc")), min_size=1, max_size=60
)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)
cues = st.lists(st.sampled_from(("mode posterior", '"one over n" sum|mean', "n -minus")), max_size=2).map(
    tuple
)
questions = st.builds(
    Question,
    id=slugs,
    ask=words,
    number=st.none() | st.integers(1, 999),
    section=st.none() | st.sampled_from(["A", "B", "quick"]),
    band=st.none() | st.sampled_from(["1-15", "quick"]),
    tags=st.lists(slugs, max_size=3).map(tuple),
    weight=st.sampled_from([1.0, 0.5, 3.0]),
    answer=st.just("") | words,
    key_points=st.lists(st.builds(KeyPoint, words, must=st.booleans(), cues=cues), max_size=3).map(tuple),
    pitfalls=st.lists(
        st.builds(Pitfall, words, words, st.lists(slugs, max_size=2).map(tuple), cues), max_size=2
    ).map(tuple),
    follow_ups=st.lists(
        st.builds(FollowUp, words, words, st.lists(slugs, max_size=2).map(tuple), cues), max_size=2
    ).map(tuple),
    say=st.just("") | words,
    read=st.lists(words, max_size=2).map(tuple),
    source=st.just("") | words,
)
collections = st.lists(questions, min_size=1, max_size=4, unique_by=lambda question: question.id).map(
    lambda found: Collection(tuple(found), DECK)
)
