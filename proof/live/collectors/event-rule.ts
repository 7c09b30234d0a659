import {
  EventBridgeClient,
  type EventBus,
  ListEventBusesCommand,
  ListRulesCommand,
  type Rule,
} from "@aws-sdk/client-eventbridge";
import type { Account } from "../account";
import { all, type Collector, followed, values } from "../collector";
import type { Scope } from "../scope";

export function eventBuses(account: Account): Promise<EventBus[]> {
  const client = account.client(EventBridgeClient);
  const pages = followed(
    (NextToken) => client.send(new ListEventBusesCommand({ NextToken })),
    (page) => page.NextToken,
  );
  return all(pages, (page) => page.EventBuses);
}

/** The rules in scope, of all buses; those that other services of AWS manage are theirs. */
export async function rules(account: Account, scope: Scope): Promise<Rule[]> {
  const client = account.client(EventBridgeClient);
  const buses = await eventBuses(account);
  const listed = await Promise.all(
    buses.map(({ Name: EventBusName = "default" }) => {
      const pages = followed(
        (NextToken) => client.send(new ListRulesCommand({ EventBusName, NextToken })),
        (page) => page.NextToken,
      );
      return all(pages, (page) => page.Rules);
    }),
  );
  return listed
    .flat()
    .filter(
      ({ Name = "", Arn = "", ManagedBy }) =>
        ManagedBy === undefined && scope.covers("aws_cloudwatch_event_rule", Name, Arn),
    );
}

export const eventRule: Collector = {
  type: "aws_cloudwatch_event_rule",
  actions: ["events:ListEventBuses", "events:ListRules"],
  identity: [["name"]],
  tagged: "events:rule",
  declaredOnly: ["force_destroy"],
  async collect(account, scope) {
    return (await rules(account, scope)).map((rule) => ({
      values: values({
        arn: rule.Arn,
        description: rule.Description,
        event_bus_name: rule.EventBusName,
        event_pattern: rule.EventPattern,
        id: rule.Name,
        is_enabled: rule.State === "ENABLED",
        name: rule.Name,
        role_arn: rule.RoleArn,
        schedule_expression: rule.ScheduleExpression,
        state: rule.State,
      }),
    }));
  },
};
