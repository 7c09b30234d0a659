import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const TASK = "aws_ecs_task_definition.t";
const group: CaseConfig = { "aws_cloudwatch_log_group.g": { name: "/services/order" } };
const task = (...containers: unknown[]): CaseConfig => ({
  ...group,
  [TASK]: { family: "t", container_definitions: JSON.stringify(containers) },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [TASK] });
const to = (name: unknown, logDriver: unknown = "awslogs") => ({
  logDriver,
  options: { "awslogs-group": name },
});
const container = (logConfiguration?: object, more: object = {}) => ({
  name: "c",
  image: "c:1",
  ...(logConfiguration && { logConfiguration }),
  ...more,
});
const kept = container(to("/services/order"));
const router = container(to("/services/order"), { firelensConfiguration: { type: "fluentbit" } });

export const cases: ControlCases = {
  pass: {
    "to a group that is declared": task(kept),
    "by its reference": task(container(to("${aws_cloudwatch_log_group.g.name}"))),
    "each of two": task(kept, kept),
    "to the task's own router": task(container({ logDriver: "awsfirelens" }), router),
  },
  fail: {
    nowhere: bad(task(container())),
    "one of two": bad(task(kept, container())),
    "to a group that nobody declares": bad(task(container(to("/services/orders")))),
    "one of two to a group that nobody declares": bad(
      task(kept, container(to("/services/orders"))),
    ),
    "to no group": bad(task(container({ logDriver: "awslogs", options: {} }))),
    "by a driver that keeps nothing": bad(task(container(to("/services/order", "none")))),
    "to another task's router": bad(task(container({ logDriver: "awsfirelens" }), kept)),
    "to a router of no known kind": bad(
      task(container({ logDriver: "awsfirelens" }), {
        ...router,
        firelensConfiguration: { type: "logstash" },
      }),
    ),
    "no containers": bad(task()),
    "no list of containers": bad({
      ...group,
      [TASK]: { family: "t", container_definitions: "{}" },
    }),
  },
  unknown: {
    "from a variable": bad({ [TASK]: { family: "t", container_definitions: "${var.containers}" } }),
  },
  damage: {
    "aws_ecs_task_definition.container_definitions.logConfiguration": fc.constantFrom(
      to("/services/order", "none"),
      to("/services/order", "json-file"),
    ),
  },
};
