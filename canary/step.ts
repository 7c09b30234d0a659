import type { IncomingMessage, RequestOptions } from "node:http";
import { UnhealthyError } from "./judge";
import type { Synthetics } from "./synthetics";
import type { Target } from "./target";

// The module's value is the library itself; a default import would depend on how it was compiled.
const synthetics: Synthetics = require("@aws/synthetics-puppeteer");

/** Nothing but status and timings goes into the report that Synthetics writes to its bucket. */
const PRIVATE_REPORT = {
  includeRequestHeaders: false,
  includeResponseHeaders: false,
  includeRequestBody: false,
  includeResponseBody: false,
  restrictedHeaders: ["authorization", "cookie", "set-cookie", "x-api-key", "x-amz-security-token"],
};

/** One request of a canary, and what judges its answer. */
export interface Step {
  name: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  /** @throws UnhealthyError when the answer is not what a healthy API gives */
  judge(response: IncomingMessage): Promise<void>;
}

/**
 * Runs one step against the target, and waits no longer than its bound.
 * @throws UnhealthyError when the API answers wrongly or too late
 */
export async function runStep(step: Step, { url, maxLatencyMs }: Target): Promise<void> {
  // Report settings are honoured only here, not as settings of a step.
  synthetics.getConfiguration().setConfig({
    ...PRIVATE_REPORT,
    restrictedUrlParameters: [...url.searchParams.keys()],
    continueOnHttpStepFailure: false,
  });
  const request: RequestOptions & { body?: string } = {
    method: step.method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port || (url.protocol === "https:" ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers: { ...step.headers, "user-agent": synthetics.getCanaryUserAgentString() },
    ...(step.body !== undefined && { body: step.body }),
  };
  await within(maxLatencyMs, run(step, request));
}

async function run(step: Step, request: RequestOptions & { body?: string }): Promise<void> {
  let healthy = false;
  await synthetics.executeHttpStep(
    step.name,
    request,
    async (response) => {
      await step.judge(response);
      healthy = true;
    },
    { continueOnHttpStepFailure: false },
  );
  // By its default a failed step is reported and the run still passes; this does not depend on it.
  if (!healthy) throw new UnhealthyError("The step ended without a healthy answer.");
}

/** An answer later than the bound is refused whatever it says, so the bound is also the time-out. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    const late = new UnhealthyError(`The API gave no complete answer within ${milliseconds} ms.`);
    timer = setTimeout(() => reject(late), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
