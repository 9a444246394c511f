"use strict";
// The answers given here, as lines that `grill merge` reads (the format is described in exchange/event_log.py).
const log = (() => {
  const KEY = "interview-grill-log";
  const DEVICE = "interview-grill-device";
  const HEADER = '{"format":"interview-grill log","version":1}\n';
  const TABLE = Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  function crc32(text) {
    let crc = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
  }

  function random(bytes) {
    const drawn = crypto.getRandomValues(new Uint8Array(bytes));
    return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function device() {
    if (!storage.get(DEVICE)) storage.set(DEVICE, random(8));
    return storage.get(DEVICE);
  }

  // The learner's date, which changes at the rollover and not at midnight.
  function day(now, rollover) {
    const shifted = new Date(now);
    if (shifted.getHours() * 60 + shifted.getMinutes() < rollover) shifted.setDate(shifted.getDate() - 1);
    const parts = [shifted.getFullYear(), shifted.getMonth() + 1, shifted.getDate()];
    return parts.map((part, place) => String(part).padStart(place ? 2 : 4, "0")).join("-");
  }

  function events() {
    return (storage.get(KEY) || "")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  function append(fields, rollover) {
    const now = Date.now();
    const lines = storage.get(KEY) || "";
    const seq = 1 + events().reduce((most, event) => Math.max(most, event.seq), 0);
    const id = now.toString(16).padStart(12, "0") + random(10);
    const event = { id, home: device(), seq, at: now * 1000, day: day(now, rollover), ...fields };
    const body = JSON.stringify(event).slice(0, -1);
    storage.set(KEY, `${lines}${body},"crc":${crc32(body)}}\n`);
    return event;
  }

  // The reviews that count: those that no retraction names.
  function reviews() {
    const all = events();
    const retracted = new Set(all.filter((event) => event.kind === "retraction").map((event) => event.target));
    return all.filter((event) => event.kind === "review" && !retracted.has(event.id));
  }

  return {
    append,
    day,
    reviews,
    file: () => HEADER + (storage.get(KEY) || ""),
    count: () => events().length,
  };
})();
