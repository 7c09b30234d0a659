import { type Deployment, readJson } from "../deployment";
import type { Fault } from "../local-aws/faults";

// What is waited for here happens in other processes, in their own time.
jest.setTimeout(60_000);

const file = process.env.PROOFSTACK_DEPLOYMENT;
if (!file) throw new Error("These tests run over a deployed stack: run npm run test:deploy.");

/** The deployment under test; `npm run test:deploy` made it. */
export const deployment: Deployment = readJson(file);

export const region = "us-east-1";
export const credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** What every SDK client is given. */
export const client = { region, credentials, endpoint: deployment.endpoint };

/** Runs the work while the faults are in force. */
export async function withFaults<T>(faults: Fault[], work: () => Promise<T>): Promise<T> {
  await control("PUT", "faults", faults);
  try {
    return await work();
  } finally {
    await control("PUT", "faults", []);
  }
}

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${deployment.endpoint}/_gateway/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return answer.json();
}
