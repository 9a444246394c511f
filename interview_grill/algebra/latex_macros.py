"""What the macros of LaTeX come to in plain text, for those that are not simply a glyph (`typeset.symbols`)."""

from __future__ import annotations

from interview_grill.algebra.names import BAR, HAT

#: Groups that show what is in them and nothing else.
TRANSPARENT = frozenset(
    (
        *(
            "mathbf",
            "boldsymbol",
            "bm",
            "bold",
            "pmb",
            "mathcal",
            "mathscr",
            "mathfrak",
            "mathbb",
            "mathds",
            "Bbb",
        ),
        *("boxed", "fbox", "mathop", "mathbin", "mathrel", "mathord", "vec", "underline", "smash"),
    )
)
#: Words set upright; a single letter is that letter.
WORDS = frozenset(
    (
        *("mathrm", "mathit", "mathsf", "mathtt", "operatorname", "operatorname*"),
        *("text", "textrm", "textit", "textbf", "texttt", "textsf", "textup", "textnormal", "mbox"),
    )
)
ACCENTS = {
    "hat": HAT,
    "widehat": HAT,
    "bar": BAR,
    "overline": BAR,
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "check": "\u030c",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
}
GRIDS = frozenset(("cases", "dcases", "matrix", "pmatrix", "bmatrix", "vmatrix", "smallmatrix"))
FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"))
BINOMIALS = frozenset(("binom", "dbinom", "tbinom"))
#: Functions, by what they are called here.
FUNCTIONS = {name: name for name in ("ln", "log", "exp", "max", "min", "sup", "inf", "det", "lim", "arg")} | {
    "lg": "log10",
    "Pr": "P",
}
SIGNS = {"sum": "Σ", "prod": "Π"}
#: What stands before a delimiter or says how something is set.
SILENT = frozenset(
    (
        *(size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")),
        *("middle", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits"),
        *(
            "nonumber",
            "notag",
            "mathstrut",
            "strut",
            "rm",
            "bf",
            "it",
            "cal",
            "!",
            "/",
            "allowbreak",
            "nobreak",
        ),
        *("centering", "noindent", "hline", "ensuremath"),
    )
)
#: What is dropped with its argument.
DROPPED = frozenset(
    ("label", "tag", "tag*", "phantom", "hphantom", "vphantom", "color", "hspace", "hspace*", "vspace")
)
BLANKS = frozenset(
    (
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        ">",
        ";",
        " ",
        "quad",
        "qquad",
        "enspace",
        "thinspace",
        "space",
        "nobreakspace",
        "hfill",
    )
)
GLYPHS = {
    **dict.fromkeys(("cdot", "times", "ast", "star", "circ"), "*"),
    "div": "/",
    "infty": "∞",
    "mid": "|",
    "vert": "|",
    "lvert": "abs(",
    "rvert": ")",
    "{": "(",
    "}": ")",
    "lbrace": "(",
    "rbrace": ")",
    "lbrack": "[",
    "rbrack": "]",
    "lparen": "(",
    "rparen": ")",
    "%": "%",
    "&": " ",
    "#": "#",
    "$": "$",
    "_": "_",
    "varphi": "φ",
    "vartheta": "θ",
    "varepsilon": "ε",
    "varrho": "ρ",
    "varsigma": "σ",
    "iff": "⇒",
    "implies": "⇒",
    "Longrightarrow": "⇒",
    "Leftrightarrow": "⇒",
    "therefore": "⇒",
    "so": "⇒",
    "dots": "…",
    "ldots": "…",
    "cdots": "…",
    "dotsc": "…",
    "dotsb": "…",
    "hdots": "…",
    "ge": "≥",
    "geq": "≥",
    "geqslant": "≥",
    "le": "≤",
    "leq": "≤",
    "leqslant": "≤",
    "triangleq": "=",
    "coloneqq": "=",
    "equiv": "=",
    "sim": "~",
    "parallel": "‖",
    "prime": "'",
    "dagger": "†",
    "cdotp": "*",
    "colon": ":",
}
