import { CloudWatchLogsClient, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import type { Account } from "../account";
import { all, type Collector, values } from "../collector";
import type { Scope } from "../scope";

/** The log groups in scope, as DescribeLogGroups answers them. */
export async function logGroups(account: Account, scope: Scope) {
  const client = account.client(CloudWatchLogsClient);
  const groups = await all(paginateDescribeLogGroups({ client }, {}), (page) => page.logGroups);
  return groups.filter(({ logGroupName = "", logGroupArn = "" }) =>
    scope.covers("aws_cloudwatch_log_group", logGroupName, logGroupArn),
  );
}

export const logGroup: Collector = {
  type: "aws_cloudwatch_log_group",
  actions: ["logs:DescribeLogGroups"],
  identity: [["name"]],
  tagged: "logs:log-group",
  declaredOnly: ["skip_destroy"],
  async collect(account, scope) {
    const groups = await logGroups(account, scope);
    return groups.map((group) => ({
      values: values({
        arn: group.arn?.replace(/:\*$/, ""),
        deletion_protection_enabled: group.deletionProtectionEnabled ?? false,
        id: group.logGroupName,
        kms_key_id: group.kmsKeyId,
        log_group_class: group.logGroupClass,
        name: group.logGroupName,
        // The provider's figure for a group that keeps its events for ever.
        retention_in_days: group.retentionInDays ?? 0,
      }),
    }));
  },
};
