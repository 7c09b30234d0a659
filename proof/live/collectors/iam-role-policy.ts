import type { Collector } from "../collector";
import { IAM_ACTIONS, inlineOf } from "./iam";
import { roles } from "./iam-role";

export const iamRolePolicy: Collector = {
  type: "aws_iam_role_policy",
  actions: IAM_ACTIONS,
  identity: [["role", "name"]],
  within: { type: "aws_iam_role", by: "role" },
  repeats: { attribute: "inline_policy", apart: true },
  async collect(account, scope) {
    return (await roles(account, scope)).flatMap(
      ({ RoleName: name = "", RolePolicyList: inline }) =>
        inlineOf("role", { name, inline, attached: [] }),
    );
  },
};
