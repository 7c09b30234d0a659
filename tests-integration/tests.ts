import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { BadUsage } from "./arguments";
import { type Deployment, readJson } from "./deployment";
import { run } from "./support/run";

const ROOT = join(__dirname, "..");
/** Holds the tests that deploy for themselves what they look at. */
const APART = "apart";

/** How tests went, in as many runs of them as there were. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: string[];
}

interface JestResults {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** The files of tests to run: those that look at the stacks that are deployed for them, and those apart. */
interface Chosen {
  over: string[];
  apart: string[];
}

/** @throws BadUsage when there are no tests whose path in this folder holds one of the patterns */
export function chosen(patterns: string[]): Chosen {
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)));
  if (files.length === 0) throw new BadUsage(`No tests are in ${patterns.join(", ")}.`);
  const isApart = (file: string) => file.startsWith(join(APART, "/"));
  return {
    over: files.filter((file) => !isApart(file)),
    apart: files.filter(isApart),
  };
}

export const noTests = (): Tally => ({ passed: 0, failed: 0, skipped: [] });

interface Running {
  /** Of `chosen`. */
  tests: string[];
  tally: Tally;
  /** At most so many files at a time. */
  atOnce?: number;
  onLine?: (line: string) => void;
}

/** Runs tests of this folder in one Jest, and counts them. @throws CommandFailed unless all of them pass */
export async function runTests(deployment: Deployment, running: Running): Promise<void> {
  const { tests, tally, atOnce = 1, onLine = (line) => console.log(line) } = running;
  mkdirSync(deployment.work, { recursive: true });
  const file = join(deployment.work, "deployment.json");
  const results = join(deployment.work, "results.json");
  writeFileSync(file, JSON.stringify(deployment));
  const jest = join(ROOT, "node_modules", "jest", "bin", "jest.js");
  const workers = atOnce === 1 ? "--runInBand" : `--maxWorkers=${atOnce}`;
  const options = ["--selectProjects=integration", workers, "--json", `--outputFile=${results}`];
  const paths = tests.map((test) => join(__dirname, test));
  try {
    await run(process.execPath, [jest, ...options, "--runTestsByPath", ...paths], {
      cwd: ROOT,
      env: { ...process.env, PROOFSTACK_DEPLOYMENT: file },
      onLine,
    });
  } finally {
    count(results, tally);
  }
}

function count(file: string, tally: Tally): void {
  // Jest was ended before it could write them.
  if (!existsSync(file)) return;
  const { testResults }: JestResults = readJson(file);
  for (const { status, fullName } of testResults.flatMap((one) => one.assertionResults)) {
    if (status === "passed") tally.passed += 1;
    else if (status === "failed") tally.failed += 1;
    else tally.skipped.push(fullName);
  }
}

/** Says how all of them went, as Jest says it of one run; and names those that only a local AWS can be put to. */
export function tell({ passed, failed, skipped }: Tally): void {
  const total = passed + failed + skipped.length;
  if (total === 0) return;
  if (skipped.length > 0) {
    console.log(pc.yellow(`\n${skipped.length} tests were not run here:`));
    for (const name of skipped) console.log(`  - ${name}`);
  }
  const counts = Object.entries({ failed, skipped: skipped.length, passed })
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${number} ${what}`);
  console.log(`\nTests: ${[...counts, `${total} total`].join(", ")}`);
}
