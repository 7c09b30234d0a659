import type { JsonObject } from "../../proof/model/model";
import { linked, partOf } from "../../proof/model/read";

const synth = (resource: JsonObject) => ({ resource });
const state = (...resources: JsonObject[]) => ({
  format_version: "1.0",
  values: { root_module: { resources } },
});
const deployed = (type: string, name: string, values: JsonObject) => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  values,
});

/** Two configurations of one account: what one makes, the other names. */
const views: [string, JsonObject, JsonObject][] = [
  [
    "synth",
    synth({ aws_dynamodb_table: { t: { name: "orders" } } }),
    synth({
      aws_cloudwatch_metric_alarm: {
        a: {
          alarm_name: "throttled",
          namespace: "AWS/DynamoDB",
          metric_name: "ReadThrottleEvents",
          dimensions: { TableName: "orders" },
        },
      },
    }),
  ],
  [
    "state",
    state(deployed("aws_dynamodb_table", "t", { name: "orders" })),
    state(
      deployed("aws_cloudwatch_metric_alarm", "a", {
        alarm_name: "throttled",
        namespace: "AWS/DynamoDB",
        metric_name: "ReadThrottleEvents",
        dimensions: { TableName: "orders" },
      }),
    ),
  ],
];

test.each(
  views,
)("%s: what one file names and another makes is linked both ways", (view, ...files) => {
  const { resources } = linked(files.map((json, at) => partOf(json, `${at}.json`)));
  const of = (address: string) => resources.find((one) => one.address === address);
  const alarm = "aws_cloudwatch_metric_alarm.a";
  const table = "aws_dynamodb_table.t";
  expect(of(alarm)?.refs["dimensions.TableName"]).toEqual([table]);
  expect(of(table)?.dependents["aws_cloudwatch_metric_alarm.dimensions.TableName"]).toEqual([
    alarm,
  ]);
  expect(partOf(files[0], "0.json").view).toBe(view);
});

test("an expression means what it means in its own file", () => {
  const fileOf = (days: number, name: string) => ({
    variable: { days: { default: days } },
    resource: { aws_cloudwatch_log_group: { [name]: { retention_in_days: "${var.days}" } } },
  });
  const { resources } = linked([partOf(fileOf(30, "a"), "a"), partOf(fileOf(90, "b"), "b")]);
  expect(resources.map(({ values }) => values.retention_in_days)).toEqual([30, 90]);
});
