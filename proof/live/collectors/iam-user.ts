import { type Collector, tagsOf, values } from "../collector";
import { authorizations, IAM_ACTIONS } from "./iam";

export const iamUser: Collector = {
  type: "aws_iam_user",
  actions: IAM_ACTIONS,
  identity: [["name"]],
  declaredOnly: ["force_destroy"],
  async collect(account, scope) {
    const { users } = await authorizations(account);
    return users
      .filter(({ UserName = "", Arn = "" }) => scope.covers("aws_iam_user", UserName, Arn))
      .map((user) => ({
        values: values({
          arn: user.Arn,
          id: user.UserName,
          name: user.UserName,
          path: user.Path,
          tags_all: tagsOf(user.Tags),
          unique_id: user.UserId,
        }),
      }));
  },
};
