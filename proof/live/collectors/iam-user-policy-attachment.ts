import type { Collector } from "../collector";
import { attachedTo, attachedTogether, authorizations, IAM_ACTIONS } from "./iam";

export const iamUserPolicyAttachment: Collector = {
  type: "aws_iam_user_policy_attachment",
  actions: IAM_ACTIONS,
  identity: [["user", "policy_arn"]],
  needs: ["aws_iam_policy"],
  together: attachedTogether("user"),
  async collect(account, scope) {
    const { users } = await authorizations(account);
    return users
      .filter(({ UserName = "", Arn = "" }) => scope.covers("aws_iam_user", UserName, Arn))
      .flatMap(({ UserName: name = "", AttachedManagedPolicies: attached }) =>
        attachedTo("user", { name, inline: [], attached }),
      );
  },
};
