import fc from "fast-check";
import { idOfResult, metricAlarm, toldElsewhere } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";

const METRICS: Record<string, [name: string, more?: Record<string, string>]> = {
  reads: ["ReadThrottleEvents"],
  writes: ["WriteThrottleEvents"],
  got: ["ThrottledRequests", { Operation: "GetItem" }],
  put: ["ThrottledRequests", { Operation: "PutItem" }],
};
const alarm = (id: string, values: Record<string, unknown> = {}): CaseConfig => {
  const [metric_name, more] = METRICS[id] ?? [""];
  return metricAlarm(id, {
    namespace: "AWS/DynamoDB",
    metric_name,
    dimensions: { TableName: "payments", ...more },
    statistic: "Sum",
    period: 300,
    threshold: 0,
    ...values,
  });
};
const whole: CaseConfig = Object.assign({}, ...Object.keys(METRICS).map((id) => alarm(id)));
const saying = (id: string, values: Record<string, unknown>) => ({
  ...whole,
  ...alarm(id, values),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const without = (id: string): CaseConfig => changed(whole, `aws_cloudwatch_metric_alarm.${id}`);

export const cases: ControlCases = {
  pass: {
    "each its alarm": whole,
    "in the metric's unit": saying("got", { unit: "Count" }),
    "reads and writes added up": {
      ...without("reads"),
      ...alarm("writes", {
        namespace: null,
        metric_name: null,
        dimensions: null,
        statistic: null,
        period: null,
        metric_query: [
          { id: "sum", expression: "FILL(r,0)+FILL(w,0)", return_data: true },
          ...["Read", "Write"].map((kind) => ({
            id: kind === "Read" ? "r" : "w",
            metric: [
              {
                namespace: "AWS/DynamoDB",
                metric_name: `${kind}ThrottleEvents`,
                dimensions: { TableName: "payments" },
                stat: "Sum",
                period: 300,
              },
            ],
          })),
        ],
      }),
    },
  },
  fail: {
    nothing: bad({}),
    ...Object.fromEntries(
      Object.keys(METRICS).map((id) => [`nobody watches: ${id}`, bad(without(id))]),
    ),
    "of another table": bad(
      saying("put", { dimensions: { TableName: "other", Operation: "PutItem" } }),
    ),
    "of another operation": bad(
      saying("put", { dimensions: { TableName: "payments", Operation: "Query" } }),
    ),
    "of an index": bad(
      saying("reads", { dimensions: { TableName: "payments", GlobalSecondaryIndexName: "i" } }),
    ),
    "of all operations": bad(saying("put", { dimensions: { TableName: "payments" } })),
    misspelt: bad(saying("got", { metric_name: "ThrottledRequest" })),
    "of another service": bad(saying("got", { namespace: "Payments" })),
    "in another unit": bad(saying("got", { unit: "Percent" })),
    "on average": bad(saying("got", { statistic: "Average" })),
    "when few are throttled": bad(saying("got", { comparison_operator: "LessThanThreshold" })),
    always: bad(saying("got", { threshold: -1 })),
    "hours later": bad(saying("got", { evaluation_periods: 24 })),
    "telling nobody": bad(saying("got", { alarm_actions: [] })),
  },
  unknown: { "a variable's threshold": bad(saying("got", { threshold: "${var.throttles}" })) },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Bytes", "Percent"),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(-1, -0.1),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
  },
  equivalent: [toldElsewhere, ...idOfResult],
};
