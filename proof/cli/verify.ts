import type { KeyObject } from "node:crypto";
import { createColors } from "picocolors";
import { printable } from "../evidence/text";
import { BadOption } from "./bad-option";
import { type Examined, examine } from "./examine";
import { publicKeyIn } from "./keys";
import { Progress } from "./progress";
import { terminal } from "./terminal";

export interface VerifyOptions {
  /** File of the public key; `false` when the signatures are not to be checked. */
  key?: string | false;
  /** `sha256:` over the manifest of the run before the first one given. */
  after?: string;
  /** `sha256:` over the manifest of the newest run there is. */
  head?: string;
  color: boolean;
}

/**
 * Verifies evidence, the oldest run first: that nothing in it was changed, that no run is missing, that it
 * was signed, and that the stored policy says the same of the stored inputs again.
 * @returns the exit code: 0 when all of it holds, 1 when something does not
 * @throws Refusal when it cannot be told
 */
export async function verify(folders: string[], options: VerifyOptions): Promise<0 | 1> {
  const progress = new Progress();
  const key = typeof options.key === "string" ? publicKeyIn(options.key) : undefined;
  const runs: Examined[] = [];
  for (const folder of folders) {
    progress.say(`Judging ${folder} again…`);
    runs.push(await examine(folder, key));
  }
  refuseUnchecked(runs, options.key, key);
  chain(runs, options);
  progress.clear();
  for (const line of lines(runs, key, options)) process.stdout.write(`${line}\n`);
  return runs.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

/** A signature that nobody looked at must not look like one that holds. */
function refuseUnchecked(
  runs: Examined[],
  given: VerifyOptions["key"],
  key: KeyObject | undefined,
): void {
  const signed = runs.find(({ isSigned }) => isSigned);
  if (!signed || key || given === false) return;
  throw new BadOption(
    `${signed.folder} is signed. Name the public key with --key, or say --no-key to leave its signature unchecked.`,
  );
}

/** Says of each run whether it follows the one before it. */
function chain(runs: Examined[], { after, head }: VerifyOptions): void {
  for (const [at, { previous, problems, time }] of runs.entries()) {
    const before = runs[at - 1];
    const expected = before ? before.manifest : (after ?? null);
    if (previous === undefined || expected === undefined) continue;
    if ((previous?.manifest ?? null) !== expected) {
      problems.push({ path: "manifest.json", what: outOfOrder(previous, before, runs) });
    } else if (before?.time !== undefined && time !== undefined && time < before.time) {
      problems.push({
        path: "manifest.json",
        what: `it is of ${time}, before ${before.folder}, which it follows`,
      });
    }
  }
  const newest = runs.at(-1);
  if (head !== undefined && newest && newest.manifest !== head) {
    newest.problems.push({
      path: "manifest.json",
      what: `it is not the newest run: that has the manifest ${head}, and is not given last`,
    });
  }
}

function outOfOrder(
  previous: { run: string; manifest: string } | null,
  before: Examined | undefined,
  runs: Examined[],
): string {
  if (previous === null)
    return `it follows no run, and is given after ${before?.folder ?? "another"}`;
  const place = runs.find(({ manifest }) => manifest === previous.manifest);
  const named = `run ${printable(String(previous.run))} with the manifest ${printable(String(previous.manifest))}`;
  if (place) return `it follows ${place.folder}, which is not given just before it`;
  return `it follows ${named}, which is not given${before ? " or is not what it was" : "; name that with --after when it is not to be verified"}`;
}

function* lines(
  runs: Examined[],
  key: KeyObject | undefined,
  { color }: VerifyOptions,
): Generator<string> {
  const paint = createColors(terminal(color).color);
  for (const { folder, problems, time, result, isSigned, notes } of runs) {
    const mark = problems.length === 0 ? paint.green("✓") : paint.red("✗");
    const signature = isSigned ? (key ? "signed" : "signature not checked") : "not signed";
    yield `  ${mark} ${printable(folder)}  ${[time, result, signature].filter(Boolean).map(String).map(printable).join(" · ")}`;
    for (const note of notes) yield `      ${paint.dim(printable(note))}`;
    for (const { path, what } of problems)
      yield `      ${paint.red(printable(path))}: ${printable(what)}`;
  }
}
