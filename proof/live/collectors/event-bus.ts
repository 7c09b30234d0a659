import { type Collector, values } from "../collector";
import { eventBuses } from "./event-rule";

export const eventBus: Collector = {
  type: "aws_cloudwatch_event_bus",
  actions: ["events:ListEventBuses"],
  identity: [["name"]],
  tagged: "events:event-bus",
  async collect(account, scope) {
    const buses = await eventBuses(account);
    return buses
      .filter(({ Name = "", Arn = "" }) => scope.covers("aws_cloudwatch_event_bus", Name, Arn))
      .map(({ Name, Arn }) => ({
        values: values({ arn: Arn, id: Name, name: Name }),
        // Every region has it, and the provider refuses to make it.
        byDefault: Name === "default",
      }));
  },
};
