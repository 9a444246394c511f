"use strict";
// What this browser keeps from one evening to the next: in its storage, or in memory where it refuses.
const storage = (() => {
  const kept = new Map();
  let durable = true;

  function get(key) {
    try {
      return localStorage.getItem(key) ?? kept.get(key) ?? null;
    } catch {
      durable = false;
      return kept.get(key) ?? null;
    }
  }

  function set(key, value) {
    kept.set(key, value);
    try {
      localStorage.setItem(key, value);
    } catch {
      durable = false;
    }
  }

  return { get, set, isDurable: () => durable };
})();
