"""A recall card on screen, as a value: asked, revealed, ticked, followed up.

Keys give a new page, and lines are made from the page alone; so undoing a key or drawing again needs nothing
else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from interview_grill.terminal.question_text import (
    LEECH_ADVICE,
    card_lines,
    hanging,
    heading,
    joined,
    pitfall_lines,
    rule,
)
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from interview_grill.bank.model import KeyPoint
    from interview_grill.memory.event import Rating
    from interview_grill.session.judging import Judged
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.keys import Key
    from interview_grill.terminal.look import Look


@dataclass(frozen=True, slots=True)
class RecallPage:
    """`ticks` are the key points claimed (1-based), `cursor` the one that Space toggles, `told` the number of
    follow-up texts shown (a question, then its answer, then the next question).

    A typed answer is `judged`, which puts what was left out first; `cursor` counts points as they are shown. Points can
    be ticked only once the answer is `revealed`, which the caller sees to.
    """

    showing: Showing
    revealed: bool = False
    judged: Judged | None = None
    ticks: frozenset[int] = field(default_factory=frozenset)
    cursor: int = 1
    told: int = 0

    def reveal(self) -> RecallPage:
        """The page with its answer."""
        return replace(self, revealed=True)

    def with_judged(self, judged: Judged) -> RecallPage:
        """The page with the learner's own words beside the answer, and what was heard in them ticked."""
        return replace(self, judged=judged, ticks=frozenset(judged.heard or ()))

    @property
    def points(self) -> tuple[KeyPoint, ...]:
        """What there is to tick."""
        return self.showing.question.key_points if self.judged is None else self.judged.points

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers of the points as they are shown."""
        return tuple(range(1, len(self.points) + 1)) if self.judged is None else self.judged.order

    def next_follow_up(self) -> RecallPage:
        """One more follow-up text, if there is one; an equal page if not."""
        return replace(self, told=min(self.told + 1, 2 * len(self.showing.question.follow_ups)))

    def press(self, key: Key) -> RecallPage:
        """Arrows move the cursor, Space ticks or unticks and moves on; any other key gives this very page."""
        count = len(self.points)
        if key.name == "up":
            return replace(self, cursor=max(1, self.cursor - 1))
        if key.name == "down":
            return replace(self, cursor=min(max(1, count), self.cursor + 1))
        if key.text == " " and count:
            here = self.order[self.cursor - 1]
            return replace(self, ticks=self.ticks ^ {here}, cursor=min(count, self.cursor + 1))
        return self

    def rating_keys(self, proposed: Rating) -> tuple[str, ...]:
        """The footer once revealed."""
        tick = "Space tick" if self.judged is None or self.judged.heard is None else "Space overrules"
        points = ("Up/Down move", tick) if self.points else ()
        accept = f"Enter {proposed.name.title()}"
        rate = ("1 Again", "2 Hard", "3 Good", "4 Easy")
        return (
            accept,
            *points,
            *rate,
            "f follow-up",
            "u undo",
            "b bury",
            "s suspend",
            "e edit",
            "? help",
            "q quit",
        )

    def lines(self, look: Look) -> list[str]:
        """The body of the frame."""
        parts = self._parts(look)
        return look.paint([line for part in parts for line in part])

    def cursor_line(self, look: Look) -> int:
        """The 0-based body line of the key point under the cursor, the page being revealed: what must stay in
        sight.
        """
        parts = self._parts(look)
        points = self._point_parts(look)
        before = sum(len(part) for part in parts[: 3 if self.judged is None else 1])
        return before + sum(len(lines) for lines in points[: self.cursor])  # the heading makes up for the 0

    def _parts(self, look: Look) -> list[list[Text]]:
        """Heading and question, the answer, the key points, what follows; of a judged answer the points come first."""
        question = self.showing.question
        top = [*heading(self.showing, look), Text(), *card_lines(question.ask, look, style="ask"), Text()]
        if self.showing.is_leech:
            top += [*hanging("", Text(LEECH_ADVICE, style="notice"), look), Text()]
        follow_ups = self._follow_up_lines(look)
        if not self.revealed:
            return [top, follow_ups]
        answer = [rule("Answer", look), *card_lines(question.answer or "(no answer yet)", look), Text()]
        points = [line for lines in self._point_parts(look) for line in lines]
        if self.judged is None:
            heading_of_points = [Text("Which of these did you say?", style="heading")] if points else []
            return [top, [], answer, [*heading_of_points, *points], pitfall_lines(question, look), follow_ups]
        from interview_grill.terminal.heard_text import marked_lines, said_lines, summary

        points = [Text(summary(self.judged), style="heading"), *points, Text()]
        said = said_lines(self.judged, question.pitfalls, look)
        typed = [*marked_lines(self.judged, look), Text()]
        others = pitfall_lines(question, look, but=self.judged.said)
        return [top, points, said, typed, answer[:-1], others, follow_ups]

    def _point_parts(self, look: Look) -> list[list[Text]]:
        parts = []
        for place, number in enumerate(self.order, 1):
            point = self.points[number - 1]
            here = place == self.cursor
            pointer = look.symbol("›", ">") if here else " "
            box = f"[{look.symbol('✓', 'x')}]" if number in self.ticks else "[ ]"
            must = Text("must ", style="must") if point.must else Text("nice ", style="faint")
            first = joined(Text(f"{pointer} {box} ", style="cursor" if here else ""), must)
            parts.append([*hanging(first, point.text, look), *self._evidence(number, look)])
        return parts

    def _evidence(self, number: int, look: Look) -> list[Text]:
        if self.judged is None:
            return []
        from interview_grill.terminal.heard_text import evidence_lines

        return evidence_lines(self.judged, number, look)

    def _follow_up_lines(self, look: Look) -> list[Text]:
        lines: list[Text] = []
        for index, item in enumerate(self.showing.question.follow_ups):
            if self.told > 2 * index:
                lines += [Text(), *hanging(Text("Next: ", style="heading"), item.ask, look)]
            if self.told > 2 * index + 1:
                lines += hanging("      ", item.answer, look)
        return lines
