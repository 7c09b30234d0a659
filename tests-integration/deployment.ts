import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import example from "../stack/config/example.json";
import type { LocalAws } from "./local-aws/local-aws";
import { run } from "./support/run";
import type { Say } from "./support/steps";
import { Terraform } from "./terraform/terraform";

const ROOT = join(__dirname, "..");

/** The stack as it stands in an AWS: where its files are, and what it put out. */
export interface Deployment {
  /** The synthesized stack's folder; plan.json and state.json lie in it too. */
  dir: string;
  /** Where the SDK finds this AWS. */
  endpoint: string;
  xrayPort: number;
  /** What Terraform is given to reach this AWS. */
  terraformEnv: NodeJS.ProcessEnv;
  outputs: Record<string, string>;
}

/** Makes the VPC that the stack is given; yields the configuration's `vpc`. */
export async function surround(aws: Pick<LocalAws, "terraformEnv">, work: string, say: Say) {
  const dir = join(work, "surroundings");
  cpSync(join(__dirname, "terraform", "surroundings"), dir, { recursive: true });
  const terraform = new Terraform({ dir, env: aws.terraformEnv, say });
  await terraform.init();
  await terraform.plan();
  await terraform.apply();
  const { vpc, subnets } = await terraform.outputs<{ vpc: string; subnets: string[] }>();
  return {
    vpc: { id: vpc, subnetIds: subnets, clientCidrs: ["10.0.0.0/16"] },
    remove: () => terraform.destroy(),
  };
}

/** Synthesizes one configuration as a user would, with the built app. */
export async function synthesize(config: object, work: string): Promise<string> {
  const file = join(work, "payments.json");
  const out = join(work, "cdktf.out");
  mkdirSync(work, { recursive: true });
  writeFileSync(file, JSON.stringify(config));
  await run("node", [join(ROOT, "build", "synth.js"), "--config", file, "--out", out]);
  return join(out, "stacks", "payments");
}

/** The example, in the VPC that is really there, and with its state inside the work folder. */
export const exampleIn = (vpc: object) => ({ ...example, vpc });

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
