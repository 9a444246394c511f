"""Throw random and mutated text at the reader of formulas: it must read or refuse, quickly, whatever comes.

    python benchmarks/fuzz_algebra.py 1000000 --seed 7

Eleven kinds of input in turn: typed answers of the test corpus with a few characters changed, formulas grown
from a grammar, the same with a few characters changed, sentences of the language's own pieces, strings of
arbitrary code points, and Python and LaTeX: grown, grown and changed, and sentences of their pieces. Prints counts and
the slowest inputs; exit status 1 when anything but a FormulaError came out, or an input took longer than `--limit`
milliseconds.
"""

from __future__ import annotations

import argparse
import heapq
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from interview_grill.algebra import Limits, Names, Value, caret, parse, parse_equation, parse_vector
from interview_grill.errors import FormulaError

ECHOED = Limits(characters=10_000, tokens=5_000, depth=100)
CORPUS = Path(__file__).parent.parent / "tests" / "algebra" / "data" / "typed_answers.tsv"
PIECES = [
    *"0123456789.,;+-*/^()[]|!%= √²⁻½eExXnvaθσμΣ_",
    *[
        "**",
        "ln",
        "log(",
        "exp(",
        "sum(",
        "mean((",
        "sqrt(",
        "x_i",
        "x[",
        "mu",
        "ω²",
        "e^-",
        "10^",
        "((",
        "))",
        "±",
        " to ",
    ],
]
NAMES = Names.declare(
    {
        "x": "sample",
        "y": "sample like x",
        "n": "size of x",
        "mu": "real",
        "theta": "probability",
        "s": "count",
    }
    | dict.fromkeys(("v", "lambda", "tau", "a", "b", "omega2"), "positive")
)
VALUES: dict[str, Value] = dict.fromkeys(NAMES, 2.5) | {"x": (1.5, -2.0, 4.0), "y": (0.0, 1e300, -3.5)}


def seeds() -> list[str]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[1] for line in lines if not line.startswith("#")]


def mutated(text: str, random: Random) -> str:
    characters = list(text)
    for _ in range(1 + int(random.random() * 4)):
        place = int(random.random() * (len(characters) + 1))
        action = random.random()
        if action < 0.4 and characters:
            del characters[min(place, len(characters) - 1)]
        elif action < 0.8:
            characters.insert(place, random.choice(PIECES))
        else:
            characters[place:place] = characters[: int(random.random() * 20)]
    return "".join(characters)


LEAVES = ["2", "0.5", "3e-2", "12%", "n", "mu", "θ", "v", "x̄", "ω²", "e", "pi", "x[2]", "sum(x)", "½"]
SHAPES = [
    "{}+{}",
    "{} - {}",
    "{}*{}",
    "{}/{}",
    "({})({})",
    "{} {}",
    "{}^({})",
    "-{}",
    "√({})",
    "|{}|",
    "({})",
]
SHAPES += ["{} ± {}", "{} to {}", "{}, {}"]
SHAPES += ["ln({})", "exp({})", "sum((x-{})^2)", "max({}, {})", "mean(x y)/({})", "σ({})", "({})!", "({})²"]


PYTHON_LEAVES = [
    "2",
    "1e-3",
    "1_000",
    "n",
    "mu",
    "lam",
    "v",
    "x",
    "y",
    "x[0]",
    "y[-1]",
    "x.mean()",
    "len(x)",
    "np.pi",
]
PYTHON_LEAVES += ["x.size", "x.shape[0]", "[a, b]", "np.array([1, 2])", "True", "p", "q", "σ²"]
PYTHON_SHAPES = [
    "{} + {}",
    "{} - {}",
    "{}*{}",
    "{}/{}",
    "{}**{}",
    "-{}",
    "({})",
    "{} @ {}",
    "{} // {}",
    "{}.sum()",
]
PYTHON_SHAPES += [
    "np.sum({})",
    "np.log({})",
    "np.mean(({} - {})**2)",
    "({}).mean()",
    "np.var({}, ddof=1)",
    "{}[0]",
]
PYTHON_SHAPES += [
    "np.where({} > {}, {}, {})",
    "sum({} for p in {})",
    "sum({} for p, q in zip({}, {}))",
    "{} == {}",
]
PYTHON_SHAPES += [
    "sum({} for p in {} if {})",
    "[{} for q in {}]",
    "p = {}; {}",
    "q, p = {}, {}\n{}",
    "lambda p: {}",
]
PYTHON_SHAPES += [
    "{} if {} else {}",
    "scipy.special.logsumexp({}, b={})",
    "stats.norm.logpdf({}, {}, scale={})",
]
PYTHON_SHAPES += [
    "scipy.special.softmax([{}, {}])[1]",
    "np.cov({}, {}, ddof=0)[0, 1]",
    "np.clip({}, None, {})",
    "{} {}",
]


def grown(random: Random, depth: int, shapes: Sequence[str] = SHAPES, leaves: Sequence[str] = LEAVES) -> str:
    if depth == 0 or random.random() < 0.2:
        return random.choice(leaves)
    shape = random.choice(shapes)
    return shape.format(
        *(grown(random, depth - 1, shapes, leaves) for _ in range(shape.replace("{{", "").count("{}")))
    )


def python(random: Random) -> str:
    return grown(random, 4, PYTHON_SHAPES, PYTHON_LEAVES)


PYTHON_PIECES = [*PIECES, *PYTHON_LEAVES, *(piece for shape in PYTHON_SHAPES for piece in shape.split("{}"))]


LATEX_LEAVES = [
    *LEAVES,
    r"\mu",
    r"\theta",
    r"\hat\mu",
    r"\bar{x}",
    "x_i",
    "x_{i}",
    r"\lambda",
    "y_i",
    "$v$",
    r"\tfrac12",
]
LATEX_SHAPES = [
    *(
        r"\frac{{{}}}{{{}}}",
        r"\left({} + {}\right)",
        r"{}\cdot {}",
        r"\sum_{{i=1}}^n {}",
        r"\prod_i {}",
        r"\sqrt{{{}}}",
    ),
    *(
        r"{}^{{{}}}",
        r"e^{{-{}}}",
        r"\log {}",
        r"\log\frac{{{}}}{{{}}}",
        r"\sqrt[3]{{{}}}",
        r"\binom{{n}}{{s}}{}",
        "{} {}",
    ),
    *(
        r"{{{} \over {}}}",
        r"\lVert {}\rVert^2",
        r"\left|{}\right|",
        r"{}^\top {}",
        r"\hat\mu = {}",
        r"{} \propto {}",
    ),
    *(
        r"\begin{{cases}}{} & {} > 0\\ 0 & \text{{otherwise}}\end{{cases}}",
        r"\[{}\]",
        r"{} \implies {}",
        r"{}, \quad a = {}",
    ),
    *(
        r"\begin{{align}} {} &= {} \\ &= {} \end{{align}}",
        r"\begin{{pmatrix}}{}\\{}\end{{pmatrix}}",
        r"\max_{{i}} {}",
    ),
]
LATEX_PIECES = [
    *PIECES,
    *LATEX_LEAVES,
    *(piece.replace("{{", "{").replace("}}", "}") for shape in LATEX_SHAPES for piece in shape.split("{}")),
]


def latex(random: Random) -> str:
    return grown(random, 3, LATEX_SHAPES, LATEX_LEAVES)


def soup(random: Random) -> str:
    reach = random.choice([0x80, 0x250, 0x3000, 0x110000])
    return "".join(chr(int(random.random() * reach)) for _ in range(int(random.random() * 230)))


def sentence(random: Random, pieces: Sequence[str] = PIECES) -> str:
    return "".join(random.choice(pieces) for _ in range(1 + int(random.random() * 110)))


KINDS: list[Callable[[Random, list[str]], str]] = [
    lambda random, corpus: mutated(random.choice(corpus), random),
    lambda random, _: grown(random, 4),
    lambda random, _: mutated(grown(random, 4), random),
    lambda random, _: sentence(random),
    lambda random, _: soup(random),
    lambda random, _: python(random),
    lambda random, _: mutated(python(random), random),
    lambda random, _: sentence(random, PYTHON_PIECES),
    lambda random, _: latex(random),
    lambda random, _: mutated(latex(random), random),
    lambda random, _: sentence(random, LATEX_PIECES),
]


def judge(text: str, kind: int) -> str:
    """`read` or `refused`; whatever else is raised goes through."""
    try:
        if kind == 0:
            expression = parse_vector(text, NAMES, ["a", "b"], left=["mu"])
        elif kind == 1:
            expression = parse_equation(text, NAMES)
        else:
            expression = parse(text, NAMES, left=["mu"])
    except FormulaError as error:
        caret(error)
        return "refused"
    expression.evaluate(VALUES)
    if not expression.is_vector:
        parse_equation(expression.read_as, NAMES, limits=ECHOED)  # what is echoed can be typed
    return "read"


def timed(text: str, kind: int) -> tuple[str, float]:
    """The outcome and the milliseconds of processor time it took."""
    before = time.thread_time()
    outcome = judge(text, kind)
    return outcome, (time.thread_time() - before) * 1e3


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("inputs", type=int, nargs="?", default=100_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--limit", type=float, default=5.0, help="milliseconds")
    options = arguments.parse_args()
    random, corpus = Random(options.seed), seeds()
    judge("θ̂", 3)  # loads the character tables once, and so does what follows for Python
    judge("np.log(v)", 3)
    outcomes: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    started = time.perf_counter()
    for number in range(options.inputs):
        text = KINDS[number % len(KINDS)](random, corpus)
        kind = int(random.random() * 4)
        outcome, took = timed(text, kind)
        if took > options.limit:  # a pause of the machine is not the input's fault
            took = min(timed(text, kind)[1] for _ in range(5))
        outcomes[outcome] += 1
        heapq.heappush(slowest, (took, text))
        if len(slowest) > 5:
            heapq.heappop(slowest)
    seconds = time.perf_counter() - started
    print(f"{options.inputs} inputs in {seconds:.0f} s: {dict(outcomes)}")
    for took, text in sorted(slowest, reverse=True):
        print(f"{took:8.3f} ms  {text[:100]!r}")
    return int(max(slowest)[0] > options.limit)


if __name__ == "__main__":
    sys.exit(main())
