import { Refusal, type Service } from "../call";
import { answerTo, documentIn, rpc, rpcOf } from "../rpc";

const HEARD = /^(CreateSecret|UpdateSecret|RotateSecret|DescribeSecret|ListSecrets)$/;

/** What the local AWS leaves out when it lists secrets. */
const UNLISTED = ["KmsKeyId", "RotationLambdaARN", "RotationRules"];

/**
 * Secrets are the local AWS's own. It lists less of them than AWS does, and cannot be told that one is
 * rotated no longer.
 */
export function secrets(): Service {
  /** ARN -> what was asked of it. */
  const kept = new Map<string, Record<string, unknown>>();

  const cancel = (id: string) => {
    const [arn, secret] = [...kept].find(([arn, { Name }]) => arn === id || Name === id) ?? [];
    if (arn === undefined || secret?.RotationEnabled !== true) {
      throw new Refusal("InvalidRequestException", `Rotation is not enabled for the secret ${id}.`);
    }
    kept.set(arn, { ...secret, RotationEnabled: false });
    return { ARN: arn, Name: secret.Name };
  };

  const hear = (operation: string, asked: object, { ARN, Name }: { ARN: string; Name: string }) => {
    const rotation = operation === "RotateSecret" && { RotationEnabled: true };
    kept.set(ARN, { ...kept.get(ARN), ...asked, Name, ...rotation });
  };

  return async (call, upstream) => {
    const rpcAsked = call.service === "secretsmanager" ? rpcOf(call) : undefined;
    const { operation = "", asked } = rpcAsked ?? {};
    if (operation === "CancelRotateSecret") return rpc(call, () => cancel(asked.SecretId));
    if (!HEARD.test(operation)) return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    const said = documentIn(call, answer);
    if (!/^(Describe|List)/.test(operation)) {
      hear(operation, asked, said);
      return answer;
    }
    for (const secret of said.SecretList ?? [said]) {
      const known = kept.get(secret.ARN) ?? {};
      for (const field of UNLISTED) secret[field] ??= known[field];
      if (known.RotationEnabled === false) secret.RotationEnabled = false;
    }
    return answerTo(call, said);
  };
}
