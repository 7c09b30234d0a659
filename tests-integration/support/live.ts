import { join } from "node:path";
import type { Awaiting, Drift } from "../../proof/gate/drift";
import type { Verdict } from "../../proof/gate/verdict";
import { run } from "./run";

const CLI = join(__dirname, "..", "..", "build", "proofstack.js");

/** What `proofstack live` says, and how it ended. */
export interface Live {
  code: number;
  verdicts: Verdict[];
  drift?: Drift;
  awaiting?: Awaiting[];
  /** What it said on standard error, when it could not judge. */
  complaint: string;
}

interface Reading {
  env?: NodeJS.ProcessEnv;
  profile?: string;
}

/** Reads the account with the built command line, as an operator would. */
export async function readLive(
  args: string[],
  { env = {}, profile = "payments" }: Reading = {},
): Promise<Live> {
  const command = [CLI, "live", "--profile", profile, "--format", "json", ...args];
  const { code, stdout, output } = await run("node", command, {
    accept: [0, 1, 2],
    env: { ...process.env, ...env },
  });
  if (code === 2) return { code, verdicts: [], complaint: output };
  return { code, complaint: "", ...JSON.parse(stdout) };
}

/** `control address` of everything that is not proven, and how it was judged. */
export const unproven = ({ verdicts }: Live): Record<string, string> =>
  Object.fromEntries(
    verdicts
      .filter(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable")
      .map(({ control, address, verdict }) => [`${control} ${address}`, verdict]),
  );
