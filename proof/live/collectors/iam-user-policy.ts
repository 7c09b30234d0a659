import type { Collector } from "../collector";
import { authorizations, IAM_ACTIONS, inlineOf } from "./iam";

export const iamUserPolicy: Collector = {
  type: "aws_iam_user_policy",
  actions: IAM_ACTIONS,
  identity: [["user", "name"]],
  async collect(account, scope) {
    const { users } = await authorizations(account);
    return users
      .filter(({ UserName = "", Arn = "" }) => scope.covers("aws_iam_user", UserName, Arn))
      .flatMap(({ UserName: name = "", UserPolicyList: inline }) =>
        inlineOf("user", { name, inline, attached: [] }),
      );
  },
};
