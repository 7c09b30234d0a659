import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { all, type Collector, followed, values } from "../collector";

export const logResourcePolicy: Collector = {
  type: "aws_cloudwatch_log_resource_policy",
  actions: ["logs:DescribeResourcePolicies"],
  identity: [["policy_name"]],
  async collect(account, scope) {
    const client = account.client(CloudWatchLogsClient);
    const pages = followed(
      (nextToken) => client.send(new DescribeResourcePoliciesCommand({ nextToken })),
      (page) => page.nextToken,
    );
    const policies = await all(pages, (page) => page.resourcePolicies);
    return policies
      .filter(({ policyName = "" }) =>
        scope.covers("aws_cloudwatch_log_resource_policy", policyName),
      )
      .map((policy) => ({
        values: values({
          id: policy.policyName,
          policy_document: policy.policyDocument,
          policy_name: policy.policyName,
        }),
      }));
  },
};
