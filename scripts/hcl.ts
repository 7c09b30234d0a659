import type { CaseConfig } from "../policies/lib/cases";
import { decodeDocument, holdsDocument } from "../proof/model/documents";
import { isObjectAttribute } from "../proof/model/schema";

interface Assignment {
  key: string;
  value: string;
}
type Line = Assignment | { block: string };

/** Terraform's native syntax for a case, as `terraform fmt` lays it out. */
export function hclOf(config: CaseConfig): string {
  return Object.entries(config)
    .map(([address, values]) => {
      const [type = "", name = ""] = address.split(".");
      return block(`resource ${JSON.stringify(type)} ${JSON.stringify(name)}`, type, "", values);
    })
    .join("\n\n");
}

function block(head: string, type: string, path: string, values: Record<string, unknown>): string {
  const lines = Object.entries(values).flatMap(([key, value]) =>
    linesOf(key, value, type, path === "" ? key : `${path}.${key}`),
  );
  return lines.length === 0 ? `${head} {}` : `${head} {\n${indented(laidOut(lines))}\n}`;
}

function linesOf(key: string, value: unknown, type: string, path: string): Line[] {
  if (value === undefined) return [];
  const blocks = isBlock(value) ? [value] : value;
  if (isBlocks(blocks) && !isObjectAttribute(type, path)) {
    return blocks.map((one) => ({ block: block(key, type, path, one) }));
  }
  const isText = typeof value === "string" && holdsDocument(key);
  const document = isText ? decodeDocument(value) : undefined;
  return [{ key, value: document ? `jsonencode(${literal(document)})` : literal(value) }];
}

const isBlock = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isBlocks = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isBlock);

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const REFERENCE = /^\$\{([^{}]+)\}$/;

function literal(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(literal);
    const line = `[${items.join(", ")}]`;
    if (!line.includes("\n") && line.length <= 80) return line;
    return `[\n${indented(items.map((item) => `${item},`).join("\n"))}\n]`;
  }
  if (isBlock(value)) {
    const lines = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => ({
        key: PLAIN_KEY.test(key) ? key : JSON.stringify(key),
        value: literal(inner),
      }));
    return lines.length === 0 ? "{}" : `{\n${indented(laidOut(lines))}\n}`;
  }
  if (typeof value !== "string") return JSON.stringify(value);
  return REFERENCE.exec(value)?.[1] ?? JSON.stringify(value).replaceAll("%{", "%%{");
}

/** Equals signs of lines that follow each other stand in one column; nested blocks stand apart. */
function laidOut(lines: Line[]): string {
  let text = "";
  let run: Assignment[] = [];
  const flush = () => {
    const widest = Math.max(0, ...run.map(({ key }) => key.length));
    for (const { key, value } of run) text += `\n${key.padEnd(widest)} = ${value}`;
    run = [];
  };
  for (const line of lines) {
    if ("block" in line) {
      flush();
      text += `\n\n${line.block}\n`;
      continue;
    }
    // terraform fmt aligns no sign with that of a value of several lines.
    if (line.value.includes("\n")) flush();
    run.push(line);
    if (line.value.includes("\n")) flush();
  }
  flush();
  return text.replaceAll("\n\n\n", "\n\n").trim();
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");
