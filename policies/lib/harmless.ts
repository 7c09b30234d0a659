import type { Harmless } from "./cases";

/** Damage to the services stack that several controls need not mind. */

export const REPLACED = ["removed", "null", "{}", "[]", '"neither a list nor an object"', "7"];

/** What Lambda reports of an invocation is in the log whatever else the function writes there. */
export const logLevels: Harmless[] = [
  {
    path: "aws_lambda_function.logging_config",
    place: "logging_config.application_log_level",
    damage: "*",
    because: "at what level a function writes does not change what Lambda reports of it",
  },
];

const CONTAINERS = "aws_ecs_task_definition.container_definitions.logConfiguration";

export const containerLogs: Harmless[] = [
  ...REPLACED.filter((damage) => damage !== "[]").map((damage) => ({
    path: CONTAINERS,
    place: "container_definitions.1.logConfiguration",
    damage,
    because: "the collector's own log is not the service's",
  })),
  {
    path: CONTAINERS,
    place: "container_definitions.1.logConfiguration.*",
    damage: "*",
    because: "the collector's own log is not the service's",
  },
  {
    path: CONTAINERS,
    damage: "swapped aws_cloudwatch_log_group.services_collector-log for its like",
    because: "the collector's own log is not the service's",
  },
  {
    path: CONTAINERS,
    damage: "swapped aws_cloudwatch_log_group.services_collector-log for another type",
    onlyIn: "state",
    because: "the collector's own log is not the service's",
  },
  ...["region", "stream-prefix"].map((option) => ({
    path: CONTAINERS,
    place: `container_definitions.0.logConfiguration.options.awslogs-${option}`,
    damage: "*",
    because: "the group is what is looked at, whatever its streams are called",
  })),
];

/** A filter that counts lines as 1. */
export const countedBy = (filter: string): Harmless[] =>
  [
    ["default_value", "removed"],
    ["unit", "*"],
  ].map(([field, damage = ""]) => ({
    path: "aws_cloudwatch_log_metric_filter.metric_transformation",
    address: `aws_cloudwatch_log_metric_filter.services_${filter}`,
    place: `metric_transformation.${field}`,
    damage,
    because: "a count has no unit, and silence counts nothing, unless the filter says otherwise",
  }));
