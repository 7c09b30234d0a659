import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import {
  hasOwnArn,
  isListAttribute,
  isListOfObjects,
  isObjectAttribute,
  isTaggable,
} from "../../proof/model/schema";
import { SCHEMA, schemaOf } from "../../scripts/schema";

test("what is known of the provider is what the installed bindings say", () => {
  expect(JSON.parse(readFileSync(SCHEMA, "utf8"))).toEqual(schemaOf());
});

test("maps and single nested objects are told from nested blocks", () => {
  expect(isObjectAttribute("aws_sns_topic", "tags")).toBe(true);
  expect(isObjectAttribute("aws_lambda_function", "environment")).toBe(false);
  expect(isObjectAttribute("aws_lambda_function", "environment.variables")).toBe(true);
  expect(isObjectAttribute("aws_lambda_function", "tracing_config")).toBe(false);
  expect(isObjectAttribute("aws_kms_key", "timeouts")).toBe(true);
  // One name, a map in one type and a block in another.
  expect(isObjectAttribute("aws_cloudwatch_metric_alarm", "metric_query.metric.dimensions")).toBe(
    true,
  );
  expect(
    isObjectAttribute(
      "aws_autoscalingplans_scaling_plan",
      "scaling_instruction.customized_load_metric_specification.dimensions",
    ),
  ).toBe(true);
  expect(isObjectAttribute("aws_devopsguru_resource_collection", "tags")).toBe(false);
});

test("what has tags, a foreign ARN, or lists of plain values", () => {
  expect(isTaggable("aws_sns_topic")).toBe(true);
  expect(isTaggable("aws_cloudwatch_dashboard")).toBe(false);
  expect(hasOwnArn("aws_sns_topic")).toBe(true);
  expect(hasOwnArn("aws_sns_topic_policy")).toBe(false);
  expect(hasOwnArn("aws_cloudwatch_event_target")).toBe(false);
  expect(isListAttribute("managed_policy_arns")).toBe(true);
  expect(isListAttribute("ingress")).toBe(false);
  expect(isListOfObjects("aws_security_group", "ingress")).toBe(true);
  expect(isListOfObjects("aws_route_table", "route")).toBe(true);
  expect(isListOfObjects("aws_instance", "root_block_device")).toBe(false);
  expect(isListOfObjects("aws_lb", "access_logs")).toBe(false);
});

test("names of JavaScript's own are no names of the schema", () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect(isObjectAttribute(name, name)).toBe(false);
    expect(isTaggable(name)).toBe(false);
    expect(isListAttribute(name)).toBe(false);
  }
});
