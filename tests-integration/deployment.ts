import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import every from "../stack/config/all.json";
import type { ConfigInput } from "../stack/config/schema";
import { run } from "./support/run";
import type { Say } from "./support/steps";
import { Terraform } from "./terraform/terraform";

const ROOT = join(__dirname, "..");
const CLI = join(ROOT, "build", "proofstack.js");

/** The tag that a run puts on all that it makes, and without which it destroys nothing. */
export const OWN_TAG = "ProofstackTest";

/** A stack as it stands in an AWS. */
export interface DeployedStack {
  /** The synthesized stack's folder; plan.json and state.json lie in it too. */
  dir: string;
  outputs: Record<string, string>;
}

/** The stacks of a configuration as they stand in an AWS. */
export interface Deployment {
  /** By their names, in the order in which they were applied. */
  stacks: Record<string, DeployedStack>;
  /** Where other stacks of the run have their files and their state. */
  work: string;
  config: ConfigInput;
  region: string;
  /**
   * What only a local AWS has: where its gateway is controlled, where functions send segments, and whether all
   * stands that the stacks have a switch for.
   */
  local?: { endpoint: string; xrayPort: number; whole?: boolean };
}

/** What the stacks expect to find in an account, as the configuration says it. */
export interface Surroundings {
  vpc: NonNullable<ConfigInput["vpc"]>;
  pagerDutySecret: string;
}

/** Terraform over what the stacks expect to find, with its provider. */
async function surroundings(work: string, say: Say): Promise<Terraform> {
  const dir = join(work, "surroundings");
  cpSync(join(__dirname, "terraform", "surroundings"), dir, { recursive: true });
  const terraform = new Terraform({ dir, say });
  await terraform.init();
  return terraform;
}

/** So that those who deploy at the same time find the provider built: each would build it for itself. */
export async function installProvider(work: string, say: Say): Promise<void> {
  await surroundings(work, say);
}

/** Makes what the stacks expect to find; yields that, and what takes it away again. */
export async function surround(work: string, say: Say) {
  const terraform = await surroundings(work, say);
  await terraform.plan();
  await terraform.apply();
  const { vpc, subnets, pagerduty } = await terraform.outputs<{
    vpc: string;
    subnets: string[];
    pagerduty: string;
  }>();
  const found: Surroundings = {
    vpc: { id: vpc, subnetIds: subnets, clientCidrs: ["10.0.0.0/16"] },
    pagerDutySecret: pagerduty,
  };
  return { found, remove: () => terraform.destroy() };
}

const OUT = "cdktf.out";

interface Manifest {
  stacks: Record<string, { workingDirectory: string; dependencies: string[] }>;
}

/** A stack that was synthesized. */
export interface Synthesized {
  name: string;
  dir: string;
  /** The names of those that must stand before it does. */
  needs: string[];
}

/** The stacks that were synthesized into a work folder, each after those it needs. */
function stacksIn(work: string): Synthesized[] {
  const { stacks }: Manifest = readJson(join(work, OUT, "manifest.json"));
  const ordered = new Map<string, Synthesized>();
  const add = (name: string) => {
    const { workingDirectory = "", dependencies = [] } = stacks[name] ?? {};
    dependencies.forEach(add);
    ordered.set(name, { name, dir: join(work, OUT, workingDirectory), needs: dependencies });
  };
  Object.keys(stacks).forEach(add);
  return [...ordered.values()];
}

/** The folders of stacks that were applied, or begun to be, and not destroyed whole: the last one first. */
export function leftIn(work: string): string[] {
  if (!existsSync(join(work, OUT, "manifest.json"))) return [];
  return stacksIn(work)
    .map(({ dir }) => dir)
    .reverse()
    .filter((dir) => {
      const { backend } = readJson(join(dir, "cdk.tf.json")).terraform;
      const state = join(dir, backend.local.path);
      return existsSync(state) && (readJson(state).resources ?? []).length > 0;
    });
}

/**
 * Synthesizes one configuration as a user would, with the built app: with its states in the work folder,
 * and the run's own tag on everything.
 * @param own what that tag says; the suffix of the run's first configuration
 * @returns its stacks, each after those it needs
 */
export async function synthesize(
  config: ConfigInput,
  work: string,
  own = config.suffix,
): Promise<Synthesized[]> {
  const file = join(work, "stacks.json");
  mkdirSync(work, { recursive: true });
  const bound = {
    ...config,
    tags: { ...config.tags, [OWN_TAG]: own },
    backend: { type: "local", path: "payments.tfstate" },
  };
  writeFileSync(file, JSON.stringify(bound));
  await run("node", [join(ROOT, "build", "synth.js"), "--config", file, "--out", join(work, OUT)]);
  return stacksIn(work);
}

/** Every stack, in what is really there, with what an example had better not switch on for everybody. */
export const everyStackIn = ({ vpc, pagerDutySecret }: Surroundings) =>
  ({
    ...every,
    vpc,
    monitoring: { ...every.monitoring, pagerDutySecret, metricStream: { enabled: true } },
  }) as ConfigInput;

/** What a deployment's stacks are judged by: each by its own profile, and all of them together by one. */
export const profileOf = (names: string[]): string | undefined => {
  if (names.length === 1) return names[0];
  return Object.keys(every.stacks).every((name) => names.includes(name)) ? "all" : undefined;
};

/** Judges files with the built gate, as a CI job would. @throws CommandFailed unless all is proven */
export async function gate(profile: string, ...files: string[]): Promise<void> {
  await run("node", [CLI, "check", ...files, "--profile", profile]);
}

/** `control address` -> verdict, for everything that the built gate judges in files. */
export async function judged(profile: string, ...files: string[]): Promise<Record<string, string>> {
  const args = [CLI, "check", ...files, "--profile", profile, "--format", "json"];
  const { stdout } = await run("node", args, { accept: [0, 1] });
  return verdictsOf(JSON.parse(stdout).verdicts);
}

/** `control address` -> verdict. */
export const verdictsOf = (
  verdicts: { control: string; address: string; verdict: string }[],
): Record<string, string> =>
  Object.fromEntries(verdicts.map((v) => [`${v.control} ${v.address}`, v.verdict]));

export const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));
