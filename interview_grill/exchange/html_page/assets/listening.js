"use strict";
// What an answer in the learner's own words says of each point and pitfall, as interview_grill.listening.hearing says it:
// by the same compiled cues, tables and distances. Words that are denied, reported or taken back: its `scopes`.
const listening = (() => {
  const { distances } = listeningTables;
  const SILENT = new Set(listeningTables.silent);
  const SAID = 0;
  const DENIED = 1;
  const UNSAID = 2;
  const WANTED_DENIED = 3; // the standing of a group that is denied, as its cue wants
  const SENTENCE = 2;
  const known = Object.fromEntries(
    Object.entries(listeningTables.scopes).map(([name, value]) => [name, Array.isArray(value) ? new Set(value) : value]),
  );
  const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

  // --- scopes -------------------------------------------------------------------------------------------------

  function standings(words) {
    const spoken = words.map(({ word }) => word);
    const found = words.map(() => SAID);
    const word = (at) => spoken[at] ?? "";
    const anyOf = (set, some) => some.some((one) => set.has(one));

    function markDenied(start, most) {
      for (let at = start; at < Math.min(words.length, start + most); at += 1) {
        const { mark } = words[at];
        if ((mark && at > start) || mark === SENTENCE || known.TURNS.has(spoken[at])) break;
        found[at] = Math.max(found[at], DENIED);
      }
    }
    function deny(at) {
      if (known.NOT_ONLY.has(word(at + 1))) return;
      if (spoken[at] === "not" && known.NOT_DENYING_BEFORE.has(word(at - 1))) return;
      let start = at + 1;
      if (start < words.length && words[start].mark === 1 && spoken[at] === "not") start += 1;
      markDenied(start, has(known.REACH, spoken[at]) ? known.REACH[spoken[at]] : known.FARTHEST);
    }
    function isAnswer(at) {
      const after = word(at + 1);
      if (known.AFTER_ANSWER.has(after) || (after === "other" && word(at + 2) === "way")) return true;
      return after === "" || words[at + 1].mark > 0;
    }
    const isLast = (at) => at + 1 === words.length || words[at + 1].mark === SENTENCE;

    function takeBack(at) {
      const { mark } = words[at];
      const isNo = spoken[at] === "no";
      if (at === 0 || mark === SENTENCE || (isNo && !isAnswer(at)) || (isNo && !mark && isLast(at))) return;
      if (known.WITH_ON.has(spoken[at]) && word(at + 1) !== "on") return;
      let first = at;
      while (first > 0 && known.BEFORE_NO.has(spoken[first - 1])) first -= 1;
      let resumed = at + 1;
      while (known.BEFORE_RESUMED.has(word(resumed))) resumed += 1;
      let start = first;
      while (start > 0 && first - start < known.TAKEN_BACK) {
        start -= 1;
        if (words[start].mark) break;
      }
      const repeated = spoken.slice(start, first).indexOf(word(resumed));
      found.fill(UNSAID, start + Math.max(repeated, 0), first);
    }
    function unsay(start) {
      for (let at = start; at < Math.min(words.length, start + known.REPORTED); at += 1) {
        const { mark } = words[at];
        if (at > start && (mark === SENTENCE || known.ENDS_REPORT.has(spoken[at]))) break;
        if (mark && (at === start || known.BACK_TO_US.has(spoken[at]))) break;
        found[at] = UNSAID;
      }
    }
    function reportSpeech(at) {
      const before = spoken.slice(Math.max(0, at - 4), at);
      const byOthers = anyOf(known.SPEAKERS, before);
      if (known.SPEAKING_OF_OTHERS.has(spoken[at]) && !byOthers) return;
      if (byOthers || (anyOf(known.IMAGINING, before) && anyOf(known.IMAGINED_BY, before))) unsay(at + 1);
    }
    function reportMistake(at) {
      const leadsOn = known.BEHIND_MISTAKES.has(word(at + 1)) || word(at + 2) === "to";
      if (known.MISTAKES.has(spoken[at]) && leadsOn) unsay(at + 1);
      if (!known.WRONG.has(spoken[at]) || !anyOf(known.BE, spoken.slice(Math.max(0, at - 3), at))) return;
      let start = at;
      while (start > Math.max(0, at - known.REPORTED) && !known.BEFORE_CLAIM.has(spoken[start - 1])) {
        if (words[start].mark === SENTENCE) break;
        start -= 1;
      }
      if (!anyOf(known.NO_CLAIM, spoken.slice(start, at))) found.fill(UNSAID, start, at);
    }

    spoken.forEach((one, at) => {
      if (known.NEGATIONS.has(one)) {
        if (one !== "no" || !isAnswer(at)) deny(at);
      } else if (has(known.CONTRASTS, one) && word(at + 1) === known.CONTRASTS[one]) {
        markDenied(at + 2, known.CONTRAST_REACH);
      }
      if (known.CORRECTIONS.has(one) || one === "no") takeBack(at);
      else if (known.SPEAKING.has(one)) reportSpeech(at);
      else if (known.MISTAKES.has(one) || known.WRONG.has(one)) reportMistake(at);
    });
    return found;
  }

  const isBare = (words, at) => words[at].mark > 0 && (at + 1 === words.length || words[at + 1].mark > 0);

  // --- slips of fingers and of speech recognition ---------------------------------------------------------------

  function isOneSlip(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let same = 0;
    while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
    const rest = one.slice(same);
    const theirs = other.slice(same);
    const exchanged = (theirs[1] ?? "") + (theirs[0] ?? "");
    return (
      rest.slice(1) === theirs.slice(1) ||
      rest.slice(1) === theirs ||
      rest === theirs.slice(1) ||
      (rest.slice(0, 2) === exchanged && rest.slice(2) === theirs.slice(2))
    );
  }

  function meant(stem, word, candidates) {
    return candidates.filter((other) => {
      if (!other.endsWith("*")) return isOneSlip(stem, other);
      const beginning = other.slice(0, -1);
      const cut = word.slice(0, beginning.length);
      return cut !== beginning && isOneSlip(cut, beginning);
    });
  }

  // The words in compiled cues, however deep they lie.
  function vocabularyOf(cues) {
    const all = new Set(
      JSON.stringify(cues)
        .match(/"[^"]*"/g)
        ?.flatMap((phrase) => phrase.slice(1, -1).split(/[/ ]/)) ?? [],
    );
    const words = Array.from(all).sort();
    const byLetter = new Map();
    for (const word of words) {
      if (word.replace(/\*+$/, "").length >= distances.long) {
        byLetter.set(word[0], [...(byLetter.get(word[0]) ?? []), word]);
      }
    }
    return {
      stems: new Set(words.filter((word) => !word.endsWith("*"))),
      beginnings: words.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1)),
      byLetter,
    };
  }

  // --- hearing ------------------------------------------------------------------------------------------------

  const compare = (a, b) =>
    a.low - b.low || a.high - b.high || a.standing - b.standing || a.start - b.start || a.end - b.end;

  function spanned(some) {
    const there = new Set(some.map(({ standing }) => standing));
    return {
      low: Math.min(...some.map(({ low }) => low)),
      high: Math.max(...some.map(({ high }) => high)),
      standing: there.has(DENIED) && !there.has(WANTED_DENIED) ? DENIED : SAID,
      start: Math.min(...some.map(({ start }) => start)),
      end: Math.max(...some.map(({ end }) => end)),
    };
  }

  function* together(lists) {
    if (lists.length === 1) {
      for (const one of lists[0]) yield [one];
      return;
    }
    const at = lists.map(() => 0);
    const lows = new Set(lists.flatMap((found) => found.map(({ low }) => low)));
    for (const low of Array.from(lows).sort((a, b) => a - b)) {
      for (const [place, found] of lists.entries()) {
        while (at[place] < found.length && found[at[place]].low < low) at[place] += 1;
        if (at[place] === found.length) return;
      }
      const some = lists.map((found, place) => found[at[place]]);
      if (some.every(({ high }) => high - low <= distances.window)) yield some;
    }
  }

  function* windows(lists, avoided) {
    for (const some of together(lists)) {
      const whole = spanned(some);
      const low = whole.low - distances.around;
      const high = whole.high + distances.around;
      if (!avoided.some((one) => one.high >= low && one.low <= high)) yield whole;
    }
  }

  const first = (found) => found.next().value ?? null;

  function answerHeard(text, vocabulary) {
    const at = [];
    const byStem = new Map();
    const byWord = new Map();
    const phrases = new Map();
    const note = (table, key, number) => {
      if (!table.has(key)) table.set(key, []);
      table.get(key).push(number);
    };

    function take() {
      const words = listeningWords.tokens(text);
      const stand = standings(words);
      let place = 0;
      let start = -1;
      words.forEach((token, here) => {
        const standing = stand[here];
        const after = words[here + 1];
        if (token.mark) place += token.mark === SENTENCE ? distances.sentence : distances.clause;
        if (after && !after.mark && !SILENT.has(after.word)) takeSplit(token, after, standing);
        if (SILENT.has(token.word)) return;
        if (standing !== UNSAID) noteWord(token.word === "no" && isBare(words, here) ? "nop" : token.stem, token.word);
        if (after && token.stem === "divid" && after.word === "over") {
          ({ start } = token); // `divided by` is one word that is known by two names
          return;
        }
        place += 1;
        at.push({ low: place, high: place, standing, start: start < 0 ? token.start : start, end: token.end });
        start = -1;
      });
    }
    function noteWord(stem, word) {
      note(byStem, stem, at.length);
      note(byWord, word, at.length);
      if (word.length < distances.long || vocabulary.stems.has(stem)) return;
      for (const other of meant(stem, word, vocabulary.byLetter.get(word[0]) ?? [])) {
        note(other.endsWith("*") ? byWord : byStem, other.replace(/\*+$/, ""), at.length);
      }
    }
    function takeSplit(token, after, standing) {
      const both = token.word + after.word;
      if (standing === UNSAID || both.length < distances.long) return;
      const whole = listeningWords.stem(both);
      if (vocabulary.stems.has(whole) || vocabulary.beginnings.some((beginning) => both.startsWith(beginning))) {
        note(byStem, whole, at.length);
        note(byWord, both, at.length);
      }
    }

    function numbersOf(word) {
      const sorted = (numbers) => Array.from(new Set(numbers)).sort((a, b) => a - b);
      if (word.includes("/")) return sorted(word.split("/").flatMap(numbersOf));
      if (!word.endsWith("*")) return byStem.get(word) ?? [];
      const beginning = word.slice(0, -1);
      return sorted(Array.from(byWord).flatMap(([one, numbers]) => (one.startsWith(beginning) ? numbers : [])));
    }
    function phrase(written) {
      if (!phrases.has(written)) phrases.set(written, phraseFound(written.split(" ")));
      return phrases.get(written);
    }
    function phraseFound(words) {
      if (words.includes("~")) return inOrder(words.join(" ").split(" ~ "));
      const starts = numbersOf(words[0]);
      if (words.length === 1) return starts.map((number) => at[number]);
      const after = words.slice(1).map((word) => new Set(numbersOf(word)));
      const last = after.length;
      return starts
        .filter((number) => after.every((numbers, step) => numbers.has(number + step + 1)))
        .filter((number) => at[number + last].low - at[number].low < last + distances.sentence)
        .map((number) => spanned(at.slice(number, number + last + 1)));
    }
    function inOrder(pieces) {
      let found = phrase(pieces[0]);
      for (const piece of pieces.slice(1)) {
        const following = phrase(piece);
        found = found.flatMap((one) => {
          const next = following.find(({ low }) => low > one.high);
          return next && next.low <= one.high + distances.gap + 1 ? [spanned([one, next])] : [];
        });
      }
      return found;
    }
    function itemFound(item) {
      if (item.length === 1 && typeof item[0] === "string") return phrase(item[0]);
      return item.flatMap((one) => (typeof one === "string" ? phrase(one) : group(one))).sort(compare);
    }
    function listsOf(items) {
      const lists = [];
      for (const item of items) {
        const found = itemFound(item);
        if (found.length === 0) return null;
        lists.push(found);
      }
      return lists;
    }
    const avoidedBy = (unwanted) => unwanted.flatMap(itemFound).filter(({ standing }) => standing !== DENIED);

    function group([items, unwanted, denied]) {
      const lists = listsOf(items);
      if (lists === null) return [];
      const avoided = avoidedBy(unwanted);
      if (!denied) return Array.from(windows(lists, avoided));
      return Array.from(wanted(lists, avoided, denied), (one) => ({ ...one, standing: WANTED_DENIED }));
    }
    function* wanted(lists, avoided, denied) {
      if (!denied) {
        yield* windows(lists.map((found) => found.filter(({ standing }) => standing !== DENIED)), avoided);
      }
      for (const [place, found] of lists.entries()) {
        const chosen = found.filter(({ standing }) => standing === WANTED_DENIED || (denied && standing === DENIED));
        if (chosen.length) yield* windows(lists.map((other, number) => (number === place ? chosen : other)), avoided);
      }
    }
    function cueHeard(cue) {
      const spans = [];
      let verdict = "heard";
      for (const [items, unwanted, denied] of cue) {
        const lists = listsOf(items);
        if (lists === null) return null;
        const avoided = avoidedBy(unwanted);
        let found = first(wanted(lists, avoided, denied));
        if (found === null) {
          found = first(windows(lists, avoided));
          verdict = "denied";
        }
        if (found === null) return null;
        spans.push([found.start, found.end]);
      }
      return { verdict, spans: spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
    }
    function listen(cues) {
      let denied = { verdict: "not heard", spans: [] };
      for (const cue of cues) {
        const heard = cueHeard(cue);
        if (heard?.verdict === "heard") return heard;
        denied = heard ?? denied;
      }
      return denied;
    }

    take();
    return listen;
  }

  // For each point and each pitfall {verdict: heard | denied | not heard, spans: [[start, end], …]} in the text.
  function hear({ points, pitfalls }, text) {
    const listen = answerHeard(text, vocabularyOf([points, pitfalls]));
    return { points: points.map(listen), pitfalls: pitfalls.map(listen) };
  }

  return { hear };
})();
