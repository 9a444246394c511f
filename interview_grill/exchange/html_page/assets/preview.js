"use strict";
// Under the field of an answer, what is typed as it will be read: dim, with the reason, while it cannot be. Nothing
// above it ever moves, and it does not shrink while one types.
const preview = (() => {
  const SETTING = "interview-grill-preview";
  const SPEAK_AFTER = 1200; // milliseconds without a key, so that a screen reader does not read every letter
  const SIZES = [1, 0.85, 0.72];
  const CLOSING = new Map([["(", ")"], ["[", "]"], ["{", "}"], ["|", "|"]]);
  const UNFINISHED = /[-−–+*·×⋅/÷^=,;:_\\√([{\s]+$/u;
  const EMPTY = "As you type, this shows how it is read.";
  const READ = "This is how it is read.";
  let current = null;

  const isOn = () => storage.get(SETTING) !== "off";
  const turn = (on) => storage.set(SETTING, on ? "on" : "off");

  // The text with what is open at its end closed and without what waits for more.
  function completed(text) {
    const head = text.replace(UNFINISHED, "");
    const open = [];
    for (const sign of head) {
      if (sign === open.at(-1)) open.pop();
      else if (CLOSING.has(sign)) open.push(CLOSING.get(sign));
    }
    return head + open.reverse().join("");
  }

  class View {
    // The parts of a form; `read` gives the tree of a text, or throws.
    constructor(form, read) {
      const part = (selector) => form.querySelector(selector);
      Object.assign(this, { read, input: part("input"), panel: part(".preview"), said: part(".preview p") });
      Object.assign(this, { shown: part(".typeset"), spoken: part(".spoken"), last: null, height: 0, size: 1, pause: null });
      this.panel.hidden = !isOn();
      if (isOn()) this.input.addEventListener("input", () => this.update());
      this.update();
    }

    // After the answer what was read is shown to everybody.
    answered() {
      this.panel.hidden = this.input.value.trim() === "";
      if (!this.panel.hidden) this.update();
    }

    update() {
      const text = this.input.value.trim();
      const { node, reason } = text ? this.readSoFar(text) : { node: null, reason: EMPTY };
      this.last = node;
      this.panel.classList.toggle("dim", text !== "" && reason !== null);
      this.shown.replaceChildren(...(node ? [mathml.formula(node)] : []));
      this.said.textContent = reason ?? READ;
      this.fit();
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.speak(text, node, reason), SPEAK_AFTER);
    }

    speak(text, node, reason) {
      if (text) this.spoken.textContent = reason ?? `Read as ${syntax.echo(node)}`;
    }

    // The reason is told elsewhere.
    silence() {
      clearTimeout(this.pause);
      this.said.textContent = "\u00a0";
      this.panel.hidden = !isOn();
    }

    // The tree of a text that can be read, else of what it comes to so far.
    readSoFar(text) {
      const found = this.attempt(text);
      if (found.node) return found;
      const shorter = completed(text);
      const node = shorter && shorter !== text ? this.attempt(shorter).node : null;
      return { node: node ?? this.last, reason: found.reason };
    }

    attempt(text) {
      try {
        return { node: this.read(text), reason: null };
      } catch (error) {
        if (!(error instanceof language.Unreadable)) throw error;
        return { node: null, reason: error.message };
      }
    }

    // A wide formula is set smaller, in steps, as each costs a layout; beyond them it scrolls along with the place
    // where one types.
    fit() {
      const { shown, input, panel } = this;
      const room = shown.clientWidth;
      const wanted = shown.firstChild ? shown.firstChild.firstChild.getBoundingClientRect().width / this.size : 0;
      const size = SIZES.find((one) => one * wanted <= room) ?? SIZES.at(-1);
      if (size !== this.size) shown.style.fontSize = `${size}em`;
      this.size = size;
      const hidden = size * wanted > room ? shown.scrollWidth - room : 0;
      if (hidden > 0) shown.setAttribute("tabindex", "0");
      else shown.removeAttribute("tabindex");
      if (hidden > 0) shown.scrollLeft = (hidden * input.selectionEnd) / Math.max(1, input.value.length);
      const height = panel.offsetHeight;
      if (height > this.height) panel.style.minHeight = `${height}px`;
      this.height = Math.max(this.height, height);
    }

    // Above the keyboard of a phone when that comes up.
    reveal() {
      if (document.activeElement !== this.input || this.panel.hidden) return;
      const { offsetTop, height } = window.visualViewport;
      const end = Math.min(offsetTop + height, document.getElementById("bar").getBoundingClientRect().top);
      const below = this.panel.getBoundingClientRect().bottom - end;
      if (below > 0) window.scrollBy(0, below);
    }
  }

  function under(form, read) {
    current = new View(form, read);
    return current;
  }

  window.visualViewport?.addEventListener("resize", () => current?.reveal());

  return { isOn, turn, under };
})();
