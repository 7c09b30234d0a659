import type { Json } from "../model/model";

/**
 * Text from the judged input, made safe to print: control characters (which move a terminal's cursor or
 * end a line) and characters that reorder or hide what is read are shown as escapes.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

/** What most texts are made of, seen several times as fast as what is to be escaped is looked for. */
const PLAIN = /^[ -~…]*$/;

/** A value as a person reads it, on one line of at most `width` characters. */
export function shown(value: Json, width: number): string {
  return clip(worded(value), width);
}

/** A value as a person reads it, as long as it is. */
export function worded(value: Json): string {
  if (value === null) return "not set";
  if (typeof value === "string") return value === "" ? '""' : value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.length === 0) return "none";
  const words = value.map((item) => (typeof item === "object" && item ? undefined : worded(item)));
  return words.every((word) => word !== undefined) ? listed(words) : JSON.stringify(value);
}

/** From so many on, nobody counts them. */
const MANY = 3;

/** In their order; of the same many times on end, how many times. */
function listed(words: readonly string[]): string {
  const parts: string[] = [];
  for (let from = 0, to = 0; from < words.length; from = to) {
    const word = words[from] as string;
    while (words[to] === word) to += 1;
    const times = to - from;
    parts.push(times < MANY ? Array(times).fill(word).join(", ") : `${word} (${times} times)`);
  }
  return parts.join(", ");
}

/** At most `width` characters, the last of them an ellipsis when some were left out; safe to print. */
export function clip(text: string, width: number): string {
  // Cut before escaping: a name may be a million characters long.
  const safe = printable(start(text, width + 1));
  const isWhole = text.length <= width && safe.length <= width;
  return isWhole ? safe : `${start(safe, Math.max(1, width - 1))}…`;
}

/** As much of the beginning as fits, without half of a character that takes two units. */
export const start = (text: string, length: number): string =>
  text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "") : text;

/** Where a line may end: not between a number and what it counts. */
const BREAK = / (?!\p{L})|(?<!(?:^| )\d[\d,.]*) /u;

/** Lines of at most `width` characters, broken between words, and within those that are longer. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const fitting = new RegExp(`.{1,${width}}`, "gu");
  const together = text.replace(/\s+/g, " ").split(BREAK);
  const words = together.flatMap((some) => (some.length > width ? some.split(" ") : some));
  for (const word of words.flatMap((whole) => whole.match(fitting) ?? [])) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** 10000 -> "10,000". Not by Intl, whose first use costs more than printing a whole report. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

export const count = (n: number, noun: string): string =>
  `${thousands(n)} ${noun}${n === 1 ? "" : "s"}`;
