import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";

const ALARM = "aws_cloudwatch_metric_alarm.connections";
const whole: CaseConfig = {
  [ALARM]: {
    alarm_name: "connections",
    namespace: "AWS/RDS",
    metric_name: "DatabaseConnections",
    dimensions: { DBClusterIdentifier: "payments" },
    statistic: "Maximum",
    period: 300,
    comparison_operator: "GreaterThanThreshold",
    threshold: 80,
    evaluation_periods: 2,
  },
};
const at = ["stack"];
const saying = (values: Record<string, unknown>) => ({ config: changed(whole, ALARM, values), at });

export const cases: ControlCases = {
  pass: {
    "of a cluster": whole,
    "of an instance": saying({ dimensions: { DBInstanceIdentifier: "payments-1" } }).config,
    "of a cluster of the model": {
      ...saying({
        dimensions: { DBClusterIdentifier: "${aws_rds_cluster.c.cluster_identifier}" },
      }).config,
      "aws_rds_cluster.c": { cluster_identifier: "payments" },
    },
    counted: saying({ unit: "Count" }).config,
  },
  fail: {
    nothing: { config: {}, at },
    "of all databases": saying({ dimensions: null }),
    "of nothing": saying({ dimensions: { DBClusterIdentifier: "" } }),
    "by role": saying({ dimensions: { DBClusterIdentifier: "payments", Role: "WRITER" } }),
    "of something else": saying({ dimensions: { TableName: "payments" } }),
    "something else": saying({ metric_name: "CPUUtilization" }),
    misspelt: saying({ metric_name: "DatabaseConnection" }),
    "of another namespace": saying({ namespace: "AWS/Aurora" }),
    "in bytes": saying({ unit: "Bytes" }),
    "the fewest": saying({ statistic: "Minimum" }),
    "added up": saying({ statistic: "Sum" }),
    "too few": saying({ comparison_operator: "LessThanThreshold" }),
    always: saying({ threshold: 0 }),
    "more than there can be": saying({ threshold: 16001 }),
    "a text": saying({ threshold: "80" }),
    "no threshold": saying({ threshold: null }),
    "after a day": saying({ evaluation_periods: 288 }),
    "over a day": saying({ period: 86400 }),
  },
  unknown: {
    "a threshold from a variable": saying({ threshold: "${var.connections}" }),
    "a database from a variable": saying({
      dimensions: { DBClusterIdentifier: "${var.database}" },
    }),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Bytes", "Percent"),
    "aws_cloudwatch_metric_alarm.statistic": fc.constantFrom("Minimum", "Sum", "SampleCount"),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(0, 3600),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(0, -1, 16000.5),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 288),
  },
};
