"use strict";
// The quiz: one card at a time out of the articles of this page.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const KINDS = { recall: "Say it", compute: "Compute", derive: "Derive" };
  const RATINGS = ["Again", "Hard", "Good", "Easy"];
  const RETURNS_AFTER = 5;
  const byId = (id) => document.getElementById(id);
  const bar = byId("bar");
  const session = { queue: [], done: 0, last: null, card: null };

  // --- small pieces -------------------------------------------------------------------------------------------

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null) made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function actions(...buttons) {
    bar.replaceChildren(...buttons);
    bar.hidden = buttons.length === 0;
  }

  function action(text, key, run, style = "") {
    const hint = key ? [element("kbd", { "aria-hidden": "true" }, key)] : [];
    return element("button", { type: "button", class: style, "data-key": key, onclick: run }, text, ...hint);
  }

  // Formulas are typeset when they are first seen, or all of them before printing.
  function typeset(root) {
    for (const span of root.querySelectorAll(".m:not(.set)")) {
      const latex = span.textContent;
      span.classList.add("set");
      try {
        const displayMode = span.classList.contains("d");
        temml.render(latex, span, { displayMode, throwOnError: true, trust: false });
      } catch {
        span.classList.add("raw");
        span.textContent = latex;
      }
    }
    for (const span of root.querySelectorAll(".m.set:not(.fit)")) fit(span);
  }

  // A formula wider than the screen is set smaller, within reason; beyond that it scrolls.
  function fit(span) {
    const room = span.closest("p, li, summary, h2, .answer, .why, .shown, details")?.clientWidth;
    const wanted = Math.max(span.scrollWidth, span.firstElementChild?.getBoundingClientRect().width ?? 0);
    if (!room || !wanted) return; // not on the screen yet
    span.classList.add("fit");
    if (wanted > room) span.style.fontSize = `${Math.max(0.72, room / wanted)}em`;
  }

  // --- what is asked ------------------------------------------------------------------------------------------

  function split(card) {
    const colon = card.lastIndexOf(":");
    return [card.slice(0, colon), card.slice(colon + 1)];
  }

  function chosen(name) {
    return new Set(Array.from(document.querySelectorAll(`input[name=${name}]:checked`), (box) => box.value));
  }

  // Those not answered today first, the longest unseen before; a question's other kinds come a round later.
  function plan() {
    const sections = chosen("section");
    const kinds = chosen("kind");
    const latest = new Map(log.reviews().map((review) => [review.card, review]));
    const today = log.day(Date.now(), data.rollover);
    const wanted = data.cards.filter((card) => {
      const [question, kind] = split(card);
      return kinds.has(kind) && sections.has(byId(`q-${question}`).dataset.section);
    });
    const place = new Map(data.cards.map((card, index) => [card, index]));
    const rank = (card) => {
      const review = latest.get(card);
      const failed = review && review.day === today && review.rating === 1;
      const round = Object.keys(KINDS).indexOf(split(card)[1]);
      return [review && review.day === today && !failed ? 1 : 0, review ? review.at : 0, round, place.get(card)];
    };
    const ranks = new Map(wanted.map((card) => [card, rank(card)]));
    const difference = (one, other) => {
      const pairs = ranks.get(one).map((value, index) => value - ranks.get(other)[index]);
      return pairs.find((value) => value !== 0) || 0;
    };
    return wanted.sort(difference);
  }

  function answeredToday() {
    const today = log.day(Date.now(), data.rollover);
    return log.reviews().filter((review) => review.day === today).length;
  }

  function timesTried(card) {
    return log.reviews().filter((review) => review.card === card).length;
  }

  // --- moving about -------------------------------------------------------------------------------------------

  function leave() {
    for (const article of document.querySelectorAll("article.current")) {
      article.className = "q";
      article.querySelectorAll(".now").forEach((part) => part.classList.remove("now"));
      article.querySelectorAll(".open").forEach((part) => part.classList.remove("open"));
      article.querySelectorAll(".form").forEach((part) => part.remove());
      ownWords.leave(article);
      article.querySelectorAll("input:checked").forEach((box) => (box.checked = false));
      article.querySelectorAll("details[open]").forEach((part) => (part.open = false));
      article.querySelectorAll(".hints li").forEach((hint) => (hint.hidden = true));
    }
  }

  function home() {
    leave();
    session.card = null;
    document.body.dataset.view = "start";
    const count = log.count();
    byId("today").textContent = answeredToday() ? `${answeredToday()} answered today.` : "";
    byId("kept").textContent = storage.isDurable()
      ? ""
      : "This browser keeps nothing once the page is closed: save your answers first.";
    byId("save").disabled = count === 0;
    counted();
    actions(action("Begin", "Enter", begin, "main"));
    window.scrollTo(0, 0);
  }

  function counted() {
    const planned = plan();
    const cards = planned.length;
    const questions = new Set(planned.map((card) => `q-${split(card)[0]}`));
    // Paper shows what is chosen.
    for (const article of document.querySelectorAll("article")) article.hidden = !questions.has(article.id);
    document.body.dataset.kinds = Array.from(chosen("kind")).join(" ");
    byId("count").textContent = cards === 1 ? "1 card." : `${cards} cards.`;
    const start = bar.querySelector("button");
    if (start && session.card === null) start.disabled = cards === 0;
  }

  function begin() {
    session.queue = plan();
    session.total = session.queue.length;
    session.done = 0;
    session.last = null;
    if (session.total) next();
  }

  function next() {
    const card = session.queue.shift();
    if (card === undefined) finish();
    else show(card);
  }

  function show(card) {
    leave();
    session.card = card;
    const [question, kind] = split(card);
    const article = byId(`q-${question}`);
    document.body.dataset.view = "card";
    article.hidden = false;
    article.classList.add("current", kind);
    byId("kind").textContent = KINDS[kind];
    byId("undo").hidden = session.last === null;
    progress();
    session.started = performance.now();
    ({ recall, compute, derive })[kind](article, card);
    typeset(article);
    window.scrollTo(0, 0);
    const focus = article.querySelector(".form input") || article.querySelector(".now .ask, .now h3") || article.querySelector(".ask");
    focus.focus({ preventScroll: true });
  }

  function progress() {
    const meter = byId("progress");
    meter.max = session.total;
    meter.value = session.done;
    byId("where").textContent = `${session.done} of ${session.total}`;
  }

  function seconds() {
    return Math.round((performance.now() - session.started) / 10) / 100;
  }

  function record(rating, fields) {
    const card = session.card;
    const taken = fields.seconds ?? seconds();
    const review = { kind: "review", card, rating, ...fields, seconds: taken, retention: data.retention };
    const event = log.append(review, data.rollover);
    session.last = { id: event.id, card, failed: rating === 1 };
    if (rating === 1) session.queue.splice(Math.min(RETURNS_AFTER, session.queue.length), 0, card);
    else session.done += 1;
    next();
  }

  function undo() {
    const last = session.last;
    if (last === null) return;
    log.append({ kind: "retraction", target: last.id }, data.rollover);
    if (last.failed) session.queue.splice(session.queue.lastIndexOf(last.card), 1);
    else session.done -= 1;
    if (session.card !== null) session.queue.unshift(session.card);
    session.last = null;
    show(last.card);
  }

  function finish() {
    leave();
    session.card = null;
    document.body.dataset.view = "end";
    byId("summary").textContent = `${answeredToday()} answered today. Save them for “grill merge”, or go on another time: they are kept here.`;
    actions(action("Back to the start", "Enter", home), action("Save my answers", "", save, "main"));
    byId("end").querySelector("h1").focus();
  }

  function save() {
    const file = new Blob([log.file()], { type: "application/x-ndjson" });
    const link = element("a", {
      href: URL.createObjectURL(file),
      download: `grill-phone-${log.day(Date.now(), data.rollover)}.jsonl`,
    });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // --- rating -------------------------------------------------------------------------------------------------

  function ratings(propose, fields) {
    const proposed = propose();
    actions(
      ...RATINGS.map((name, place) => {
        const rating = place + 1;
        const made = action(name, String(rating), () => record(rating, fields()), name.toLowerCase());
        if (rating === proposed) {
          made.classList.add("proposed");
          made.append(element("span", { class: "aside" }, " (proposed)"));
        }
        return made;
      }),
    );
  }

  // As interview_grill.memory.rating: a missed must or no point at all is Again, half or more of the others
  // missing is Hard.
  function recallRating(boxes) {
    const musts = boxes.filter((box) => box.dataset.must !== undefined);
    const missing = boxes.filter((box) => !box.checked).length;
    if (boxes.length === 0) return 3;
    if (musts.some((box) => !box.checked) || missing === boxes.length) return 1;
    return missing > 0 && 2 * missing >= boxes.length - musts.length ? 2 : 3;
  }

  // --- the three kinds ----------------------------------------------------------------------------------------

  function recall(article) {
    const boxes = Array.from(article.querySelectorAll(".points input"));
    const said = ownWords.under(article, data.ears[split(session.card)[0]]);
    const fields = () => ({
      seconds: session.taken,
      ticks: boxes.flatMap((box, place) => (box.checked ? [place + 1] : [])),
      ...said.fields(),
    });
    const rate = () => ratings(() => recallRating(boxes), fields);
    actions(
      action("Show the answer", "Enter", () => {
        session.taken = seconds();
        said.judge();
        article.classList.add("revealed");
        typeset(article);
        boxes.forEach((box) => (box.onchange = rate));
        rate();
        article.querySelector(".answer").focus({ preventScroll: true });
      }, "main"),
    );
  }

  function filled(template, fills) {
    const copy = template.content.cloneNode(true);
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      text.data = text.data.replace(/[\u{12000}-\u{12399}]/gu, (hole) => fills[hole.codePointAt(0) - 0x12000] ?? hole);
    }
    return copy;
  }

  function compute(article, card) {
    const sections = Array.from(article.querySelectorAll(".task"));
    const tried = timesTried(card);
    const section = sections[tried % sections.length];
    const task = data.tasks[split(card)[0]][section.dataset.name];
    const instance = task.instances[Math.floor(tried / sections.length) % task.instances.length];
    section.classList.add("now");
    section.querySelector(".given").replaceChildren(filled(section.querySelector("template.t-given"), instance.fills));
    section.querySelector(".worked").replaceChildren(filled(section.querySelector("template.t-worked"), instance.fills));
    const hints = Array.from(section.querySelectorAll(".hints li"));
    const state = { typed: [], hints: 0, nudged: false };
    const form = byId("form").content.firstElementChild.cloneNode(true);
    const input = form.querySelector("input");
    const verdict = form.querySelector(".verdict");
    section.querySelector(".given").after(form);
    const view = preview.under(form, (text) => judge.readOn(task, instance, text));

    const say = (kind, text) => {
      verdict.className = `verdict ${kind}`;
      verdict.textContent = text;
    };
    const close = (judged) => {
      const right = judged.verdict === "correct";
      const rating = !right ? 1 : state.nudged || state.hints ? 2 : 3;
      const fields = {
        seconds: seconds(),
        hints: state.hints,
        typed: state.typed.join("\n"),
        verdict: right ? "correct" : "wrong",
        tag: right ? null : judged.tag,
        task: section.dataset.name,
        seed: instance.seed,
        given: JSON.stringify(instance.given),
      };
      input.disabled = true;
      section.classList.add("open");
      typeset(section);
      say(right ? "right" : "wrong", judged.message);
      actions(action("Next", "Enter", () => record(rating, fields), "main"));
      bar.querySelector("button").focus({ preventScroll: true });
    };
    const refused = ({ message }) => {
      view.silence();
      say("near", message);
      input.addEventListener("input", () => verdict.classList.add("past"), { once: true });
    };
    const check = () => {
      const text = input.value.trim();
      view.answered();
      if (!text) return close({ verdict: "wrong", tag: null, message: "Here is how it goes." });
      const judged = judge.verdictOn(task, instance, text);
      if (judged.verdict === "invalid") return refused(judged);
      state.typed.push(text);
      if (judged.verdict === "near" && !state.nudged) {
        state.nudged = true;
        input.select();
        return say("near", `${judged.message} One more try.`);
      }
      return close(judged);
    };
    const hint = () => {
      if (state.hints < hints.length) hints[state.hints++].hidden = false;
      typeset(section);
      if (state.hints === hints.length) bar.querySelector(".hint").disabled = true;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check();
    });
    const buttons = [action("Show me", "", () => ((input.value = ""), check())), action("Check", "Enter", check, "main")];
    if (hints.length) buttons.splice(1, 0, action("Hint", "", hint, "hint"));
    actions(...buttons);
  }

  function derive(article, card) {
    const sections = Array.from(article.querySelectorAll(".derivation"));
    const section = sections[timesTried(card) % sections.length];
    const lines = Array.from(section.querySelectorAll(".line"));
    let right = 0;
    let at = 0;
    section.classList.add("now");
    const ask = () => {
      lines[at].classList.add("now");
      actions(action(`Show line ${at + 1} of ${lines.length}`, "Enter", reveal, "main"));
    };
    const reveal = () => {
      lines[at].classList.add("open");
      typeset(lines[at]);
      lines[at].scrollIntoView({ block: "nearest" });
      actions(action("I missed it", "1", () => advance(0), "again"), action("I had it", "2", () => advance(1), "good"));
    };
    const advance = (had) => {
      right += had;
      at += 1;
      if (at < lines.length) ask();
      else {
        const taken = seconds();
        const rating = right === lines.length ? 3 : 5 * right >= 3 * lines.length ? 2 : 1;
        ratings(() => rating, () => ({ seconds: taken, task: section.dataset.name }));
      }
    };
    ask();
  }

  // --- keys, printing, beginning ------------------------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    const on = event.target;
    if (on instanceof HTMLTextAreaElement && event.key !== "Escape") {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) bar.querySelector(".main").click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const types = on instanceof HTMLInputElement && on.type === "text";
    if (types && event.key !== "Escape") return;
    if (event.key === "Escape" && session.card !== null) return home();
    if (event.key === "u" && session.card !== null) return undo();
    // Enter and Space keep their own meaning on what has the focus.
    if (event.key === "Enter" && on.closest("button, summary, a, input")) return;
    const proposed = event.key === "Enter" && bar.querySelector(".proposed");
    const button = proposed || bar.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((part) => (part.open = true));
    typeset(document);
  });
  window.addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));

  function theme(name) {
    document.documentElement.dataset.theme = name;
    byId("theme").textContent = name === "dark" ? "Light" : "Dark";
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  theme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => theme(dark.matches ? "dark" : "light"));

  byId("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  byId("preview").checked = preview.isOn();
  byId("preview").addEventListener("change", () => preview.turn(byId("preview").checked));
  byId("save").addEventListener("click", save);
  byId("sheet").addEventListener("click", () => window.print());
  byId("close").addEventListener("click", home);
  byId("undo").addEventListener("click", undo);
  document.querySelectorAll("#start fieldset input").forEach((box) => box.addEventListener("change", counted));
  document.documentElement.classList.add("js");
  typeset(byId("start"));
  home();
})();
