import type { Collector } from "../collector";
import { authorizations, IAM_ACTIONS, inlineOf } from "./iam";

export const iamGroupPolicy: Collector = {
  type: "aws_iam_group_policy",
  actions: IAM_ACTIONS,
  identity: [["group", "name"]],
  async collect(account, scope) {
    const { groups } = await authorizations(account);
    return groups
      .filter(({ GroupName = "", Arn = "" }) => scope.covers("aws_iam_group", GroupName, Arn))
      .flatMap(({ GroupName: name = "", GroupPolicyList: inline }) =>
        inlineOf("group", { name, inline, attached: [] }),
      );
  },
};
