import type { CaseConfig, Harmless } from "./cases";

/** The role of cases about what a role may do. */
export const ROLE = "${aws_iam_role.r.arn}";

const role = (values: Record<string, unknown> = {}): CaseConfig => ({
  "aws_iam_role.r": { name: "r", ...values },
});
const own = (policy: unknown): CaseConfig => ({ "aws_iam_policy.p": { name: "p", policy } });
const OWN = "${aws_iam_policy.p.arn}";

/** The role with the policy, in every way that the provider has of giving it one. */
export const granted = (policy: unknown): Record<string, CaseConfig> => ({
  "by a policy beside the role": {
    ...role(),
    "aws_iam_role_policy.r": { role: "${aws_iam_role.r.id}", policy },
  },
  "by a policy within the role": role({ inline_policy: [{ name: "p", policy }] }),
  "by a policy that the role lists": { ...role({ managed_policy_arns: [OWN] }), ...own(policy) },
  "by a policy that is attached": {
    ...role(),
    ...own(policy),
    "aws_iam_role_policy_attachment.r": { role: "${aws_iam_role.r.id}", policy_arn: OWN },
  },
  "by a policy that is attached to several": {
    ...role(),
    ...own(policy),
    "aws_iam_policy_attachment.r": { name: "p", roles: ["${aws_iam_role.r.id}"], policy_arn: OWN },
  },
});

/** Other resources beside the role with the policy, in every such way, and in the first of them. */
export function grantedBeside(others: CaseConfig, policy: unknown) {
  const ways = Object.fromEntries(
    Object.entries(granted(policy)).map(([way, grant]) => [way, { ...grant, ...others }]),
  );
  return { ways, whole: ways["by a policy beside the role"] as CaseConfig };
}

/** To give the role more than a control asks for. */
export const mayDoMore = (
  holders = ["aws_iam_role_policy", "aws_iam_policy"],
  damage = "Action * in statement 0",
): Harmless[] =>
  holders.map((holder) => ({
    path: `${holder}.policy`,
    damage,
    because: "who may do more may do this; the rest is iam/no-wildcards' to judge",
  }));
