import type { Json } from "./model";

/**
 * A quoted string, or a variable standing where JSON has a value. API Gateway writes variables in place
 * as they are, so an unquoted number is a number in the log and a quoted one is text.
 */
const PIECE = /"(?:[^"\\]|\\.)*"|\$[A-Za-z][A-Za-z0-9_.-]*/g;
const VARIABLE = /^\$[A-Za-z][A-Za-z0-9_.-]*$/;

/**
 * An access-log format that writes JSON: each variable as `{variable, quoted}`, all else as it stands.
 * The text itself, when it is another format (CLF, CSV, XML).
 */
export function readFormat(text: string): Json {
  // Every string says by its first character how it was written: nothing in the format can pass for it.
  const marked = text.replace(PIECE, (piece) =>
    piece.startsWith('"') ? `"q${piece.slice(1)}` : `"u${piece}"`,
  );
  try {
    const format = JSON.parse(marked) as Json;
    return typeof format === "object" && format !== null ? unmarked(format) : text;
  } catch {
    return text;
  }
}

function unmarked(value: Json): Json {
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k.slice(1), unmarked(v)]));
  }
  if (typeof value !== "string") return value;
  const written = value.slice(1);
  return VARIABLE.test(written) ? { variable: written, quoted: value.startsWith("q") } : written;
}
