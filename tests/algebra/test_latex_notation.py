r"""LaTeX as it stands in papers: the plain text it comes to, and what of it is refused, where and how."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Names, Value, caret, parse, parse_equation, parse_vector, to_latex
from interview_grill.algebra.characters import BESIDE
from interview_grill.algebra.comparison import equal
from interview_grill.algebra.latex_notation import from_latex
from interview_grill.algebra.notation import rewritten
from interview_grill.errors import FormulaError

from .test_latex import NAMES as SHOWN_NAMES
from .test_latex import SHOWN
from .trees import NAMES, Tree, spelled, trees

GIVEN = Names.declare(
    {
        "x": "sample",
        "y": "sample like x",
        "n": "size of x",
        "mu": "real",
        "theta": "probability",
        "s": "count",
    }
    | dict.fromkeys(("a", "b", "v", "w", "lambda", "beta", "p", "q"), "positive")
)


def plain(text: str) -> str:
    result, origins = from_latex(text)
    assert len(origins) == len(result) + 1
    assert all(0 <= column <= len(text) for column in origins)
    return " ".join(result.replace(BESIDE, "⁢").split())


def refused(text: str) -> tuple[str, str, str]:
    """What is said, the mend, and the text from the place on at which it points."""
    with pytest.raises(FormulaError) as raised:
        parse(text, GIVEN)
    error = raised.value
    assert error.text == text
    return error.what, error.mend or "", text[error.position :]


@pytest.mark.parametrize(
    ("typed", "comes_to"),
    [
        (r"\frac{1}{n}\sum_{i=1}^{n}(x_i-\bar{x})^2", "(1/n)Σ(x_i-x̄)^2"),
        (r"$$\dfrac12 \tfrac sn$$", "(1/2) (s/n)"),
        (r"\frac{a+b}{2n}", "((a+b)/(2n))"),
        (r"{(2n-1)v \over n^2}", "(((2n-1)v )/(n^2))"),
        (r"\sqrt{v}\sqrt[3]{a b}", "sqrt(v)((a b)^(1/(3)))"),
        (r"\binom{n}{s}", "(n!/(s!*(n-s)!))"),
        (r"e^{-\lambda x}x^2x^{10}x^n", "e^(-λx)x^2x^10x^(n)"),
        (r"ne^{-n}", "n⁢e^(-n)"),
        (r"e^-x", "e^-x"),
        (r"x_{i}y_{i}", "x_i⁢y_i"),
        (r"q_ke^{r_k}", "q_k⁢e^(r_k)"),
        (r"\hat\theta_{\mathrm{MAP}}\hat{\mu}\tilde\varphi", "θ̂_MAP⁢μ̂φ̃"),
        (r"\bar{x^2}\overline{xy}", "mean(x^2)mean(xy)"),
        (r"\sigma_0^2\sigma^2_0", "σ_0^2σ_0^2"),
        (r"\mathbf{x}^\top\mathbf{y}, x^T y, x^{T}", "dot(x, y), dot(x, y), x^(T)"),
        (r"\lVert x-\mu \rVert^2 + \|w\|_1 + p\|q", "norm2(x-μ)^2 + norm1(w) + p‖q"),
        (r"\left|\mu\right| |\mu| \lvert w\rvert", "abs(μ) |μ| abs(w)"),
        (r"\Bigl[\bigl(a+b\bigr)\Big/n\Bigr]", "[(a+b)/n]"),
        (r"\log_2 a\log_{10}b\ln\theta", "log2 a log10 b ln θ"),
        (r"\max_{1\le i\le n}x_i+\max\{x_1,\ldots,x_n\}", "max x_i+max(x)"),
        (r"\operatorname{logit}(p)\text{ for }\theta\in(0,1)", "logit(p) for θ∈(0,1)"),
        (r"\frac{\partial\ell}{\partial\mu}=\frac{d^2\ell}{d\mu^2}=\frac{d^2}{d+1}", "∂ℓ/∂μ=d^2ℓ/dμ^2=((d^2)/(d+1))"),
        (r"w^{(t+1)} = w^{(t)} + 1", "w' = w' + 1"),
        (r"\begin{align*} a &= b \\ &= c \end{align*}", "a = b = c"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b , c = d"),
        (r"\begin{pmatrix} a \\ b \end{pmatrix}", "[ a, b]"),
        (r"\boxed{a}\underbrace{b}_{\text{why}}\overset{!}{=}0", "ab=0"),
        (r"a = b \implies \theta = \frac{a}{b}.", "θ= (a/b)"),
        (r"\theta_k = a, \quad k = 1,\dots,K", "θ_k = a"),
        (r"a\label{one}\tag{1}\nonumber", "a"),
        (r"3\cdot 10^{-2}\times 2\div 4", "3*10^(-2)*2/4"),
        (r"a \ne b \propto c \ge d", "a ≠b ∝c ≥d"),
        (r"theta_hat + \frac{1}{2}", "theta_hat + (1/2)"),
    ],
)  # fmt: skip
def test_it_comes_to_plain_text(typed: str, comes_to: str) -> None:
    assert plain(typed) == comes_to


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (r"\frac{1}{2n}\sum_i x_i", "1/(2*n)*sum(x)"),
        (r"\frac1{2}\sum x_i^2/n", "sum(x^2/n)/2"),
        (r"-\log\sigma(a-b)", "-ln(sigmoid(a - b))"),
        (r"p\log\frac pq", "p*ln(p/q)"),
        (r"\hat\mu = \frac{\sum_i x_i y_i - n\bar x\bar y}{\sum_i x_i^2 - n\bar{x}^2}",
         "(sum(x*y) - n*mean(x)*mean(y))/(sum(x^2) - n*mean(x)^2)"),
        (r"(x^\top x)^{-1}x^\top y", "dot(x, y)/dot(x, x)"),
        (r"\|y-xw\|_2^2", "sum((y - x*w)^2)"),
        (r"\begin{cases} a-1 & a>1 \\ 0 & |a|\le 1 \\ a+1 & a<-1 \end{cases}", "sign(a)*max(abs(a) - 1, 0)"),
        (r"\begin{cases} a, & a\ge\max_i x_i \\ 0, & \text{otherwise} \end{cases}", "a"),
        (r"\begin{cases} a-b & a>b \\ 0 & a \le b \end{cases}", "max(a - b, 0)"),
        (r"\theta^{s}(1-\theta)^{n-s}", "theta^s*(1 - theta)^(n - s)"),
        (r"-\ln B(a,b)", "-ln(gamma(a)*gamma(b)/gamma(a + b))"),
        (r"\operatorname{Var}(\hat\theta) \ge \frac{\theta(1-\theta)}{n}", "theta*(1 - theta)/n"),
        (r"p(w) = 2e^{-w} \propto e^{-w}", "exp(-w)"),
        (r"a^2b = H(p,q)", "a^2*b"),
        (r"\sqrt n(\hat\theta-\theta) \to N(0, \frac1a)", "1/a"),
        ("θˢ(1 − θ)ⁿ⁻ˢ", "theta^s*(1 - theta)^(n - s)"),
        ("√2 a", "sqrt(2)*a"),
    ],
)  # fmt: skip
def test_it_is_the_same_function_as_its_plain_spelling(typed: str, same: str) -> None:
    assert equal(parse(typed, GIVEN, left=("mu",)), parse(same, GIVEN), GIVEN).agreed


@pytest.mark.parametrize(
    ("typed", "said", "mend", "at"),
    [
        (r"1 + \frac{a}{b", "this { is not closed", "add }", "{b"),
        (r"\frac{a}{b}}", "a } without its opening", "open a brace", "}"),
        (r"a + \frac{1}", r"\frac of what?", r"\frac{a}{b}", ""),
        (r"a + \foo{1}", r"\foo is no macro", "", r"\foo{1}"),
        (r"\lamda", r"\lamda is no macro", r"did you mean \lambda?", r"\lamda"),
        (r"\sum_{i\ne j} x_i", "the limits of this sum", r"\sum_i x_i", r"_{i\ne j} x_i"),
        (r"\sum_{i=2}^n x_i", "the limits of this sum", r"\sum_i x_i", r"^n x_i"),
        (r"2\frac{1}{2}", "a mixed number", r"\cdot", r"\frac{1}{2}"),
        (r"a_{1}_2 + \mu", "a second script", "", r"_2 + \mu"),
        (r"\begin{pmatrix}a&b\\b&a\end{pmatrix}", "this pmatrix is not read", "",
         r"\begin{pmatrix}a&b\\b&a\end{pmatrix}"),
        (r"\begin{cases} a & b", r"\begin{cases} is not ended", r"\end{cases}", r"\begin{cases} a & b"),
        (r"\sqrt[3{a}", "the index of this root", "add ]", r"\sqrt[3{a}"),
        (r"\frac{1}{2}\cdot q_3", "q_3 is no name here", "", "q_3"),
        (r"\frac{\operatorname{var}(x)}{n}", "var is not read", "", r"\operatorname{var}(x)}{n}"),
        ("{" * 60 + "a\\" , "more than 40 levels", "", None),
    ],
)  # fmt: skip
def test_a_fault_is_shown_where_it_was_typed(typed: str, said: str, mend: str, at: str | None) -> None:
    what, how, rest = refused(typed)
    assert said in what
    assert mend in how
    assert at is None or rest == at


def test_the_caret_stands_under_the_macro() -> None:
    with pytest.raises(FormulaError) as raised:
        parse(r"\frac{a}{b} + \gamma_3", GIVEN)
    assert caret(raised.value).splitlines()[1] == " " * 14 + "^"


def test_lists_and_equations_are_read_too() -> None:
    assert parse_vector(r"\left(\tfrac{1}{2},\ a\right)", GIVEN, 2).read_as == "[1/2, a]"
    assert (
        parse_equation(r"\frac{d\ell}{d\theta} = \frac{s}{\theta} - n = 0", GIVEN).read_as
        == "s/theta - n = 0"
    )
    both = parse_equation(r"\frac{s}{\theta} - n = \frac{s - n\theta}{\theta} = 0", GIVEN)
    assert both.read_as == "(s - n*theta)/theta = 0"


def test_python_and_latex_go_together() -> None:
    assert parse(r"\frac{1}{len(x)}*np.sum(x**2)", GIVEN).read_as == "1/count(x)*sum(x^2)"


@given(trees().flatmap(lambda tree: st.tuples(st.just(tree), spelled(tree))))
@settings(max_examples=200)
def test_what_is_written_as_latex_reads_back_to_the_same_function(case: tuple[Tree, str]) -> None:
    try:
        expression = parse(case[1], NAMES)
    except FormulaError:
        assume(False)
    again = parse(f"${to_latex(expression)}$", NAMES)
    for number in (0.3, 0.7):
        values: dict[str, Value] = {**dict.fromkeys(NAMES, number), "n": 5.0}
        assert again.evaluate(values) == pytest.approx(expression.evaluate(values), rel=1e-9, nan_ok=True)


@pytest.mark.parametrize(("typed", "latex"), SHOWN)
def test_what_we_show_can_be_typed(typed: str, latex: str) -> None:
    if typed[0] == "[":
        assert parse_vector(f"${latex}$", SHOWN_NAMES, 2) == parse_vector(typed, SHOWN_NAMES, 2)
        return
    expression, again = parse(typed, SHOWN_NAMES), parse(f"${latex}$", SHOWN_NAMES)
    assert equal(again, expression, SHOWN_NAMES).agreed


PIECES = [
    *(
        "\\frac",
        "\\sum",
        "\\hat",
        "{",
        "}",
        "^",
        "_",
        "x",
        "1",
        "\\left|",
        "\\right|",
        "\\|",
        "\\\\",
        "&",
        "\\over",
        "e",
    ),
    *(
        "\\begin{cases}",
        "\\end{cases}",
        "\\begin{pmatrix}",
        "\\end{pmatrix}",
        "\\top",
        "(",
        ")",
        "\\sqrt",
        "[",
        "]",
        " ",
    ),
    *("\\mathrm", "\\bar", "\\ldots", ",", "=", "\\ne"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_comes_is_read_or_refused_and_plain_text_is_left_alone(text: str) -> None:
    with suppress(FormulaError):
        once = rewritten(text).text
        assert rewritten(once).text == once
