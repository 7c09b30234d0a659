import { type DeployedStack, type Deployment, readJson } from "../deployment";
import type { Fault } from "../local-aws/faults";
import { guarded } from "./guard";

const file = process.env.PROOFSTACK_DEPLOYMENT;
if (!file) throw new Error("These tests run over a deployed stack: run npm run test:deploy.");

/** The deployment under test; `npm run test:deploy` or `npm run test:live` made it. */
export const deployment: Deployment = readJson(file);
export const { region, stacks } = deployment;

/** A stack of the deployment. @throws when the configuration does not switch it on */
export function deployedStack(name: string): DeployedStack {
  const stack = stacks[name];
  if (!stack)
    throw new Error(`The configuration does not switch ${name} on, which this test needs.`);
  return stack;
}

export const suffix = deployment.config.suffix;

/** Milliseconds within which what AWS does in its own time comes about. */
export const PATIENCE_MS = deployment.local ? 20_000 : 15 * 60_000;

// What is waited for here happens in other processes, in their own time.
jest.setTimeout(3 * PATIENCE_MS);

/** A test of something that only the local AWS can be made to do; elsewhere the run ends by naming it. */
export const localTest: jest.It = deployment.local ? test : (test.skip as jest.It);

/** An SDK client that changes nothing but what carries the run's own tag. */
export const clientOf = <C extends { middlewareStack: unknown }>(
  Client: new (config: object) => C,
) => guarded(new Client({}), suffix);

/** Runs the work while the faults are in force. */
export async function withFaults<T>(faults: Fault[], work: () => Promise<T>): Promise<T> {
  await control("PUT", "faults", faults);
  try {
    return await work();
  } finally {
    await control("PUT", "faults", []);
  }
}

/** Asks the gateway of the local AWS something of its own. */
export async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${deployment.local?.endpoint}/_gateway/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return answer.json();
}

/** Does it again, until it does not throw or patience has run out; at once against a local AWS. */
export async function settled(work: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + (deployment.local ? 0 : PATIENCE_MS);
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await new Promise((later) => setTimeout(later, 5_000));
  }
}
