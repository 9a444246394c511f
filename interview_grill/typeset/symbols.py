"""The macros that stand for one glyph or name: how each is written and what it does.

Each has an ASCII form too, a word where no sign would do.
"""

from __future__ import annotations

from interview_grill.typeset.nodes import Kind, Symbol

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ "
    "lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ "
    "chi χ psi ψ omega ω "
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)

_FUNCTIONS = "log ln exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan arg deg dim hom ker lg"
_LIMITS = "max min sup inf lim limsup liminf det gcd Pr"
_WRITTEN = {"limsup": ("lim sup", "lim sup"), "liminf": ("lim inf", "lim inf"), "inf": ("inf", "infimum")}

# name: (Unicode, ASCII)
_ORDINARY = {
    "ell": ("ℓ", "ell"), "hbar": ("ℏ", "hbar"), "imath": ("ı", "i"), "jmath": ("ȷ", "j"), "Re": ("ℜ", "Re"),
    "Im": ("ℑ", "Im"), "wp": ("℘", "wp"), "aleph": ("ℵ", "aleph"), "partial": ("∂", "d"),
    "nabla": ("∇", "grad"), "infty": ("∞", "inf"), "emptyset": ("∅", "{}"), "varnothing": ("∅", "{}"),
    "top": ("⊤", "T"), "bot": ("⊥", "bot"), "forall": ("∀", "for all"), "exists": ("∃", "exists"),
    "nexists": ("∄", "exists no"), "neg": ("¬", "not "), "lnot": ("¬", "not "), "prime": ("′", "'"),
    "dagger": ("†", "dagger"), "ddagger": ("‡", "ddagger"), "angle": ("∠", "angle"), "degree": ("°", "deg"),
    "checkmark": ("✓", "ok"), "square": ("□", "[]"), "Box": ("□", "[]"), "blacksquare": ("■", "[]"),
    "bullet": ("•", "o"), "clubsuit": ("♣", "club"), "S": ("§", "S"), "%": ("%", "%"), "#": ("#", "#"),
    "$": ("$", "$"), "&": ("&", "&"), "_": ("_", "_"), "dots": ("…", "..."), "ldots": ("…", "..."),
    "cdots": ("⋯", "..."), "vdots": ("⋮", ":"), "ddots": ("⋱", "..."), "dotsc": ("…", "..."),
    "dotsb": ("⋯", "..."),
}  # fmt: skip
_BINARY = {
    "pm": ("±", "+/-"), "mp": ("∓", "-/+"), "cup": ("∪", "union"), "cap": ("∩", "intersect"),
    "setminus": ("∖", "minus"), "vee": ("∨", "or"), "lor": ("∨", "or"), "wedge": ("∧", "and"),
    "land": ("∧", "and"), "oplus": ("⊕", "(+)"), "ominus": ("⊖", "(-)"), "sqcup": ("⊔", "join"),
    "sqcap": ("⊓", "meet"), "uplus": ("⊎", "(u+)"),
}  # fmt: skip
_PRODUCT = {
    "cdot": ("·", "*"), "times": ("×", "*"), "ast": ("∗", "*"), "star": ("⋆", "*"), "circ": ("∘", "o"),
    "otimes": ("⊗", "(x)"), "odot": ("⊙", "(.)"), "div": ("÷", "/"), "bigcirc": ("◯", "O"),
}  # fmt: skip
_RELATION = {
    "le": ("≤", "<="), "leq": ("≤", "<="), "leqslant": ("≤", "<="), "ge": ("≥", ">="), "geq": ("≥", ">="),
    "geqslant": ("≥", ">="), "lt": ("<", "<"), "gt": (">", ">"), "ne": ("≠", "!="), "neq": ("≠", "!="),
    "equiv": ("≡", "=="), "approx": ("≈", "~="), "sim": ("∼", "~"), "simeq": ("≃", "~-"),
    "cong": ("≅", "=~"), "propto": ("∝", "propto"), "asymp": ("≍", "asymp"), "doteq": ("≐", ".="),
    "ll": ("≪", "<<"), "gg": ("≫", ">>"), "prec": ("≺", "prec"), "succ": ("≻", "succ"),
    "preceq": ("⪯", "preceq"), "succeq": ("⪰", "succeq"), "in": ("∈", "in"), "ni": ("∋", "contains"),
    "notin": ("∉", "not in"), "subset": ("⊂", "subset"), "supset": ("⊃", "supset"),
    "subseteq": ("⊆", "subseteq"), "supseteq": ("⊇", "supseteq"), "to": ("→", "->"),
    "rightarrow": ("→", "->"), "longrightarrow": ("⟶", "-->"), "leftarrow": ("←", "<-"),
    "gets": ("←", "<-"), "leftrightarrow": ("↔", "<->"), "Rightarrow": ("⇒", "=>"), "implies": ("⟹", "==>"),
    "Longrightarrow": ("⟹", "==>"), "Leftarrow": ("⇐", "<=="), "impliedby": ("⟸", "<=="),
    "iff": ("⟺", "<=>"), "Leftrightarrow": ("⇔", "<=>"), "mapsto": ("↦", "|->"), "uparrow": ("↑", "^"),
    "downarrow": ("↓", "v"), "nearrow": ("↗", "up"), "searrow": ("↘", "down"),
    "rightsquigarrow": ("⇝", "~>"), "mid": ("|", "|"), "nmid": ("∤", "!|"), "parallel": ("∥", "||"),
    "perp": ("⊥", "perp"), "models": ("⊨", "|="), "vdash": ("⊢", "|-"), "triangleq": ("≜", ":="),
    "coloneqq": ("≔", ":="), "lesssim": ("≲", "<~"), "gtrsim": ("≳", ">~"),
    "therefore": ("∴", "therefore"), "because": ("∵", "because"), "hookrightarrow": ("↪", "->"),
    "leadsto": ("⇝", "~>"),
}  # fmt: skip
_BIG = {
    "sum": ("∑", "sum"), "prod": ("∏", "prod"), "coprod": ("∐", "coprod"), "bigcup": ("⋃", "union"),
    "bigcap": ("⋂", "intersect"), "bigoplus": ("⨁", "oplus"), "bigotimes": ("⨂", "otimes"),
    "bigvee": ("⋁", "or"), "bigwedge": ("⋀", "and"),
}  # fmt: skip
_INTEGRAL = {"int": ("∫", "int"), "iint": ("∬", "iint"), "iiint": ("∭", "iiint"), "oint": ("∮", "oint")}
_OPEN = {
    "{": ("{", "{"), "lbrace": ("{", "{"), "lbrack": ("[", "["), "lparen": ("(", "("), "langle": ("⟨", "<"),
    "lfloor": ("⌊", "floor["), "lceil": ("⌈", "ceil["), "lvert": ("|", "|"), "lVert": ("‖", "||"),
}  # fmt: skip
_CLOSE = {
    "}": ("}", "}"), "rbrace": ("}", "}"), "rbrack": ("]", "]"), "rparen": (")", ")"), "rangle": ("⟩", ">"),
    "rfloor": ("⌋", "]"), "rceil": ("⌉", "]"), "rvert": ("|", "|"), "rVert": ("‖", "||"),
}  # fmt: skip
_BAR = {"|": ("‖", "||"), "vert": ("|", "|"), "Vert": ("‖", "||")}
_SPACE = {
    ",": (" ", " "), ":": (" ", " "), ">": (" ", " "), ";": (" ", " "), " ": (" ", " "), "!": ("", ""),
    "quad": ("   ", "   "), "qquad": ("      ", "      "), "enspace": (" ", " "), "thinspace": (" ", " "),
    "space": (" ", " "), "nobreakspace": (" ", " "), "displaystyle": ("", ""), "textstyle": ("", ""),
    "scriptstyle": ("", ""), "nonumber": ("", ""), "notag": ("", ""), "allowbreak": ("", ""),
}  # fmt: skip


def _collect() -> dict[str, Symbol]:
    names = _GREEK.split()
    table = {
        name: Symbol(glyph, name.removeprefix("var"), Kind.ORDINARY)
        for name, glyph in zip(names[::2], names[1::2], strict=True)
    }
    table["colon"] = Symbol(":", ":", Kind.PUNCTUATION)
    for kind, entries in (
        (Kind.ORDINARY, _ORDINARY),
        (Kind.BINARY, _BINARY),
        (Kind.PRODUCT, _PRODUCT),
        (Kind.RELATION, _RELATION),
        (Kind.BIG, _BIG),
        (Kind.INTEGRAL, _INTEGRAL),
        (Kind.OPEN, _OPEN),
        (Kind.CLOSE, _CLOSE),
        (Kind.BAR, _BAR),
        (Kind.SPACE, _SPACE),
    ):
        table.update((name, Symbol(glyph, plain, kind)) for name, (glyph, plain) in entries.items())
    table.update((name, Symbol(name, name, Kind.FUNCTION)) for name in _FUNCTIONS.split())
    for name in _LIMITS.split():
        glyph, plain = _WRITTEN.get(name, (name, name))
        table[name] = Symbol(glyph, plain, Kind.LIMIT)
    return table


MACROS: dict[str, Symbol] = _collect()
"""Macros without arguments, by name."""

CHARACTERS: dict[str, Symbol] = {
    "+": Symbol("+", "+", Kind.BINARY),
    "-": Symbol("−", "-", Kind.BINARY),
    "−": Symbol("−", "-", Kind.BINARY),
    "*": Symbol("∗", "*", Kind.PRODUCT),
    "/": Symbol("/", "/", Kind.SLASH),
    "=": Symbol("=", "=", Kind.RELATION),
    "<": Symbol("<", "<", Kind.RELATION),
    ">": Symbol(">", ">", Kind.RELATION),
    ":": Symbol(":", ":", Kind.RELATION),
    ",": Symbol(",", ",", Kind.PUNCTUATION),
    ";": Symbol(";", ";", Kind.PUNCTUATION),
    "!": Symbol("!", "!", Kind.POSTFIX),
    "?": Symbol("?", "?", Kind.POSTFIX),
    "(": Symbol("(", "(", Kind.OPEN),
    "[": Symbol("[", "[", Kind.OPEN),
    ")": Symbol(")", ")", Kind.CLOSE),
    "]": Symbol("]", "]", Kind.CLOSE),
    "|": Symbol("|", "|", Kind.BAR),
    "~": Symbol(" ", " ", Kind.SPACE),
    ".": Symbol(".", ".", Kind.ORDINARY),
    "@": Symbol("@", "@", Kind.ORDINARY),
    '"': Symbol('"', '"', Kind.ORDINARY),
}
"""Single characters of the source that are not letters or digits."""

NOTHING = Symbol("", "", Kind.ORDINARY)
"""The absent delimiter of `\\left.` and `\\right.`."""


def typed_directly(character: str) -> Symbol | None:
    """The symbol for a mathematical character pasted into the source, such as θ or ≤; None for other
    characters.
    """
    for symbol in MACROS.values():
        if symbol.unicode == character and symbol.kind is not Kind.SPACE:
            return symbol
    return None
