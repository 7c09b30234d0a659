import {
  CloudWatchClient,
  ListTagsForResourceCommand,
  paginateDescribeInsightRules,
} from "@aws-sdk/client-cloudwatch";
import { all, type Collector, tagsOf, values } from "../collector";

export const contributorInsightRule: Collector = {
  type: "aws_cloudwatch_contributor_insight_rule",
  actions: ["cloudwatch:DescribeInsightRules", "cloudwatch:ListTagsForResource"],
  identity: [["rule_name"]],
  async tagsOf(account, { resource_arn: arn }) {
    const command = new ListTagsForResourceCommand({ ResourceARN: String(arn) });
    return tagsOf((await account.client(CloudWatchClient).send(command)).Tags);
  },
  async collect(account, scope) {
    const client = account.client(CloudWatchClient);
    const rules = await all(
      paginateDescribeInsightRules({ client }, {}),
      (page) => page.InsightRules,
    );
    return rules
      .map((rule) => ({ ...rule, arn: arnOf(account, rule.Name ?? "") }))
      .filter(
        ({ Name = "", ManagedRule, arn }) =>
          !ManagedRule && scope.covers("aws_cloudwatch_contributor_insight_rule", Name, arn),
      )
      .map((rule) => ({
        values: values({
          resource_arn: rule.arn,
          rule_definition: rule.Definition,
          rule_name: rule.Name,
          rule_state: rule.State,
        }),
      }));
  },
};

const arnOf = (place: { partition: string; region: string; id: string }, name: string): string =>
  `arn:${place.partition}:cloudwatch:${place.region}:${place.id}:insight-rule/${name}`;
