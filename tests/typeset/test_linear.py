"""Names, scripts and accents on one line; parentheses are proved in `test_linear_meaning`."""

from __future__ import annotations

import pytest

from interview_grill.typeset import Charset, inline


@pytest.mark.parametrize(
    ("latex", "text", "plain"),
    [
        (r"\sigma^2_n", "σₙ²", "sigma_n^2"),
        (r"x_{ij}", "xᵢⱼ", "x_{ij}"),
        (r"y_l", "y_l", "y_l"),
        (r"x^l", "x^l", "x^l"),
        (r"x_w^2", "x_w^2", "x_w^2"),
        (r"{x_w}^2", "(x_w)²", "x_w^2"),
        (r"{x_i}^2", "xᵢ²", "x_i^2"),
        (r"x_{w,1}", "x_(w,1)", "x_{w,1}"),
        (r"x_\theta", "x_θ", "x_theta"),
        (r"x_{\text{max}}", "x_max", "x_max"),
        (r"x_{\max}", "x_max", "x_max"),
        (r"x_{\text{log prior}}", "x_(log prior)", "x_{log prior}"),
        (r"x_{\hat\theta}", "x_θ̂", "x_{theta_hat}"),
        (r"X^{-1}", "X⁻¹", "X^-1"),
        (r"X^{-n}", "X⁻ⁿ", "X^(-n)"),
        (r"X^{n+1}Y", "Xⁿ⁺¹Y", "X^(n+1) Y"),
        (r"X^\top y", "Xᵀy", "X^T y"),
        (r"X^T y", "Xᵀy", "X^T y"),
        (r"e^{-\lambda}x", "e^(−λ) x", "e^(-lambda) x"),
        (r"x^{(i)}", "x⁽ⁱ⁾", "x^{(i)}"),
        (r"p^*", "p*", "p^*"),
        (r"p^*(x)", "p*(x)", "p^*(x)"),
        (r"f'(x)", "f′(x)", "f'(x)"),
        (r"f''", "f′′", "f''"),
        (r"f'_n(x)", "f′ₙ(x)", "f'_n(x)"),
        (r"\ell_n'(x)", "ℓ′ₙ(x)", "ell'_n(x)"),
        (r"(a + b)'", "(a + b)′", "(a + b)'"),
        (r"f'^2", "f′²", "f'^2"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ", "sum_{i=1}^n x_i"),
        (r"\sum_{\theta\in A}^n x", "∑_(θ∈A)^n x", "sum_{theta in A}^n x"),
        (r"\prod_k^\infty x", "∏_k^∞ x", "prod_k^inf x"),
        (r"\int_0^1 f\,dx", "∫₀¹ f dx", "int_0^1 f dx"),
        (r"\max_{i\le n} x_i", "max_(i≤n) xᵢ", "max_{i<=n} x_i"),
        (r"\log_2 x", "log₂ x", "log_2 x"),
        (r"\log^2 x", "log² x", "log^2 x"),
    ],
)
def test_scripts(latex: str, text: str, plain: str) -> None:
    assert inline(latex) == text
    assert inline(latex, charset=Charset.ASCII) == plain


@pytest.mark.parametrize(
    ("latex", "text", "plain"),
    [
        (r"\hat\theta", "θ̂", "theta_hat"),
        (r"\hat{\theta}_n", "θ̂ₙ", "theta_hat_n"),
        (r"\hat{\theta_n}", "θ̂ₙ", "theta_hat_n"),
        (r"\bar y", "ȳ", "y_bar"),
        (r"\overline{y}", "ȳ", "y_bar"),
        (r"\overline{xy}", "x̅y̅", "bar(xy)"),
        (r"\tilde x", "x̃", "x_tilde"),
        (r"\widehat{\mathrm{se}}", "ŝe", "se_hat"),
        (r"\widehat{\operatorname{Var}}(X)", "Vâr(X)", "Var_hat(X)"),
        (r"\widehat{a+b}", "hat(a + b)", "hat(a + b)"),
        (r"\hat{\mathbf{w}}", "𝐰̂", "w_hat"),
        (r"\hat\theta x", "θ̂x", "theta_hat x"),
    ],
)
def test_accents(latex: str, text: str, plain: str) -> None:
    assert inline(latex) == text
    assert inline(latex, charset=Charset.ASCII) == plain


@pytest.mark.parametrize(
    ("latex", "text", "plain"),
    [
        (r"\mathcal{N}(0, 1)", "𝒩(0, 1)", "N(0, 1)"),
        (r"\mathcal{L}", "ℒ", "L"),
        (r"\mathbb{E}[X]", "𝔼[X]", "E[X]"),
        (r"\mathbb{R}^d", "ℝᵈ", "R^d"),
        (r"\mathbb{1}\{x>0\}", "𝟙{x > 0}", "1{x > 0}"),
        (r"\mathbf{X}\boldsymbol\beta", "𝐗𝛃", "X beta"),
        (r"\mathfrak{H}", "ℌ", "H"),
        (r"\mathrm{KL}", "KL", "KL"),
        (r"\mathrm{d}x", "dx", "dx"),
        (r"2\mathrm{KL}x", "2 KL x", "2 KL x"),
        (r"\operatorname{Var} X", "Var X", "Var X"),
        (r"\operatorname{Var}(X)", "Var(X)", "Var(X)"),
        (r"\alpha\beta", "αβ", "alpha beta"),
        (r"2\sigma n", "2σn", "2 sigma n"),
        (r"ab", "ab", "ab"),
        (r"\ell(\theta)", "ℓ(θ)", "ell(theta)"),
    ],
)
def test_letters_and_names(latex: str, text: str, plain: str) -> None:
    assert inline(latex) == text
    assert inline(latex, charset=Charset.ASCII) == plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("-x", "−x"),
        ("a-b", "a − b"),
        ("a = -b", "a = −b"),
        ("(-b)", "(−b)"),
        ("a, -b", "a, −b"),
        ("x_{-j}", "x₋ⱼ"),
        (r"\log -x", "log −x"),
        (r"\pm 1", "±1"),
        (r"a \pm b", "a ± b"),
        (r"a := b", "a := b"),
        (r"a \coloneqq b", "a ≔ b"),
        (r"f\colon A \to B", "f: A → B"),
        (r"\{x : x > 0\}", "{x : x > 0}"),
        (r"a\,b", "a b"),
        (r"a\!b", "ab"),
        (r"a \quad b", "a   b"),
        (r"a\ b~c", "a b c"),
        (r"n!", "n!"),
        (r"x \text{ and } y", "x and y"),
        (r"x = \text{const}", "x = const"),
        (r"a \not\in B", "a ∉ B"),
        ("1{,}000", "1,000"),
        ("a {=} b", "a=b"),
        ("", ""),
        ("{}", ""),
        ("{}^2", "²"),
    ],
)
def test_signs_and_spaces(latex: str, text: str) -> None:
    assert inline(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        # an application keeps its parentheses to itself, a product does not
        (r"\frac{1}{p(x)}", "1/p(x)"),
        (r"\frac{1}{p(x|\theta)}", "1/p(x | θ)"),
        (r"\frac{1}{f(x, y)}", "1/f(x, y)"),
        (r"\frac{1}{n(x+1)}", "1/(n(x + 1))"),
        (r"\frac{1}{n(2)}", "1/(n(2))"),
        (r"\frac{1}{\Gamma(a+1)}", "1/Γ(a + 1)"),
        (r"\frac{1}{\Gamma(a)\Gamma(b)}", "1/(Γ(a)Γ(b))"),
        (r"\frac{1}{\exp(a+1)}", "1/exp(a + 1)"),
        (r"\frac{1}{\exp(a)\exp(b)}", "1/(exp(a) exp(b))"),
        (r"\frac{1}{\mathrm{B}(\alpha+1,\beta)}", "1/B(α + 1, β)"),
        (r"\frac{1}{\log n}", "1/(log n)"),
        (r"{-\frac{1}{2}} x", "−(1/2) x"),
        (r"{a + \frac{1}{2}} x", "a + (1/2) x"),
        (r"\frac{1}{k!}", "1/k!"),
        (r"\frac{1}{2k!}", "1/(2k!)"),
        (r"\frac{\text{prior mean}}{n}", "(prior mean)/n"),
        (r"\frac{\text{RSS}}{n}", "RSS/n"),
        (r"\frac{a, b}{c}", "(a, b)/c"),
        (r"\frac{a = b}{c}", "(a = b)/c"),
        # derivatives
        (r"\frac{d}{d\theta}", "d/dθ"),
        (r"\frac{dy}{dx}", "dy/dx"),
        (r"\frac{\partial\ell}{\partial\theta_j}", "∂ℓ/∂θⱼ"),
        (r"\frac{\partial\ell}{\partial\theta}\frac{\partial\theta}{\partial\phi}", "(∂ℓ/∂θ) (∂θ/∂ϕ)"),
        (r"\frac{\partial\log p}{\partial\theta}", "(∂ log p)/∂θ"),
        (r"\frac{\partial}{\partial\theta}(a+b)", "(∂/∂θ) (a + b)"),
        # roots
        (r"\sqrt{12}", "√12"),
        (r"\sqrt{x_i}", "√xᵢ"),
        (r"\sqrt{(a+b)}", "√(a + b)"),
        (r"\sqrt{p(x)}", "√(p(x))"),
        (r"\sqrt{-x}", "√(−x)"),
        (r"\sqrt{n}(x)", "√n (x)"),
        (r"\sqrt{\sqrt{x}}", "√(√x)"),
        (r"\sqrt[n]{x+1}", "(x + 1)^(1/n)"),
        (r"\sqrt[n+1]{x}", "x^(1/(n+1))"),
        # binomials, cases, matrices, braces
        (r"\binom{n}{k}", "(n choose k)"),
        (r"\binom{n-1}{k}p", "((n − 1) choose k) p"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "(a, b; c, d)"),
        (r"\begin{matrix}a&\\&d\end{matrix}", "[a, ; , d]"),
        (r"\begin{cases}1&x>0\\0&\text{otherwise}\end{cases}", "{1 if x > 0; 0 otherwise}"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "a = b = c"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "a = b; c = d"),
        (r"\overbrace{a+b}^{n}", "(a + b [n])"),
        (r"\left.x\right|_0", "x|₀"),
    ],
)
def test_parentheses_where_the_meaning_needs_them(latex: str, text: str) -> None:
    assert inline(latex) == text
