import { IAMClient, paginateListPolicyTags } from "@aws-sdk/client-iam";
import { all, type Collector, tagsOf, values } from "../collector";
import { authorizations, document, IAM_ACTIONS } from "./iam";

export const iamPolicy: Collector = {
  type: "aws_iam_policy",
  actions: [...IAM_ACTIONS, "iam:ListPolicyTags"],
  identity: [["name"]],
  async tagsOf(account, { arn }) {
    const client = account.client(IAMClient);
    const asked = { PolicyArn: String(arn) };
    return tagsOf(await all(paginateListPolicyTags({ client }, asked), (page) => page.Tags));
  },
  async collect(account, scope) {
    const { policies } = await authorizations(account);
    return policies
      .filter(({ PolicyName = "", Arn = "" }) => scope.covers("aws_iam_policy", PolicyName, Arn))
      .map((policy) => ({
        values: values({
          arn: policy.Arn,
          id: policy.Arn,
          name: policy.PolicyName,
          path: policy.Path,
          policy: document(
            policy.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document,
          ),
          policy_id: policy.PolicyId,
        }),
      }));
  },
};
