import { Refusal, type Service } from "../call";
import { answerTo, documentIn, rpc, rpcOf } from "../rpc";

/** The keys of CloudWatch log groups: the local AWS takes one when it makes a group, and never again. */
export function logGroupKeys(): Service {
  /** Name -> key; null for one that was disassociated. */
  const changed = new Map<string, string | null>();

  return async (call, upstream) => {
    const asked = call.service === "logs" ? rpcOf(call) : undefined;
    const { operation, asked: { logGroupName: name, kmsKeyId: key } = {} } = asked ?? {};
    if (operation === "AssociateKmsKey" || operation === "DisassociateKmsKey") {
      return rpc(call, () => {
        if (!name) throw new Refusal("InvalidParameterException", "logGroupName is required");
        changed.set(name, operation === "AssociateKmsKey" ? key : null);
        return {};
      });
    }
    if (operation === "CreateLogGroup") changed.delete(name);
    if (operation !== "DescribeLogGroups" || changed.size === 0) return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    const page = documentIn(call, answer);
    for (const group of page.logGroups ?? []) {
      const own = changed.get(group.logGroupName);
      if (own === null) delete group.kmsKeyId;
      else if (own !== undefined) group.kmsKeyId = own;
    }
    return answerTo(call, page);
  };
}
