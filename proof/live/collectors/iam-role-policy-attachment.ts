import type { Collector } from "../collector";
import { attachedTo, attachedTogether, IAM_ACTIONS } from "./iam";
import { roles } from "./iam-role";

export const iamRolePolicyAttachment: Collector = {
  type: "aws_iam_role_policy_attachment",
  actions: IAM_ACTIONS,
  identity: [["role", "policy_arn"]],
  within: { type: "aws_iam_role", by: "role" },
  needs: ["aws_iam_policy"],
  repeats: { attribute: "managed_policy_arns", apart: true },
  together: attachedTogether("role"),
  async collect(account, scope) {
    return (await roles(account, scope)).flatMap(
      ({ RoleName: name = "", AttachedManagedPolicies: attached }) =>
        attachedTo("role", { name, inline: [], attached }),
    );
  },
};
