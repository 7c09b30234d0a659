import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, processor, query } from "../../../lib/payment-api";

const ALARM = "aws_cloudwatch_metric_alarm.throttles";
const table: CaseConfig = {
  ...api,
  ...changed(processor, "aws_lambda_function.pay", {
    environment: { variables: { TABLE_NAME: "payments" } },
  }),
  "aws_dynamodb_table.payments": { name: "payments" },
};
const of = (values: Record<string, unknown> = {}) => ({
  namespace: "AWS/DynamoDB",
  dimensions: { TableName: "payments" },
  ...values,
});
const reads = query("r", "ReadThrottleEvents", of());
const writes = query("w", "WriteThrottleEvents", of());
const sum = (expression: unknown) => ({ id: "sum", expression, return_data: true });

const alarm = (...metric_query: unknown[]): CaseConfig => ({
  [ALARM]: {
    alarm_name: "throttles",
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    evaluation_periods: 1,
    metric_query,
  },
});
const whole = { ...table, ...alarm(sum("FILL(r,0)+FILL(w,0)"), reads, writes) };
const at = ["stack"];
const saying = (values: Record<string, unknown>) => ({ config: changed(whole, ALARM, values), at });
const asking = (...queries: unknown[]) => ({ config: { ...table, ...alarm(...queries) }, at });

const alone = (name: string): CaseConfig => ({
  [`aws_cloudwatch_metric_alarm.${name}`]: {
    alarm_name: name,
    ...of(),
    metric_name: name,
    statistic: "Sum",
    period: 300,
    comparison_operator: "GreaterThanThreshold",
    threshold: 10,
    evaluation_periods: 1,
  },
});

export const cases: ControlCases = {
  pass: {
    "added up": whole,
    "by reference": changed(whole, "aws_lambda_function.pay", {
      environment: { variables: { TABLE_NAME: "${aws_dynamodb_table.payments.name}" } },
    }),
    "one alarm each": { ...table, ...alone("ReadThrottleEvents"), ...alone("WriteThrottleEvents") },
  },
  fail: {
    nothing: { config: {}, at },
    "no alarm": { config: table, at },
    "no table": { config: changed(whole, "aws_dynamodb_table.payments", undefined), at },
    "of a table that no function uses": {
      config: changed(whole, "aws_lambda_function.pay", { environment: null }),
      at,
    },
    "of a table of a function that answers for no API": {
      config: changed(whole, "aws_api_gateway_integration.pay", undefined),
      at,
    },
    "of another table": {
      config: changed(whole, "aws_dynamodb_table.payments", { name: "payment" }),
      at,
    },
    "reads only": asking(sum("FILL(r,0)"), reads, writes),
    "writes only": { config: { ...table, ...alone("WriteThrottleEvents") }, at },
    "only when both are throttled": asking(sum("r+w"), reads, writes),
    "only when reads are throttled": asking(sum("r+FILL(w,0)"), reads, writes),
    "the difference": asking(sum("FILL(r,0)-FILL(w,0)"), reads, writes),
    "reads twice": asking(
      sum("FILL(r,0)+FILL(w,0)"),
      reads,
      query("w", "ReadThrottleEvents", of()),
    ),
    "of two tables": {
      config: {
        ...table,
        "aws_dynamodb_table.other": { name: "other" },
        ...alarm(
          sum("FILL(r,0)+FILL(w,0)"),
          reads,
          query("w", "WriteThrottleEvents", of({ dimensions: { TableName: "other" } })),
        ),
      },
      at,
    },
    "of one operation": asking(
      sum("FILL(r,0)+FILL(w,0)"),
      reads,
      query("w", "WriteThrottleEvents", {
        ...of(),
        dimensions: { TableName: "payments", Operation: "PutItem" },
      }),
    ),
    averages: asking(
      sum("FILL(r,0)+FILL(w,0)"),
      reads,
      query("w", "WriteThrottleEvents", of({ stat: "Average" })),
    ),
    "fewer than": saying({ comparison_operator: "LessThanThreshold" }),
    always: saying({ threshold: -1 }),
    "a text": saying({ threshold: "0" }),
    "no threshold": saying({ threshold: null }),
    "after a day": saying({ evaluation_periods: 288 }),
  },
  unknown: {
    "a threshold from a variable": saying({ threshold: "${var.throttles}" }),
  },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Bytes", "Percent"),
    "aws_cloudwatch_metric_alarm.comparison_operator": fc.constantFrom(
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(-1, -0.1),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
  },
};
