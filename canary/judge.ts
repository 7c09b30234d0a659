import type { IncomingMessage } from "node:http";
import type { Target } from "./target";

/** The API is not healthy. The message says in what way, and never repeats the answer's body. */
export class UnhealthyError extends Error {
  override readonly name = "UnhealthyError";
}

/** `{"status":"healthy"}` is 20 bytes: a longer answer comes from something else. */
const MAX_BODY_BYTES = 65_536;

/**
 * Reads the answer to its end and judges it: the status, then the body.
 *
 * @throws UnhealthyError when either is not what a healthy API answers
 */
export async function judge(response: IncomingMessage, target: Target): Promise<void> {
  const body = await readBody(response);
  if (response.statusCode !== target.expectedStatus) {
    throw new UnhealthyError(
      `The API answered ${response.statusCode} instead of ${target.expectedStatus}.`,
    );
  }
  if (statusOf(body) !== "healthy") {
    throw new UnhealthyError('The API\'s answer does not say {"status":"healthy"}.');
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

function statusOf(body: string): unknown {
  try {
    const document: unknown = JSON.parse(body);
    return document !== null && typeof document === "object" && "status" in document
      ? document.status
      : undefined;
  } catch {
    return undefined;
  }
}
