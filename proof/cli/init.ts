/** Setting the gate up in somebody's repository: a bundle of its own, for it is wanted once. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createColors } from "picocolors";
import { isRefusal, Refusal } from "../errors";
import { printable, wrap } from "../evidence/text";
import { activeControls } from "../gate/profile";
import { type SetupFile, setupFiles } from "../setup/files";
import { type Found, lookAround, type Pipeline } from "../setup/found";
import { ownRef } from "../setup/own";
import { planIn, targetOf, unnameable } from "../setup/target";
import { readShippedCatalogue } from "./profile";
import { terminal } from "./terminal";
import { UnwritableFile } from "./whole";

export interface InitOptions {
  profile?: string;
  ci?: Pipeline;
  dryRun?: boolean;
  color: boolean;
}

/** There is no Terraform to set the gate up for. */
export class NothingFound extends Refusal {
  override readonly name = "NothingFound";
  constructor() {
    super(
      "There is no Terraform here: no .tf file and no cdktf.json, in this folder or below. " +
        "Run it in the repository that holds yours, or name a plan: proofstack init plan.json",
    );
  }
}

/** Judges files and prints what came out. */
type Judge = (names: string[], options: InitOptions) => Promise<unknown>;

/** What became of a file: `kept` is one of another content, which was there before. */
type Outcome = "written" | "would be written" | "there already" | "kept";

/**
 * Writes what sets the gate up in this folder and was not there before, judges what there is to be judged,
 * and says what comes next. Nothing of the repository is run.
 * @throws Refusal when there is nothing to set it up for, or it cannot be written
 */
export async function init(names: string[], options: InitOptions, judge: Judge): Promise<void> {
  const { profile = "baseline", ci, dryRun = false, color } = options;
  activeControls(readShippedCatalogue(), profile);
  const found = lookAround(".");
  if (found.roots.length === 0 && !found.cdktf && names.length === 0) throw new NothingFound();
  const target = targetOf(found);
  const pipelines = ci ? [ci] : found.pipelines;
  const files = setupFiles(profile, target, pipelines, ownRef(join(__dirname, "..")));
  say("", `  ${describe(found, pipelines)}`, "");
  const outcomes = files.map((file) => ({ file, outcome: put(file, dryRun) }));
  for (const { file, outcome } of outcomes) tell(file, outcome, color);
  const input = names.length > 0 ? names : found.judgeable.slice(0, 1);
  const isJudged = input.length > 0 && (await tryJudging(input, names.length > 0, options, judge));
  say("", "  Next", ...next(found, outcomes, pipelines, isJudged ? input : undefined), "");
}

function describe({ roots, backends, cdktf }: Found, pipelines: Pipeline[]): string {
  const terraform = roots.length > 0 && `Terraform in ${listed(roots)}`;
  const names = { github: "GitHub Actions", gitlab: "GitLab CI" };
  return [
    (cdktf && `CDKTF in ${printable(cdktf.folder)}`) || terraform || "no Terraform",
    !cdktf && backends.length > 0 && `state in ${listed(backends)}`,
    listed(pipelines.map((pipeline) => names[pipeline])),
  ]
    .filter(Boolean)
    .join(" · ")
    .replace(/^/, "found     ");
}

const listed = (names: string[]): string => names.map(printable).join(", ");

/** Never over what is there. @throws UnwritableFile */
function put({ path, text, mark }: SetupFile, dryRun: boolean): Outcome {
  const before = contentOf(path);
  if (before !== undefined) {
    const isSame = mark ? before.includes(mark) : before === text;
    return isSame ? "there already" : "kept";
  }
  if (dryRun) return "would be written";
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    throw new UnwritableFile(path, error as NodeJS.ErrnoException);
  }
  return "written";
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new UnwritableFile(path, error as NodeJS.ErrnoException);
  }
}

function tell({ path, text, purpose }: SetupFile, outcome: Outcome, color: boolean): void {
  const paint = createColors(terminal(color).color);
  const shown = text.trimEnd().split("\n");
  const indented = shown.map((line) => paint.dim(`      ${line}`.trimEnd()));
  const lines: Record<Outcome, string[]> = {
    written: [`  ${paint.green("written")}   ${path}: ${purpose}`],
    "there already": [`  there     ${path}: ${purpose}`],
    "would be written": [`  to write  ${path}: ${purpose}`, ...indented, ""],
    kept: [
      `  ${paint.yellow("kept")}      ${path}, which is yours: it was left as it is. It would be:`,
      ...indented,
      "",
    ],
  };
  say(...lines[outcome]);
}

/** @returns whether it was judged; what was found by itself may turn out to be nothing to judge */
async function tryJudging(
  input: string[],
  isNamed: boolean,
  options: InitOptions,
  judge: Judge,
): Promise<boolean> {
  try {
    await judge(input, options);
    return true;
  } catch (error) {
    if (isNamed || !isRefusal(error)) throw error;
    say("", `  not judged: ${error.message}`);
    return false;
  }
}

function next(
  found: Found,
  outcomes: { file: SetupFile; outcome: Outcome }[],
  pipelines: Pipeline[],
  judged: string[] | undefined,
): string[] {
  const [root = "."] = found.roots;
  const has = (wanted: Outcome) =>
    outcomes.filter(({ outcome }) => outcome === wanted).map(({ file }) => file.path);
  const [written, kept, left] = [has("written"), has("kept"), unnameable(found)];
  const plan =
    `terraform -chdir=${root} plan -out tfplan && ` +
    `terraform -chdir=${root} show -json tfplan > ${planIn(root)} && proofstack check ${planIn(root)}`;
  const synthesis = `${found.cdktf?.folder === "." ? "" : `cd ${found.cdktf?.folder} && `}cdktf synth, then proofstack check ${found.cdktf?.output}`;
  const steps = [
    !judged && `Judge what you have: ${found.cdktf ? synthesis : plan}`,
    judged &&
      `Fix what failed, or accept it for a while (proofstack except --help), or begin with what is new: proofstack check ${judged.join(" ")} --out baseline.json, and later --baseline baseline.json`,
    pipelines.length === 0 &&
      "Have the pipeline's step written: proofstack init --ci github, or --ci gitlab.",
    kept.length > 0 && `Add what you want of it to ${listed(kept)}.`,
    left.length > 0 &&
      `Write the step for ${listed(left)} by hand: no pipeline's file can name it safely.`,
    written.some((path) => path !== "proofstack.json") &&
      !found.cdktf &&
      "Give the plan in the pipeline its credentials: its file says where.",
    found.cdktf?.install &&
      'Have findings point at the line that made the resource: recordOrigins(app), of "proofstack/origins", straight after new App().',
    written.length > 0 && `Commit ${listed(written)}.`,
  ].filter((step) => step !== false && step !== undefined);
  const { width } = terminal(false);
  return steps.flatMap((step, at) =>
    wrap(step, width - 7).map((line, row) => `    ${row === 0 ? `${at + 1}.` : "  "} ${line}`),
  );
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
