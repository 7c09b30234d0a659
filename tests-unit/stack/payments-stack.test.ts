import { expect, test } from "@jest/globals";
import example from "../../stack/config/example.json";
import minimal from "../../stack/config/minimal.json";
import type { ConfigInput } from "../../stack/config/schema";
import { synthesize } from "./synthesize";
import { ofType, resourcesOf } from "./terraform";

test("a suffix and two addresses are enough", () => {
  const types = new Set(resourcesOf(synthesize(minimal)).map(({ type }) => type));
  expect(types).toContain("aws_synthetics_canary");
  expect(types).not.toContain("aws_vpc_endpoint");
});

test("the mission's names", () => {
  const terraform = synthesize(example as ConfigInput);
  const names = resourcesOf(terraform).map(
    ({ values }) => values.name ?? values.function_name ?? values.alarm_name,
  );
  expect(names).toEqual(
    expect.arrayContaining([
      "/aws/apigateway/payments-demo",
      "/aws/lambda/payment-processor-demo",
      "/aws/rds/payments-db-demo",
      "/aws/rds/cluster/payments-db-demo/postgresql",
      "payment-alarms-demo",
      "payment-processor-demo",
      "health-check-demo",
    ]),
  );
});

test("every log group keeps 90 days under the key", () => {
  const groups = Object.values(ofType(synthesize(minimal), "aws_cloudwatch_log_group"));
  expect(groups.length).toBeGreaterThanOrEqual(5);
  for (const group of groups) {
    expect(group).toMatchObject({ retention_in_days: 90, kms_key_id: "${aws_kms_key.key.arn}" });
  }
});
