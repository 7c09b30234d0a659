import { readFileSync } from "node:fs";
import type { z } from "zod";
import { type Config, schema } from "./schema";

/** One field that can't stay as it is. */
export interface Problem {
  /** As it would be typed: `emails[1]`, `thresholds.apiErrorPercent`; empty for the whole file. */
  field: string;
  message: string;
}

/** The configuration can't be used; `problems` holds everything that is wrong with it. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";

  constructor(
    source: string,
    readonly problems: Problem[],
  ) {
    super(
      [
        `${source} can't be used. Change this:`,
        ...problems.map(({ field, message }) => `  ${field ? `${field} ` : "the file "}${message}`),
      ].join("\n"),
    );
  }
}

/**
 * Checks a configuration and fills in its defaults.
 * @param source what messages call it: the file's name.
 * @throws {ConfigurationError} naming every field that is wrong.
 */
export function parseConfig(value: unknown, source: string): Config {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new ConfigurationError(source, result.error.issues.flatMap(problemsOf));
}

/** @throws {ConfigurationError} also when the file can't be read or holds no JSON. */
export function readConfig(file: string): Config {
  const unusable = (message: string) => new ConfigurationError(file, [{ field: "", message }]);
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is none at this path" : `it can't be read (${code})`;
    throw unusable(`must be a readable JSON file, but ${why}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw unusable(`must be JSON (${(error as Error).message})`);
  }
  return parseConfig(value, file);
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key]),
      message: issue.message,
    }));
  }
  // A record's bad key has its own issues inside; ours all say the same.
  const message =
    issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [{ field: fieldName(issue.path), message: `${message} (found ${shown(issue.input)})` }];
}

const fieldName = (path: PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");

const SHOWN_CHARACTERS = 60;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const json = JSON.stringify(value);
  return json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS)}…` : json;
}
