import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a source: an absolute path, and a line counted from 1. */
export interface Site {
  file: string;
  line: number;
}

interface Frame extends Site {
  column: number;
}

/** `at new Topic (/app/topic.ts:4:9)`, `at file:///app/main.ts:8:1`: as V8 writes a frame. */
const FRAME = /^\s*at (?:.*? \()?(.+):(\d+):(\d+)\)?$/;

/**
 * The places of a trace, the innermost first, as their authors wrote them: what was compiled or bundled is
 * followed back through the source map beside it. What has no place in a file is left out.
 */
export function* callSites(stack: string): Generator<Site> {
  for (const text of stack.split("\n")) {
    const [, at = "", line, column] = FRAME.exec(text) ?? [];
    const file = at.startsWith("file:") ? fileURLToPath(at) : at;
    if (isAbsolute(file)) yield written({ file, line: Number(line), column: Number(column) });
  }
}

function written({ file, line, column }: Frame): Site {
  const origin = mapOf(file)?.findOrigin(line, column);
  if (!origin || !("fileName" in origin)) return { file, line };
  return { file: resolve(dirname(file), origin.fileName), line: origin.lineNumber };
}

const maps = new Map<string, SourceMap | undefined>();

/** The map that a compiler or bundler wrote beside a file, if it did. */
function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  return maps.get(file);
}

function readMap(path: string): SourceMap | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return new SourceMap(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Then the compiled file's own line has to do.
    return undefined;
  }
}
