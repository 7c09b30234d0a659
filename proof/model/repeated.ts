import { isUtf8 } from "node:buffer";

const KEY = Buffer.from('"planned_values"');

const [QUOTE, ESCAPE] = [...'"\\'].map((sign) => sign.charCodeAt(0));
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [..."{}[]"].map((sign) => sign.charCodeAt(0));

/**
 * The text of a plan with null for its `planned_values`. They say again what `resource_changes` say, which
 * is all that is judged: two fifths of a file that nobody need parse. Undefined where they are not found.
 */
export function withoutRepeated(bytes: Buffer): string | undefined {
  if (!bytes.includes(KEY) || !isUtf8(bytes)) return undefined;
  const [from, to] = repeatedIn(bytes) ?? [];
  if (from === undefined) return undefined;
  return `${bytes.toString("utf8", 0, from)}null${bytes.toString("utf8", to)}`;
}

/** Where the value begins and ends. It is enough to tell strings from brackets: the rest will be parsed. */
function repeatedIn(bytes: Buffer): [from: number, to: number] | undefined {
  let depth = 0;
  let from: number | undefined;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfString(bytes, at);
        if (depth === 1 && from === undefined && KEY.equals(bytes.subarray(at, end + 1))) {
          from = valueAfter(bytes, end);
        }
        at = end;
        break;
      }
      case OPEN:
      case OPEN_LIST:
        depth += 1;
        break;
      case CLOSE:
      case CLOSE_LIST:
        depth -= 1;
        if (depth === 1 && from !== undefined) return [from, at + 1];
    }
  }
  return undefined;
}

function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === ESCAPE ? 2 : 1;
  return at;
}

/** Where the object begins that belongs to the key which ends there; undefined when it is none. */
function valueAfter(bytes: Buffer, end: number): number | undefined {
  const after = /^\s*:\s*(?=\{)/.exec(bytes.toString("latin1", end + 1, end + 100));
  return after ? end + 1 + after[0].length : undefined;
}
