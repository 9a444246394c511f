"""What people may type at a task: right, near, wrong, ambiguous, unreadable and hostile, the same texts each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from fractions import Fraction
from itertools import permutations
from random import Random

from interview_grill.algebra import Expression, Value, Values, to_latex
from interview_grill.algebra.echo import echo
from interview_grill.algebra.names import LETTER, spelling_key
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector
from interview_grill.problems.instance import Instance

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_OFFSETS = (1.003, 0.9951, 1.0049, 1.0051, 1.012, 0.981, 1.021, 1.1)
_AMBIGUOUS = (
    "4^1/2", "1/4pi", "1/2%", "1/2(3)", "50%/2", "2/3%", "√2x", "2e", "2 e3", "1/2 1/2", "1 1/2", "1½", "½", "⅔·3",
    "-2^2", "(-2)^2", "2^-1", "2^3^2", "e^2", "e^-1/2", "e(2)", "ln 2", "ln 7/3", "log 2", "ln2", "exp 1", "√2",
    "√(2)/3", "sqrt 2", "|−3|", "||3||", "3!", "3!!", "2·3", "2×3", "2 x 3", "2x3", "5 x 10^3", "5*10^3", "5e3",
    "10^-2", "2(3)", "(2)(3)", "2π", "π", "pi/2", "1/nv", "1/2 3", "(1)/(2)3", "2³", "2²³", "2^3²", "x²³",
)  # fmt: skip
_OPEN = (
    "1/2{a}", "1/2 {a}", "{a}/{b} {a}", "1/{a}{b}", "{a}{b}", "{a}{b}^2", "2{a}{b}²", "{a}^{b}{a}", "{a}^1/2",
    "{a}^-1/2", "{a}^-{b}/2", "{a}^2/2", "e^2{a}", "e^-{a}/2", "e^-{a}/(1+e^-{a})", "e({a})", "2e^3",
    "2.5e^3{a}", "3e2e^2", "√2{a}", "√{a}/{b}", "√{a}²", "√{a}!", "ln {a}^2", "ln {a}²", "ln {a}/{b}",
    "ln {a} {b}", "{a} ln {b}", "{a} log {b} + 1", "ln^2({a})", "ln({a})^2", "log1p({a})", "softplus({a})",
    "log {a} log {b}", "mean of {x}", "mean {x}^2", "mean {x}", "{x}(1)", "{x}(10)", "{x}_1 + {x}_2", "{x}_2{a}",
    "{x}[2]^2", "{x}_i", "{x}bar^2", "{x}", "max {x}", "count({x}){a}", "sum({x} - {a})^2", "sum({x})^2",
    "sum({x}^2)^2", "sum(({x} - mean({x}))^2)", "Σ({x} − {a})²/{b}", "Σ{x}²/n − {x}\u0304²",
    "sum_i ({x}_i - {a})^2 / n", "∑ᵢ {x}ᵢ", "Σ_{{i=1}}^n {x}_i", "\\sum {x}/{a}", "sum {x} {a}",
    "Σ {x}_i {a} + 1", "Σ{x} Σ{x}", "1/n Σ {x}", "1/n Σ({x} − {a})²", "-Σ {x} ln {a}", "Π {x}", "prod {x}/{a}",
    "e^Σ{x}", "{a}^Σ{x}_i", "(1-{a})^(n-Σ{x})", "|{a} - {b}|", "|{a}| {b}", "2|{a}|", "||{a}| - 1|", "{a}!",
    "{a}!!", "2{a}!", "{a}%", "1/{a}%", "[{a} + 1]/2", "{{{a}}}/2", "[{a}, {b}]", "{a}, {b}", "({a})({b})",
    "{a}({b} + 1)", "({a}) 2", "{a}2", "{a} 2", "2 {a} 3", "{a}_1", "{a}^2^2", "{a}²³", "sign({a} - {b})",
    "gamma({a} + 0.5)", "lgamma({a} + 0.5)", "gamma(-0.5)", "logit(1/({a} + 1))", "σ({a})", "sigmoid(-{a})",
    "\\frac{{{a}}}{{{b}}}", "\\frac{{{a}}}", "\\sqrt{{{a}}}", "\\left({a}\\right)", "{a} \\cdot {b}",
    "min({a}, {b})", "max({x}, {a})", "norm1({x})", "norm2({x})^2", "median({x})", "dot({x}, {x})",
    "dot({x}, {a})", "sum({a})", "log2 {a}", "log10({a})", "ld {a}",
    "{a}/{b} (1 - {a})", "{a} / {b} {a}", "{a}/{b}*{a} {b}", "{a}/{b} ln {a}", "{a}/{b} pi", "max_i {x}_i",
    "max_i({x}_i)", "mean_j({x}_j)", "{x}_(n) - {x}_(1)", "{x}_(2)", "sum(({x} - {a})_+)", "{a}_+ {b}", "√{a}_+",
    "Σ {x}_t", "mean({a}, {b}, 3)", "mean({a}, {b})", "max({a}, {b}, 1)", "2 {a} {x}_i", "{a}_hat", "{a}\u0302 {b}",
    "{x}_hat", "sigma", "σ²", "{a}/σ", "sum_k p_k", "n_i", "{a}, q = 3", "{a}, {b}, q = 3", "[{a} + q, {b}], q = 1",
    "q = 2, {a}", "theta^2 = {a}", "-theta_hat = {a}", "θ − {a} = {b}",
)  # fmt: skip
_PYTHON = (
    "np.sum({x})/{a}", "numpy.mean({x}) + {a}", "{x}.mean() - {a}", "{x}.sum()**2", "np.sum({x})^2/len({x})",
    "np.var({x})", "{x}.var()", "np.var({x}, ddof=1)", "{x}.std(ddof=0)", "var({x}, ddof=1)", "{x}.var(unbiased=False)",
    "{x}.size", "{x}.shape[0]", "{x}.shape", "len({x})", "{x}[0]", "{x}[-1] + {x}[1]", "{x}[-2]", "{x}[1:]", "{x}[{a}]",
    "{x}[i]", "sum({x}[i]**2 for i in range(len({x})))", "sum(i for i in range({a}))", "{x} @ {x}", "{a} @ {x}",
    "-{x} @ {x}/2", "np.dot({x} - {a}, {x})", "{a} // {b}", "{a}**-1*{b}", "2**3**len({x})", "-{a}**2*len({x})",
    "len({x})**1/2", "1/2*len({x})*{a}", "{a}/({b}/len({x}))", "sum((xi - {a})**2 for xi in {x})/len({x})",
    "sum(xi*yi for xi, yi in zip({x}, {x}))", "sum((xi - {x})**2 for xi in {x})", "sum(1 for xi in {x} if xi > {a})",
    "sum({a} for xi in {x})", "np.mean([xi for xi in {x} if xi])", "sum(sum(xi*xj for xj in {x}) for xi in {x})",
    "sum(math.log({a}) if xi == 1 else math.log({b}) for xi in {x})", "[{a}*xi for xi in {x}]", "max(xi for xi in {x})",
    "np.where({x} > {a}, {x}, {a}).sum()", "{a}*({b} > {a})", "{a} if {b} > {a} else {b}", "np.sum({a} < {x} < {b})",
    "m = {x}.mean(); (({x} - m)**2).sum()/len({x})", "{a} = len({x}); {a}/2", "q, r = {a}, {b}; q/r + len({x})",
    "import numpy as np; np.log({a})", "lambda t: np.exp(-{a})", "def f(t): return np.exp({a})", "return len({x})",
    "theta_hat = {a}/len({x})", "{a} == len({x})", "{a}_hat = np.log({b})", "np.log({a}, {b})", "math.log({a}, 2)",
    "np.clip({a}, 0, None)", "{x}.clip(min={a}).sum()", "np.maximum({a}, {b})", "np.max({a}, {b})", "np.max({x})",
    "np.minimum({x}, {a}).mean()", "np.linalg.norm({x})", "np.linalg.norm({x}, 1)", "np.linalg.norm({x}, ord=3)",
    "np.average({x}, weights={x})", "np.average({x})", "np.cov({x}, {x}, ddof=0)[0, 1]", "np.cov({x}, {x})[0, 1]",
    "np.polyfit({x}, {x}, 1)[0]", "np.polyfit({x}, {x}, 2)[0]", "scipy.stats.linregress({x}, {x}).slope",
    "stats.norm.logpdf({x}, {a}, {b}).sum()", "stats.beta({a}, {b}).mean()", "stats.beta.ppf(0.5, {a}, {b})",
    "scipy.stats.gamma.mean({a}, scale=1/{b})", "norm.logpdf({a}, loc={b}, scale=2)", "scipy.special.expit({a})",
    "scipy.special.logsumexp([{a}, {b}])", "scipy.special.softmax([{a}, {b}])[1]", "scipy.special.xlogy({a}, {b})",
    "math.comb(5, 2)*{a}", "math.factorial(3)*{a}", "np.array([{a}, {b}])/np.sum([{a}, {b}])",
    "np.array([{a}, {b}])[0]",
    "np.foo({a})", "{x}.foo()", "np.pi*{a}", "np.e**({a})", "np.inf", "np.sum({x}, axis=0)", "np.sum({x}, axis=1)",
    "np.sum({x}, foo=1)", "np.sum({x}, {a})", "float({a})/{b}", "sorted({x})[-1]", "np.sort({x})[2]",
    "1_000.5*len({x})",
    "2 np.mean({x}) {a}²", "np.mean(({x} − {a})²)", "|{a} − {x}.mean()|/σ", "Σ{x}/len({x})", "np.mean({x}",
    "{a} for {b} > np.pi", "np.log({a}) with k = {b}", "np.log({a}) + const", "({a}).mean()",
    "np.log(-np.log(0.5))*{a}",
    "sum({x}[k]*{x}[k] for k in range(0, {a}))", "sum(e*{x}[j] for j, e in enumerate({x}))", "lambda*len({x})",
    "e.g. 5",
)  # fmt: skip
_AROUND = (
    "MSE({name}) = {}", "E[{name}] − θ = {}", "-{name} = -({})", "2*{name} = 2*({})", "1/{name} = 1/({})",
    "{other}*{name} = {}", "{name}/{other} = ({})/{other}", "{name} - {other} = {} - {other}", "{other} = {}",
    "{other} + 1 = {}", "{} = {}", "{} = 0", "{name} = {} = {}", "{name}(x) = {}", "log p(w|x) = {}",
    "{name}* = {}", "{name}_MAP := {}", "q = {}", "{name} ∝ {}", "{} ≤ 1", "{} with k = {other}",
    "k*{other} with k = 2", "k, where k = {}", "k + m with k = {} and m = 0", "{} for {other} > 0",
    "{} - q/{other} = 0", "q({}) = 0", "bias(q) = 0", "E[q] − {name} = 0",
    "{} if {other} = 2", "{} ({other} ≥ 0)", "{}, q = {other} + 1", "{} at {other} = 3",
    "{} where {other} = {other}", "{} where {other} = {other} + 1", "{} for all {other}", "{} percent",
    "about {}", "{}.", "{} + C", "{} nats", "ℓ = {}",
)  # fmt: skip
_LATEX = (
    r"\frac{1}{2n}\sum_{i=1}^n x_i", r"\hat\theta_{\text{MAP}} = \frac{a+s-1}{a+b+n-2}", r"$\bar{x}$", r"\bar x^2",
    r"\[ \left(\tfrac12, \tfrac sn\right) \]", r"e^{-\lambda}\sqrt{\lambda/n}", r"\theta^{s}(1-\theta)^{n-s}",
    r"\operatorname{Var}(x) \ge \frac{1}{n}", r"x^\top y", r"\lVert x \rVert^2", r"\|x\|_1", r"p\|q", r"\binom{n}{2}",
    r"\begin{align} a &= b \\ &= 3 \end{align}", r"\begin{cases} 1 & n > 2 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\max_{1\le i\le n} x_i",
    r"\max\{x_1, \ldots, x_n\}", r"{n \over 2}", r"\sqrt[3]{8}", r"2\frac12", r"\frac12\frac12", r"\frac{1}{2", r"}",
    r"\foo", r"\lamda", r"\sum_{i=2}^n x_i", r"\sum_{i \ne j} x_i", r"w^{(t+1)} = w^{(t)} + 1", r"x_1_2",
    r"\log\sigma(a - b)", r"\log_2 n", r"-\log \frac{s}{n}", r"\left|\mu - m\right|", r"\frac{d}{d\theta} = 0", "θˢ⁺¹",
    r"a \implies \frac{s}{n}.", r"\hat\mu \pm 1.96\,\sqrt{v/n}", r"ne^{-n}", r"q_ke^{r_k}", "nⁿ⁻¹", "√2 n", "b₁n",
    r"\mathrm{Beta}(a+s,\,b+n-s)", r"B(2, 3)", "= H(p, q)", r"\frac{s}{n} = H(p,q)", r"C - n", r"n ∝ 2n", "1 ≠ 2",
    r"\frac{1}{len(x)} np.sum(x)", "$" * 6, "\\", "\\" * 30, "{" * 50 + "\\", r"\left" * 20, r"\frac" * 60,
)  # fmt: skip
_UNREADABLE = (
    "", " ", "what", "abc", "1,000,000", "1,5", "0,5", "0.3.4", "1_000", "[1", "1]", "(", ")", "()", "[]", "2/", "*2",
    "1//2", "--1", "+-1", "1e400", "1e-400", "0/0", "1/0", "-1/0", "171!", "9^9^9", "inf", "nan", "∞", "0x1f", "007",
    "1 2", "1;2;3", "= ", "= 0.5", "== 1", "a = = b", "< 3", "≥ 2", "$3$", "3 €", "\u202e0.5", "\x00", "٣", "１２",
    "^2", "²", "x^", "!", "%", "5 %", "5%%", "|", "√", "Σ", "sum", "sum()", "sum(", "sum_i", "Σ_{i=1}^n x, 2", "∑ᵢ",
    "ln", "ln()", "ln(,)", "log(0)", "sqrt(-1)", "mean(1)", "var(x)", "argmax", "\\frac{1}{2}", "\\frac12", "\\vec{x}",
    "x̂", "̂x", "x_", "_x", "x__2", "x[0]", "x[1]", "x_1", "x_2", "x[1.5]", "x(1)", "x_i", "xbar", "x̄", "x'x",
    "0.5 + C", "0.5 + const", "x = 3", "Beta(2, 3)", "Gamma(13, 8)", "N(0, 1)", "0.5 nats", "5 days", "about 0.5",
    "between 1 and 2", "from 1 to 2", "1 ± 0.5", "1 +/- 0.5", "(1, 2)/3", "[7,10,1]/18", "(10+3), (2+6)", "1–2", "n/n",
    "1 ± x", "x to 2", "1 ± √(x)",
)  # fmt: skip
_HOSTILE = (
    "process.exit(3)", "constructor", "__proto__", "toString(1)", "hasOwnProperty", "__proto__(1)", "valueOf",
    "<script>", "'; alert(1)", "${1}", "`1`", "(" * 90, "-" * 120, "√" * 60,
    "((((((((((((((((((((((((1))))))))))))))))))))))))",
    "1+" * 130 + "1", "9" * 25, "x" * 401, "1" * 400, "a" * 300, "Σ" * 50, "{" * 30, "|" * 31, "2^" * 30 + "2",
)  # fmt: skip


def texts(instance: Instance, random: Random, mutants: int = 16) -> Iterator[str]:
    """The texts for one showing of a task, in an order that depends on `random` alone."""
    found = [*_values(instance, random), *_formulas(instance, random), *_open(instance, random)]
    found += random.sample(_LATEX, 9) + [
        f"${to_latex(read)}$"
        for read in (instance.prepared.closed_form, *(one for _, one in instance.prepared.wrong))
        if read
    ]
    found += random.sample(_AMBIGUOUS, 9) + random.sample(_UNREADABLE, 14) + random.sample(_HOSTILE, 3)
    yield from dict.fromkeys(found)
    for _ in range(mutants):
        yield _mutant(random.choice(found), random)


def _values(instance: Instance, random: Random) -> Iterator[str]:
    """The right value and each mistake, in many spellings."""
    targets = [instance.expected, *(mistake.value for mistake in instance.mistakes)]
    for target in targets:
        numbers = list(target) if isinstance(target, tuple) else [target]
        for figures in range(1, 7):
            yield _listed([f"{number:.{figures}g}" for number in numbers], random)
    expected = instance.expected
    numbers = list(expected) if isinstance(expected, tuple) else [expected]
    for spell in _SPELLINGS:
        yield _listed([spell(number) for number in numbers], random)
    for offset in _OFFSETS:
        yield _listed([f"{number * offset:.7g}" for number in numbers], random)
    names = [instance.task.answer_name or "theta", "θ", "x"]
    plain = _listed([f"{number:.5g}" for number in numbers], random)
    for name in names:
        yield f"{name} = {plain}"
    yield f"{names[0]}_hat = {plain}"
    yield f"{names[0]}\u0302 ≈ {plain}"
    for before, after in (
        ("= ", ""),
        ("≈", ""),
        ("~ ", ""),
        ("about ", ""),
        ("", "."),
        ("", " units"),
        ("", " %"),
    ):
        yield f"{before}{plain}{after}"
    if len(numbers) > 1:
        yield from _lists(instance, numbers, random)


def _ten(number: float) -> str:
    mantissa, _, exponent = f"{number:.4e}".partition("e")
    return f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPT)}"


def _starred(number: float) -> str:
    mantissa, _, exponent = f"{number:.3e}".partition("e")
    return f"{mantissa}*10^{int(exponent)}"


def _fraction(number: float) -> str:
    near = Fraction(number).limit_denominator(200)
    return f"{near.numerator}/{near.denominator}"


_SPELLINGS: tuple[Callable[[float], str], ...] = (
    repr,
    lambda number: f"{100 * number:.6g}%",
    lambda number: f"{100 * number:.3g} %",
    lambda number: f"{number:.5e}",
    lambda number: f"{number:.2E}",
    _ten,
    _starred,
    _fraction,
    lambda number: f"{number:.5g}".replace("-", "\N{MINUS SIGN}"),
    lambda number: f"-{number:.4g}",
    lambda number: f"{number:.8f}00",
    lambda number: f"{number:.4g}".replace("0.", "."),
    lambda number: f"{number:.4g}".replace(".", ","),
    lambda number: f"sqrt({number * number!r})",
    lambda number: f"√({number * number:.7g})",
    lambda number: f"exp(ln({number:.6g}))",
    lambda number: f"({number:.5g})",
    lambda number: f"{number - 2:.6g} + 2",
    lambda number: f"{3 * number:.7g}/3",
    lambda number: f"{number * 7:.9g}÷7",
    lambda number: f"{number:.4g} ·1",
    lambda number: f"2*{number:.5g}",
    lambda number: f"{number:.4g}/2",
    lambda number: f"1/{number:.5g}" if number else "1/0",
    lambda number: f"{number * number:.5g}",
    lambda number: f"1-{number:.5g}",
    lambda number: f"{100 * number:.5g}",
)


def _listed(numbers: list[str], random: Random) -> str:
    if len(numbers) == 1:
        return numbers[0]
    opening, closing = random.choice(("  ", "()", "[]", "{}"))
    joined = random.choice((", ", ",", "; ", " , ")).join(numbers)
    return f"{opening}{joined}{closing}".strip()


def _lists(instance: Instance, numbers: list[float], random: Random) -> Iterator[str]:
    slots = instance.task.slots
    spelled = [f"{number:.5g}" for number in numbers]
    for order in list(permutations(range(len(slots))))[:6]:
        yield ", ".join(f"{slots[place]} = {spelled[place]}" for place in order)
        yield "; ".join(f"{LETTER.get(slots[place], slots[place])}={spelled[place]}" for place in order)
        yield _listed([spelled[place] for place in order], random)
        yield ", ".join(f"{slot} = {spelled[place]}" for slot, place in zip(slots, order, strict=True))
    yield f"({', '.join(slots)}) = ({', '.join(spelled)})"
    yield ", ".join(f"{slot}_hat = {value}" for slot, value in zip(slots, spelled, strict=True))
    yield ", ".join(spelled[:-1])
    yield ", ".join([*spelled, "1"])
    yield " ".join(spelled)
    yield " to ".join(spelled[:2])
    yield f"from {spelled[0]} to {spelled[-1]}"
    yield f"[{spelled[0]} – {spelled[-1]}]"
    yield f"{spelled[0]} ± {spelled[-1]}"
    middle, half = (numbers[0] + numbers[-1]) / 2, (numbers[-1] - numbers[0]) / 2
    yield f"{middle:.6g} ± {half:.6g}"
    yield f"[{', '.join(f'{7 * number:.6g}' for number in numbers)}]/7"
    yield ", ".join(f"({number - 3:.6g}+3)" for number in numbers)
    yield f"{slots[0]} = {spelled[0]}, {slots[0]} = {spelled[0]}"


def _formulas(instance: Instance, random: Random) -> Iterator[str]:
    """The closed form and each mistake, rewritten, mutated, and with numbers for names."""
    closed_form = instance.prepared.closed_form
    if closed_form is None:
        return
    values = instance.prepared.drawing.with_size(instance.values)
    for formula in (closed_form, *(wrong for _, wrong in instance.prepared.wrong)):
        text = formula.read_as
        yield text
        yield random.choice(_REWRITES)(text)
        yield echo(_with_numbers(formula.node, values, frozenset(values)))
    text = closed_form.read_as
    for rewrite in _REWRITES:
        yield rewrite(text)
    for times in (
        "2*({})",
        "({})/3",
        "-({})",
        "({})^2",
        "1/({})",
        "sqrt(({})^2)",
        "({}) + 0*x",
        "n*({})",
        "{} = 0",
    ):
        yield times.format(text)
    named = instance.task.answer_name or "theta_hat"
    for pattern in random.sample(_AROUND, 14):
        yield pattern.replace("{}", "{0}").format(
            text, name=named, other=random.choice(sorted(closed_form.names) or ["x"])
        )
    for name in sorted(closed_form.names):
        yield echo(_with_numbers(closed_form.node, values, frozenset({name})))
        yield text.replace(name, f"({name} + 1)")
        yield text.replace(name, f"{name}_i")
    for node in _parts(closed_form.node):
        yield echo(node)
    yield from _rounded(closed_form, values)


def _open(instance: Instance, random: Random) -> Iterator[str]:
    """Texts in the names of the task that may have two readings."""
    values = instance.prepared.drawing.with_size(instance.values)
    numbers = [name for name, value in values.items() if not isinstance(value, tuple)] or ["n"]
    samples = [name for name, value in values.items() if isinstance(value, tuple)] or ["x"]
    for pattern in random.sample(_OPEN, 26):
        a, b = random.choice(numbers), random.choice(numbers)
        yield pattern.format(a=a, b=b, x=random.choice(samples))
    for pattern in random.sample(_PYTHON, 20):
        yield pattern.format(a=random.choice(numbers), b=random.choice(numbers), x=random.choice(samples))


def _in_numpy(text: str) -> str:
    text = re.sub(r"\b(sum|mean|exp|sqrt|abs|sign)\(", r"np.\1(", text).replace("ln(", "np.log(")
    return text.replace("^", "**").replace("count(", "len(")


def _with_methods(text: str) -> str:
    return re.sub(r"\b(sum|mean|prod)\((\w+)\)", r"\2.\1()", text).replace("^", "**")


def _with_numbers(node: Node, values: Values, chosen: Set[str]) -> Node:
    """The tree with drawn numbers in the place of some names."""
    if isinstance(node, Name) and node.name in values and node.name in chosen:
        return _literal(values[node.name])
    if isinstance(node, Apply):
        return Apply(
            node.operation, tuple(_with_numbers(part, values, chosen) for part in node.arguments), node.vector
        )
    if isinstance(node, Vector):
        return Vector(tuple(_with_numbers(part, values, chosen) for part in node.items))
    return node


def _literal(value: Value) -> Node:
    if isinstance(value, tuple):
        return Vector(tuple(Number(item, repr(item)) for item in value))
    return Number(value, repr(value))


def _rounded(closed_form: Expression, values: Values) -> Iterator[str]:
    """A part that is a number here, to four figures in the place of the part."""
    for part in _parts(closed_form.node)[:6]:
        value = Expression(part).evaluate(values)
        if not isinstance(value, tuple):
            yield closed_form.read_as.replace(echo(part), f"{value:.4g}", 1)


def _parts(node: Node) -> list[Node]:
    if isinstance(node, Apply):
        return [part for argument in node.arguments for part in (argument, *_parts(argument))][:8]
    return list(node.items) if isinstance(node, Vector) else []


def _greek(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda match: LETTER.get(spelling_key(match[0]), match[0]), text)


_REWRITES: tuple[Callable[[str], str], ...] = (
    _greek,
    lambda text: text.replace("*", ""),
    lambda text: text.replace("*", " "),
    lambda text: text.replace("*", "·").replace("-", "\N{MINUS SIGN}"),
    lambda text: text.replace(" ", ""),
    lambda text: text.replace("ln(", "log("),
    lambda text: re.sub(r"ln\((\w+)\)", r"ln \1", text),
    lambda text: re.sub(r"\^(\d+)", lambda match: match[1].translate(_SUPERSCRIPT), text),
    lambda text: text.replace("^", "**"),
    lambda text: text.replace("sum(", "Σ("),
    lambda text: re.sub(r"sum\((.*?)\)", r"Σ \1", text),
    lambda text: re.sub(r"sum\((\w+)", r"sum_i \1_i", text).replace(")", "", 1),
    lambda text: re.sub(r"\bx\b(?!\))", "x_i", text),
    lambda text: re.sub(r"mean\((\w+)\)", r"\1bar", text),
    lambda text: re.sub(r"mean\((\w+)\)", "\\1\u0304", text).replace("sum(", "∑ ("),
    lambda text: re.sub(r"count\(\w+\)", "n", text),
    lambda text: text.replace("sqrt(", "√("),
    lambda text: re.sub(r"exp\(([^()]*)\)", r"e^(\1)", text),
    lambda text: text.replace("(", "[").replace(")", "]"),
    lambda text: text.replace("(", "{").replace(")", "}"),
    lambda text: text.replace("(", "").replace(")", ""),
    lambda text: re.sub(r"/\((\w+)\*(\w+)\)", r"/\1\2", text),
    lambda text: re.sub(r"(\w+)/(\w+)", r"\\frac{\1}{\2}", text),
    lambda text: text.replace("+", "-", 1),
    lambda text: text.replace("*", "/", 1),
    lambda text: text.replace("/", "*", 1),
    lambda text: f"theta_hat = {text}",
    lambda text: f"{text} + const",
    _in_numpy,
    _with_methods,
    str.upper,
)  # fmt: skip
_PIECES = (
    *"0123456789.,;+-*/^()[]{}|!%= √²⁻½eExXnvaθσμΣ_±–'\\",
    "ln(",
    "sum(",
    "x_i",
    "10^",
    "((",
    "))",
    " to ",
    "e^-",
)


def _mutant(text: str, random: Random) -> str:
    """The text with one or two pieces put in, taken out or changed."""
    for _ in range(random.choice((1, 1, 2))):
        place = random.randrange(len(text) + 1)
        piece = random.choice(_PIECES)
        end = place + random.choice((0, 1, 1, 2))
        text = text[:place] + random.choice((piece, piece, "")) + text[end:]
    return text
