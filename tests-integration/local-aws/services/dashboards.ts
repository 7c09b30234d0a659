import type { Service } from "../call";
import { answerTo, documentIn, rpcOf } from "../rpc";

/** CloudWatch's dashboards: the local AWS lists the day of a change in no protocol's way. */
export function dashboards(): Service {
  return async (call, upstream) => {
    const rpc = call.service === "monitoring" ? rpcOf(call) : undefined;
    if (rpc?.operation !== "ListDashboards") return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    const listed = documentIn(call, answer);
    for (const entry of listed.DashboardEntries ?? []) delete entry.LastModified;
    return answerTo(call, listed);
  };
}
