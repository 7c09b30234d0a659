import type { Collector } from "../collector";
import { attachedTo, attachedTogether, authorizations, IAM_ACTIONS } from "./iam";

export const iamGroupPolicyAttachment: Collector = {
  type: "aws_iam_group_policy_attachment",
  actions: IAM_ACTIONS,
  identity: [["group", "policy_arn"]],
  needs: ["aws_iam_policy"],
  together: attachedTogether("group"),
  async collect(account, scope) {
    const { groups } = await authorizations(account);
    return groups
      .filter(({ GroupName = "", Arn = "" }) => scope.covers("aws_iam_group", GroupName, Arn))
      .flatMap(({ GroupName: name = "", AttachedManagedPolicies: attached }) =>
        attachedTo("group", { name, inline: [], attached }),
      );
  },
};
