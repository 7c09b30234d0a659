import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import example from "../stack/config/example.json";
import type { ConfigInput } from "../stack/config/schema";
import { run } from "./support/run";
import type { Say } from "./support/steps";
import { Terraform } from "./terraform/terraform";

const ROOT = join(__dirname, "..");

/** The tag that a run puts on all that it makes, and without which it destroys nothing. */
export const OWN_TAG = "ProofstackTest";

/** The stack as it stands in an AWS: where its files are, and what it put out. */
export interface Deployment {
  /** The synthesized stack's folder; plan.json and state.json lie in it too. */
  dir: string;
  /** Where other stacks of the run have their files and their state. */
  work: string;
  outputs: Record<string, string>;
  config: ConfigInput;
  region: string;
  /** What only a local AWS has: where its gateway is controlled, and where functions send segments. */
  local?: { endpoint: string; xrayPort: number };
}

/** Makes the VPC that the stack is given; yields the configuration's `vpc`. */
export async function surround(work: string, say: Say) {
  const dir = join(work, "surroundings");
  cpSync(join(__dirname, "terraform", "surroundings"), dir, { recursive: true });
  const terraform = new Terraform({ dir, say });
  await terraform.init();
  await terraform.plan();
  await terraform.apply();
  const { vpc, subnets } = await terraform.outputs<{ vpc: string; subnets: string[] }>();
  return {
    vpc: { id: vpc, subnetIds: subnets, clientCidrs: ["10.0.0.0/16"] },
    remove: () => terraform.destroy(),
  };
}

const STATE = "payments.tfstate";

/** Where a stack of the work folder is synthesized to. */
const stackIn = (work: string) => join(work, "cdktf.out", "stacks", "payments");

/** The folder of a stack that was applied, or begun to be, and not destroyed whole. */
export const leftIn = (work: string): string | undefined =>
  existsSync(join(work, STATE)) && (readJson(join(work, STATE)).resources ?? []).length > 0
    ? stackIn(work)
    : undefined;

/**
 * Synthesizes one configuration as a user would, with the built app: with its state in the work folder,
 * and the run's own tag on everything.
 * @param own what that tag says; the suffix of the run's first stack
 */
export async function synthesize(
  config: ConfigInput,
  work: string,
  own = config.suffix,
): Promise<string> {
  const file = join(work, "payments.json");
  mkdirSync(work, { recursive: true });
  const bound = {
    ...config,
    tags: { ...config.tags, [OWN_TAG]: own },
    backend: { type: "local", path: STATE },
  };
  writeFileSync(file, JSON.stringify(bound));
  const out = join(work, "cdktf.out");
  await run("node", [join(ROOT, "build", "synth.js"), "--config", file, "--out", out]);
  return stackIn(work);
}

/** The example, in the VPC that is really there. */
export const exampleIn = (vpc: ConfigInput["vpc"]) => ({ ...example, vpc }) as ConfigInput;

/** Judges a file with the built gate, as a CI job would. @throws CommandFailed unless all is proven */
export async function gate(file: string): Promise<string> {
  const cli = join(ROOT, "build", "proofstack.js");
  const { stdout } = await run("node", [cli, "check", file, "--profile", "payments"]);
  return stdout;
}

/** `control address` -> verdict, for everything that the built gate judges in a file. */
export async function judged(file: string): Promise<Record<string, string>> {
  const cli = join(ROOT, "build", "proofstack.js");
  const args = [cli, "check", file, "--profile", "payments", "--format", "json"];
  const { stdout } = await run("node", args, { accept: [0, 1] });
  return verdictsOf(JSON.parse(stdout).verdicts);
}

/** `control address` -> verdict. */
export const verdictsOf = (
  verdicts: { control: string; address: string; verdict: string }[],
): Record<string, string> =>
  Object.fromEntries(verdicts.map((v) => [`${v.control} ${v.address}`, v.verdict]));

export const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));
