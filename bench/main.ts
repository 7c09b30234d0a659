/**
 * `npm run bench`: what the gate and the synthesis cost, as ratios of whole processes within one run, so
 * that they mean the same on every machine. Other engines stand beside it when they are installed.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveFigures } from "./live";
import { type Command, type Measured, measure, node } from "./measure";
import { page } from "./page";
import { writePlan } from "./plan";
import { type Rival, rivals } from "./rivals";
import { type Figure, memory, print, time } from "./table";

const GATE = "build/proofstack.js";
const EVERY_STACK = "stack/config/all.json";
const PARSE = 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))';

const check = (...args: string[]): Command => ({
  ...node(GATE, "check", ...args),
  codes: [0, 1],
  says: /[1-9][\d,]* proven/,
});

/** The stacks' own synthesis, and the gate on it: of the first, and of all. */
function ownStacks(folder: string): Figure[] {
  const [one, all] = [join(folder, "one"), join(folder, "all")];
  const took = measure(9, {
    synthesis: node("build/synth.js", "--out", one),
    gate: check(one, "--profile", "payments"),
    synthesisOfAll: node("build/synth.js", "--config", EVERY_STACK, "--out", all),
    gateOnAll: check(all, "--profile", "all"),
    cdktf: node("-e", 'require("cdktf")'),
    empty: node("-e", "0"),
  });
  const cdktf: [string, Measured] = ['require("cdktf")', took.cdktf];
  return [
    time(["synthesis of the payments stack", took.synthesis], cdktf, 3),
    time(["check of that synthesis", took.gate], ["an empty Node process", took.empty], 4),
    time(["synthesis of all stacks", took.synthesisOfAll], cdktf, 4),
    time(
      ["check of all of them", took.gateOnAll],
      ["a second", { milliseconds: 1_000, bytes: 0 }],
      1,
    ),
  ];
}

/** The writing of evidence, into a folder that is new each time: it never overwrites one. */
function evidence(plan: string): Command {
  const out = `${plan}.evidence`;
  return {
    ...node(GATE, "evidence", plan, "--out", out),
    codes: [0, 1],
    says: /[1-9][\d,]* proven/,
    before: () => rmSync(out, { recursive: true, force: true }),
  };
}

/** The gate on plans of 10,000 and 100,000 resources. */
function largePlans(folder: string): Figure[] {
  const small = onPlan(folder, 10_000, 7);
  const { written, judged } = measure(5, {
    written: evidence(small.plan),
    judged: check(small.plan),
  });
  const large = onPlan(folder, 100_000, 3);
  return [
    time(["check of 10,000 resources", small.gate], ["reading and parsing them", small.parse], 3),
    ...small.figures,
    time(["evidence of 10,000 resources", written], ["check of them", judged], 2),
    time(["check of 100,000 resources", large.gate], ["check of 10,000", small.gate], 11),
    memory("memory for 100,000 resources", large.gate, "the file", large.bytes, 8),
    ...large.figures,
  ];
}

function onPlan(folder: string, resources: number, rounds: number) {
  const plan = join(folder, `plan-${resources}.json`);
  const bytes = writePlan(plan, resources);
  const others = rivals(folder, GATE, plan, resources);
  const took: Record<string, Measured> = {
    ...measure<string>(rounds, {
      ...commandsOf(others.filter(({ isSlow }) => !isSlow)),
      parse: node("-e", PARSE, plan),
      gate: check(plan),
    }),
    ...measure(1, commandsOf(others.filter(({ isSlow }) => isSlow))),
  };
  const [parse, gate] = [took.parse as Measured, took.gate as Measured];
  const what = `check of ${resources.toLocaleString("en-US")} resources`;
  const figures = others.map(({ name, bar }) =>
    time([what, gate], [name, took[name] as Measured], bar),
  );
  return { plan, bytes, parse, gate, figures };
}

const commandsOf = (others: Rival[]): Record<string, Command> =>
  Object.fromEntries(others.map(({ name, command }) => [name, command]));

async function main(): Promise<void> {
  execFileSync(process.execPath, ["scripts/build.mjs"]);
  const folder = mkdtempSync(join(tmpdir(), "proofstack-bench-"));
  try {
    const live = await liveFigures(GATE, folder);
    const figures = [...ownStacks(folder), ...largePlans(folder), ...page(folder, GATE)];
    const isClear = print(typeof live === "string" ? figures : [...figures, ...live]);
    if (typeof live === "string") {
      console.log(`\nlive was not measured: its local AWS, which is in Python, says: ${live}`);
    }
    process.exitCode = isClear ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
