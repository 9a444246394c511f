"use strict";
// A recall card answered in the learner's own words, typed or dictated, and judged before the answer is shown: the points
// that were heard stand ticked with the words that earned them, those that were not come first.
const ownWords = (() => {
  const ORDER = ["not heard", "denied", "heard"];

  function element(tag, style, ...children) {
    const made = document.createElement(tag);
    if (style) made.className = style;
    made.append(...children);
    return made;
  }

  const quoted = (text, spans) =>
    `\u201c${spans.map(([start, end]) => text.slice(start, end).split(/\s+/).join(" ")).join(" \u2026 ")}\u201d`;

  // The learner's words with what was heard marked; a mark that begins within another is part of it.
  function marked(text, hearing) {
    const spans = [
      ...hearing.points.flatMap(({ spans: found }, place) => found.map((span) => [...span, String(place + 1), ""])),
      ...hearing.pitfalls.flatMap(({ verdict, spans: found }) =>
        verdict === "heard" ? found.map((span) => [...span, "\u2717", "fell"]) : [],
      ),
    ].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const shown = element("p", "words");
    let at = 0;
    while (spans.length) {
      const [start, first, sign, style] = spans.shift();
      const signs = [sign];
      let end = first;
      while (spans.length && spans[0][0] < end) {
        const [, other, theirs] = spans.shift();
        end = Math.max(end, other);
        if (!signs.includes(theirs)) signs.push(theirs);
      }
      shown.append(text.slice(at, start), element("mark", style, text.slice(start, end)), element("sup", "", signs.join(" ")));
      at = end;
    }
    shown.append(text.slice(at));
    return shown;
  }

  function summary({ points }) {
    const heard = points.filter(({ verdict }) => verdict === "heard").length;
    const all = `${points.length} ${points.length === 1 ? "point" : "points"}`;
    return heard === points.length ? `All ${all} heard.` : `Heard ${heard} of ${all}; what was not comes first.`;
  }

  function showPoints(article, text, hearing) {
    const list = article.querySelector(".points ul");
    const items = Array.from(list.children);
    items.forEach((item, place) => {
      const { verdict, spans } = hearing.points[place];
      item.querySelector("input").checked = verdict === "heard";
      item.dataset.place = place;
      const says = { heard: quoted(text, spans), denied: `You deny it: ${quoted(text, spans)}` }[verdict];
      if (says) item.querySelector("label span").append(element("span", "evidence", says));
    });
    const rank = (item) => ORDER.indexOf(hearing.points[item.dataset.place].verdict);
    list.append(...items.sort((a, b) => rank(a) - rank(b) || a.dataset.place - b.dataset.place));
  }

  function showAbove(article, text, hearing) {
    const fallen = Array.from(article.querySelectorAll(".pitfalls li")).flatMap((item, place) => {
      const { verdict, spans } = hearing.pitfalls[place];
      if (verdict !== "heard") return [];
      return [element("div", "fallen", element("p", "evidence", `You said ${quoted(text, spans)}`), ...item.cloneNode(true).children)];
    });
    const says = element("p", "summary", summary(hearing));
    says.setAttribute("role", "status");
    const yours = element("section", "part yours", element("h3", "", "Your answer"), marked(text, hearing), says, ...fallen);
    article.querySelector(".answer").before(yours);
  }

  // The field below a question, and what came of it: `judge` on showing the answer, `fields` for the log. Without
  // `ears` the words are kept and nothing is judged.
  function under(article, ears) {
    const form = document.getElementById("own-words").content.firstElementChild.cloneNode(true);
    const input = form.querySelector("textarea");
    let kept = {};
    article.querySelector(".ask").after(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    return {
      judge() {
        const text = input.value.trim();
        form.remove();
        if (!text) return;
        kept = { typed: text };
        if (!ears) return;
        const hearing = listening.hear(ears, text);
        kept.heard = hearing.points.flatMap(({ verdict }, place) => (verdict === "heard" ? [place + 1] : []));
        showPoints(article, text, hearing);
        showAbove(article, text, hearing);
      },
      fields: () => kept,
    };
  }

  // The article as it was before it was answered.
  function leave(article) {
    article.querySelectorAll(".yours, .points .evidence").forEach((part) => part.remove());
    const items = Array.from(article.querySelectorAll(".points li[data-place]"));
    items.sort((a, b) => a.dataset.place - b.dataset.place).forEach((item) => {
      item.parentNode.append(item);
      delete item.dataset.place;
    });
  }

  return { under, leave };
})();
