import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const METRICS: Record<string, [name: string, more?: Record<string, string>]> = {
  reads: ["ReadThrottleEvents"],
  writes: ["WriteThrottleEvents"],
  got: ["ThrottledRequests", { Operation: "GetItem" }],
  put: ["ThrottledRequests", { Operation: "PutItem" }],
};
const alarm = (id: string, values: Record<string, unknown> = {}): CaseConfig => {
  const [metric_name, more] = METRICS[id] ?? [""];
  return {
    [`aws_cloudwatch_metric_alarm.${id}`]: {
      alarm_name: id,
      namespace: "AWS/DynamoDB",
      metric_name,
      dimensions: { TableName: "payments", ...more },
      statistic: "Sum",
      period: 300,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      evaluation_periods: 1,
      alarm_actions: ["${aws_sns_topic.t.arn}"],
      ...values,
    },
  };
};
const topic: CaseConfig = { "aws_sns_topic.t": { name: "t" } };
const whole: CaseConfig = Object.assign(topic, ...Object.keys(METRICS).map((id) => alarm(id)));
const with_ = (id: string, values: Record<string, unknown>) => ({ ...whole, ...alarm(id, values) });
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const without = (id: string): CaseConfig => {
  const { [`aws_cloudwatch_metric_alarm.${id}`]: _, ...others } = whole;
  return others;
};

export const cases: ControlCases = {
  pass: {
    "each its alarm": whole,
    "in the metric's unit": with_("got", { unit: "Count" }),
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
      with_("put", { dimensions: { TableName: "other", Operation: "PutItem" } }),
    ),
    "of another operation": bad(
      with_("put", { dimensions: { TableName: "payments", Operation: "Query" } }),
    ),
    "of an index": bad(
      with_("reads", { dimensions: { TableName: "payments", GlobalSecondaryIndexName: "i" } }),
    ),
    "of all operations": bad(with_("put", { dimensions: { TableName: "payments" } })),
    misspelt: bad(with_("got", { metric_name: "ThrottledRequest" })),
    "of another service": bad(with_("got", { namespace: "Payments" })),
    "in another unit": bad(with_("got", { unit: "Percent" })),
    "on average": bad(with_("got", { statistic: "Average" })),
    "when few are throttled": bad(with_("got", { comparison_operator: "LessThanThreshold" })),
    always: bad(with_("got", { threshold: -1 })),
    "hours later": bad(with_("got", { evaluation_periods: 24 })),
    "telling nobody": bad(with_("got", { alarm_actions: [] })),
  },
  unknown: { "a variable's threshold": bad(with_("got", { threshold: "${var.throttles}" })) },
  damage: {
    "aws_cloudwatch_metric_alarm.unit": fc.constantFrom("Bytes", "Percent"),
    "aws_cloudwatch_metric_alarm.threshold": fc.constantFrom(-1, -0.1),
    "aws_cloudwatch_metric_alarm.evaluation_periods": fc.constantFrom(0, 4, 288),
  },
  equivalent: [
    {
      path: "aws_cloudwatch_metric_alarm.alarm_actions",
      damage: "* for its like",
      because: "who is behind a topic is alarms/two-subscribers' to judge",
    },
    ...["removed", '{"not":"text"}'].map((damage) => ({
      path: "aws_cloudwatch_metric_alarm.metric_query",
      place: "metric_query.0.id",
      damage,
      because: "nothing refers to the result by its id",
    })),
  ],
};
