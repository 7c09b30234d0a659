import { judgeHealth } from "./judge";
import { runStep } from "./step";
import { readTarget } from "./target";

/**
 * The canary that asks for the API's health: one GET, judged by status, body and latency. Throws when the
 * API is not healthy, which is what fails the run and lowers SuccessPercent.
 *
 * @throws TargetError the canary is misconfigured
 * @throws UnhealthyError the API answered wrongly or too late
 */
export const handler = async (): Promise<void> => {
  const target = readTarget(process.env);
  await runStep(
    {
      name: "health",
      method: "GET",
      headers: { accept: "application/json" },
      judge: (response) => judgeHealth(response, target),
    },
    target,
  );
};
