import { createHash } from "node:crypto";
import { write } from "node:fs";
import { promisify } from "node:util";

/** Small pieces are gathered to so many bytes before they are written. */
const CHUNK = 1 << 18;

/** Bytes of UTF-8 that a unit of UTF-16 takes at most, and units that surely fit. */
const WIDEST = 3;
const PART = Math.floor(CHUNK / WIDEST);

/**
 * Writes to an open file, each part of it while the next is made of the pieces.
 * @returns `sha256:` over what was written
 * @throws what the file system says
 */
export async function writeTo(
  descriptor: number,
  pieces: Iterable<string | Uint8Array>,
): Promise<string> {
  const hash = createHash("sha256");
  let writing = Promise.resolve();
  try {
    for (const chunk of chunked(pieces)) {
      hash.update(chunk);
      await writing;
      writing = writeAll(descriptor, chunk);
    }
  } finally {
    await writing;
  }
  return `sha256:${hash.digest("hex")}`;
}

/** In two buffers by turns: one is filled while the other is written. */
function* chunked(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let [filling, other] = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  let length = 0;
  for (const part of partsOf(pieces)) {
    const isText = typeof part === "string";
    if (length > 0 && (!isText || length + part.length * WIDEST > CHUNK)) {
      yield filling.subarray(0, length);
      [filling, other] = [other, filling];
      length = 0;
    }
    if (isText) length += filling.write(part, length);
    else yield part;
  }
  yield filling.subarray(0, length);
}

/** The pieces, of which a text that is longer than a buffer comes in parts. */
function* partsOf(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  for (const piece of pieces) {
    if (typeof piece !== "string" || piece.length <= PART) {
      yield piece;
      continue;
    }
    for (let at = 0, end = 0; at < piece.length; at = end) {
      end = at + PART;
      // Not within a character that takes two units.
      if (/[\uD800-\uDBFF]/.test(piece.charAt(end - 1))) end -= 1;
      yield piece.slice(at, end);
    }
  }
}

const writeSome = promisify(write);

async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await writeSome(descriptor, bytes, at);
    at += bytesWritten;
  }
}
