"""What single signs, LaTeX commands and words are in the one spoken form; data, exported to the phone page as it is."""

from __future__ import annotations

from interview_grill.listening.stems import spelled

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron"
    " pi rho sigma sigma tau upsilon phi chi psi omega"
)
GREEK: dict[str, str] = {
    **{chr(ord("α") + place): name for place, name in enumerate(_GREEK.split())},
    **{chr(ord("Α") + place): name for place, name in enumerate(_GREEK.split()) if place != 17},
}
# A sign is spoken as these words; nothing where it says nothing. A comma ends a clause, a full stop a sentence.
SIGNS: dict[str, str] = {
    **GREEK,
    "ϑ": "theta", "ϕ": "phi", "ϵ": "epsilon", "ϱ": "rho", "ϖ": "pi", "µ": "mu",
    "ℓ": "log likelihood", "∂": "derivative", "∇": "gradient", "∑": "sum", "∏": "product", "∫": "integral",
    "√": "root", "∞": "infinity", "∝": "proportional", "≥": "greater", "⩾": "greater", ">": "greater",
    "≫": "greater", "≤": "less", "⩽": "less", "<": "less", "≪": "less", "≠": "not", "→": "to", "⟶": "to", "↦": "to",
    "↑": "increase", "↓": "decrease",
    "·": "times", "×": "times", "∗": "times", "⋅": "times", "+": "plus", "−": "minus", "±": "plus", "÷": "over",
    "‖": "norm", "∥": "norm", "|": "given", "∣": "given", "%": "percent", "½": "half", "⅓": "1 over 3",
    "¼": "1 over 4", "¾": "3 over 4", "⅔": "2 over 3", "²": "squared", "³": "cubed", "ᵀ": "transpose", "⊤": "transpose",
    "⁻": "minus", "⁺": "plus", "≻": "beats", "ˆ": "hat", "∈": "in", "∼": "distributed", "~": "distributed",
    "𝔼": "expectation", "ℝ": "r", "⊥": "independent", "⇔": "iff", "↔": "iff",
    **{sign: str(digit) for digit, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    "⁰": "0", "¹": "1", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ₘ": "m", "ₜ": "t", "ₚ": "p", "ₓ": "x", "ₗ": "l", "ₛ": "s",
    "ⁿ": "n", "ⁱ": "i", "ᵏ": "k",
}  # fmt: skip
_SILENT_COMMANDS = (
    "left right big Big bigl bigr Bigl Bigr bigg Bigg displaystyle mathbf mathcal mathrm mathbb mathsf boldsymbol"
    " bm text textrm operatorname rm bf quad qquad ldots dots cdots limits nolimits lvert rvert vert middle langle"
    " rangle tfrac frac dfrac cfrac hat widehat bar overline tilde widetilde forall begin end"
)
# A command of LaTeX; those that are Greek letters and those that are not here are spoken by their name.
COMMANDS: dict[str, str] = {
    **dict.fromkeys(_SILENT_COMMANDS.split(), ""),
    "ell": "log likelihood", "partial": "derivative", "nabla": "gradient", "int": "integral", "prod": "product",
    "sqrt": "root", "infty": "infinity", "propto": "proportional", "ge": "greater", "geq": "greater", "gt": "greater",
    "gg": "greater", "le": "less", "leq": "less", "lt": "less", "ll": "less", "ne": "not", "neq": "not", "to": "to",
    "rightarrow": "to", "longrightarrow": "to", "mapsto": "to", "cdot": "times", "times": "times", "pm": "plus",
    "mid": "given", "Vert": "norm", "lVert": "norm", "rVert": "norm", "top": "transpose", "intercal": "transpose",
    "E": "expectation", "Var": "variance", "Cov": "covariance", "ln": "log", "sim": "distributed", "in": "in",
    "succ": "beats", "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "perp": "independent",
    "Rightarrow": ",", "implies": ",", "iff": ",", "Longrightarrow": ",", "approx": "about", "dagger": "",
}  # fmt: skip
MARKS: dict[str, str] = {"\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde"}
POSTFIX: dict[str, str] = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde",
}  # fmt: skip
FRACTIONS = frozenset(("frac", "tfrac", "dfrac", "cfrac"))

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_PARTS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
# A word is spoken as these words instead.
WORDS: dict[str, str] = {
    **{name: str(value) for value, name in enumerate(_NUMBERS.split())},
    "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000",
    "loglikelihood": "log likelihood", "loglik": "log likelihood", "logprior": "log prior",
    "logsigmoid": "log sigmoid", "ln": "log", "negative": "minus", "var": "variance", "cov": "covariance",
    "argmaximum": "argmax", "lambda": "lambda", "lamda": "lambda", "sqrt": "root", "infinite": "infinity",
    "cannot": "not", "cant": "not", "dont": "not", "doesnt": "not", "isnt": "not", "arent": "not", "wasnt": "not",
    "wont": "not", "didnt": "not", "shouldnt": "not", "wouldnt": "not", "couldnt": "not", "neednt": "not",
    "hasnt": "not", "havent": "not", "aint": "not", "mustnt": "not",
}  # fmt: skip
# After a number these are its denominator: `seven twelfths`.
DENOMINATORS: dict[str, str] = {
    **{name: str(value) for value, name in enumerate(_PARTS, 3)},
    **{f"{name}s": str(value) for value, name in enumerate(_PARTS, 3)},
    "quarter": "4", "quarters": "4", "halves": "2",
}  # fmt: skip
# Two neighbouring words that are one: `arg max`.
JOINED: dict[tuple[str, str], str] = {
    ("arg", "max"): "argmax", ("arg", "min"): "argmin", ("square", "root"): "root", ("squared", "root"): "root",
    ("l", "1"): "l1", ("l", "2"): "l2", ("l", "one"): "l1", ("l", "two"): "l2",
    ("multiplied", "by"): "times", ("raised", "to"): "to", ("to", "power"): "to",
}  # fmt: skip
_SILENT_WORDS = (
    "a an the of is are was were be been being am it its this that these those there here i you we he she they my"
    " your our their me us them um uh uhm er erm hm hmm ah oh like just really basically actually sort kind well"
    " so okay ok yeah do does did have has had having will would can could should may might shall let lets"
    " and then also very quite simply literally anyway thing things stuff what which who whose as by"
)
# What says nothing: no cue can ask for it and it takes no room between words.
SILENT = frozenset(map(spelled, _SILENT_WORDS.split()))
