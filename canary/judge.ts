import type { IncomingMessage } from "node:http";
import type { Target } from "./target";

/** The API is not healthy. The message says in what way, and never repeats the answer's body. */
export class UnhealthyError extends Error {
  override readonly name = "UnhealthyError";
}

/** A receipt is some hundred bytes: a longer answer comes from something else. */
const MAX_BODY_BYTES = 65_536;

/**
 * Reads the answer of a health check to its end and judges it: the status, then the body.
 *
 * @throws UnhealthyError when either is not what a healthy API answers
 */
export async function judgeHealth(response: IncomingMessage, target: Target): Promise<void> {
  const { status } = await documentIn(response, target);
  if (status !== "healthy") {
    throw new UnhealthyError('The API\'s answer does not say {"status":"healthy"}.');
  }
}

/**
 * The JSON object that the API answered; an empty one when the answer is none.
 *
 * @throws UnhealthyError when the status is not the expected one, or the answer is endless
 */
export async function documentIn(
  response: IncomingMessage,
  { expectedStatus }: Target,
): Promise<Record<string, unknown>> {
  const body = await readBody(response);
  if (response.statusCode !== expectedStatus) {
    throw new UnhealthyError(
      `The API answered ${response.statusCode} instead of ${expectedStatus}.`,
    );
  }
  try {
    const document: unknown = JSON.parse(body);
    return document !== null && typeof document === "object" ? { ...document } : {};
  } catch {
    return {};
  }
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new UnhealthyError(`The API's answer is longer than ${MAX_BODY_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
