import { judge, UnhealthyError } from "./judge";
import type { Synthetics } from "./synthetics";
import { readTarget, type Target } from "./target";

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

/**
 * The canary: one GET, judged by status, body and latency. Throws when the API is not healthy, which
 * is what fails the run and lowers SuccessPercent.
 *
 * @throws TargetError the canary is misconfigured
 * @throws UnhealthyError the API answered wrongly or too late
 */
export const handler = async (): Promise<void> => {
  const target = readTarget(process.env);
  // Report settings are honoured only here, not as settings of a step.
  synthetics.getConfiguration().setConfig({
    ...PRIVATE_REPORT,
    restrictedUrlParameters: [...target.url.searchParams.keys()],
    continueOnHttpStepFailure: false,
  });
  await within(target.maxLatencyMs, checkHealth(target));
};

async function checkHealth(target: Target): Promise<void> {
  const { url } = target;
  let healthy = false;
  await synthetics.executeHttpStep(
    "health",
    {
      method: "GET",
      protocol: url.protocol,
      hostname: url.hostname,
      port: url.port || (url.protocol === "https:" ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      headers: {
        accept: "application/json",
        "user-agent": synthetics.getCanaryUserAgentString(),
      },
    },
    async (response) => {
      await judge(response, target);
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
