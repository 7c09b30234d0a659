import { isUtf8 } from "node:buffer";
import { EmptyInput, NotJson } from "./errors";
import { withoutRepeated } from "./repeated";

/**
 * The JSON in a file's bytes. PowerShell's `>` writes UTF-16, and wrappers print a line before the
 * JSON: both are read, for nothing is lost in them.
 * @throws EmptyInput, NotJson
 */
export function parseContent(content: string | Buffer, file: string): unknown {
  const text = typeof content === "string" ? content.replace(/^\uFEFF/, "") : decode(content, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (text.trim() === "") throw new EmptyInput(file);
    return parseAfterNoise(text, file, error as SyntaxError);
  }
}

/** The same without what a plan says twice, for who only judges it: nothing that is left out is judged. */
export function parseJudged(content: Buffer, file: string): unknown {
  const text = withoutRepeated(content);
  try {
    if (text !== undefined) return JSON.parse(text);
  } catch {
    // What is wrong with it is told of the whole.
  }
  return parseContent(content, file);
}

function decode(bytes: Buffer, file: string): string {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    throw new NotJson(
      file,
      "it looks like a plan as `terraform plan -out` writes it",
      "Give the output of `terraform show -json` on that file.",
    );
  }
  if (first === 0xff && second === 0xfe) return bytes.toString("utf16le", 2);
  if (first === 0xfe && second === 0xff) return bigEndian(bytes.subarray(2), file);
  // Without a mark, a JSON text in UTF-16 shows itself by the NUL beside its first, ASCII character.
  if (second === 0 && first) return bytes.toString("utf16le");
  if (first === 0 && second) return bigEndian(bytes, file);
  if (!isUtf8(bytes)) throw new NotJson(file, "it is neither UTF-8 nor UTF-16 text");
  const marked = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  return bytes.toString("utf8", marked ? 3 : 0);
}

function bigEndian(bytes: Buffer, file: string): string {
  if (bytes.length % 2 !== 0) throw new NotJson(file, "it ends within a UTF-16 character");
  return Buffer.from(bytes).swap16().toString("utf16le");
}

/** Reads past lines before the first one that opens an object, as wrappers of Terraform print them. */
function parseAfterNoise(text: string, file: string, original: SyntaxError): unknown {
  const start = /\n\s*(?=\{)/.exec(text);
  const json = start && !text.trimStart().startsWith("{") ? text.slice(start.index) : undefined;
  if (json !== undefined) {
    try {
      return JSON.parse(json);
    } catch (error) {
      throw new NotJson(file, reasonOf(json, error as SyntaxError));
    }
  }
  if (/^\s*\{[^\n]*"@level":/.test(text)) {
    throw new NotJson(
      file,
      "it is the log that `terraform plan -json` prints, not a plan",
      "Write the plan with -out and give the output of `terraform show -json` on it.",
    );
  }
  throw new NotJson(file, reasonOf(text, original));
}

/** JSON.parse's message quotes the input, which may hold a secret and many lines: say only what it is. */
function reasonOf(text: string, error: SyntaxError): string {
  if (!/^\s*[[{]/.test(text)) return "it does not begin with an object";
  const position = /position (\d+)/.exec(error.message)?.[1];
  if (/end of JSON|Unterminated/.test(error.message) || Number(position) >= text.trimEnd().length) {
    return "it ends before the JSON does, as a file that was cut short";
  }
  return position === undefined
    ? "there is something in it that JSON does not allow"
    : `there is something in it, at character ${position}, that JSON does not allow`;
}
