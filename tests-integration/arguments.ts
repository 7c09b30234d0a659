import { parseArgs } from "node:util";

/** The command line cannot be obeyed. */
export class BadUsage extends Error {
  override name = "BadUsage";
}

/** What both commands take: which tests to run, and what is particular to one of them. */
export function argumentsOf<const Flags extends Record<string, { type: "string" | "boolean" }>>(
  usage: string,
  options: Flags,
) {
  try {
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  } catch (error) {
    throw new BadUsage(`${(error as Error).message}\n\n${usage}`);
  }
}
