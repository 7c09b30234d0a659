import { EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { all, type Collector, each, followed, values } from "../collector";
import { rules } from "./event-rule";

export const eventTarget: Collector = {
  type: "aws_cloudwatch_event_target",
  actions: ["events:ListEventBuses", "events:ListRules", "events:ListTargetsByRule"],
  identity: [
    ["rule", "target_id"],
    ["rule", "arn"],
  ],
  within: { type: "aws_cloudwatch_event_rule", by: "rule" },
  declaredOnly: ["force_destroy"],
  async collect(account, scope) {
    const client = account.client(EventBridgeClient);
    return each(
      await rules(account, scope),
      async ({ Name: Rule = "", EventBusName = "default" }) => {
        const pages = followed(
          (NextToken) =>
            client.send(new ListTargetsByRuleCommand({ Rule, EventBusName, NextToken })),
          (page) => page.NextToken,
        );
        const targets = await all(pages, (page) => page.Targets);
        return targets.map((target) => ({
          values: values({
            arn: target.Arn,
            event_bus_name: EventBusName,
            id: `${Rule}-${target.Id}`,
            input: target.Input,
            input_path: target.InputPath,
            role_arn: target.RoleArn,
            rule: Rule,
            target_id: target.Id,
          }),
        }));
      },
    );
  },
};
