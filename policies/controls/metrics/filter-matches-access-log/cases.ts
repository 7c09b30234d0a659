import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, FORMAT, filter } from "../../../lib/payment-api";

const FILTER = "aws_cloudwatch_log_metric_filter.teapots";
const at = [FILTER];

const settings = (format: unknown) => ({
  access_log_settings: { destination_arn: "${aws_cloudwatch_log_group.access.arn}", format },
});
const http: CaseConfig = {
  "aws_apigatewayv2_stage.live": { api_id: "a", name: "live", ...settings(FORMAT) },
  "aws_cloudwatch_log_group.access": { name: "/payments/access" },
};

const reading = (
  pattern: unknown,
  transformation: Record<string, unknown> = {},
  before: CaseConfig = api,
) => ({ config: { ...before, ...filter({ name: "teapots", pattern, transformation }) }, at });
const writing = (format: unknown, pattern = "{ $.status = 418 }") =>
  reading(pattern, {}, changed(api, "aws_api_gateway_stage.live", settings(format)));

const lacking = fc.constantFrom(
  '{"requestId":"$context.requestId"}',
  "$context.status $context.responseLatency",
);

export const cases: ControlCases = {
  pass: {
    "a number that is one": reading("{ $.status = 418 }").config,
    "a text that is one": reading('{ $.path = "/tea" }').config,
    "a field that is there": reading("{ $.requestId = * && $.status = 418 }").config,
    "a number for its value": reading("{ $.status = 418 }", { value: "$.responseLatency" }).config,
    "a field for a dimension": reading("{ $.status = 418 }", { dimensions: { Path: "$.path" } })
      .config,
    "a term": reading("teapot").config,
    "whatever there is": reading("", { value: "2" }).config,
    "an HTTP API's": reading("{ $.status = 418 }", {}, http).config,
    "within an object": writing(
      '{"answer":{"status":$context.status}}',
      "{ $.answer.status = 418 }",
    ).config,
    "a log of fields without names": writing("$context.status", "[status=418]").config,
    "a log that is not an API's": {
      ...filter({ name: "teapots", pattern: "{ $.anything = 418 }", log_group_name: "/app" }),
    },
    "a log of the model that is not an API's": {
      "aws_cloudwatch_log_group.access": { name: "/app" },
      ...filter({ name: "teapots", pattern: "{ $.anything = 418 }" }),
    },
  },
  fail: {
    "a field that is not there": reading("{ $.code = 418 }"),
    "a field in another case": reading("{ $.Status = 418 }"),
    "a second field that is not there": reading("{ $.status = 418 || $.code = 418 }"),
    "a number that is a text": reading("{ $.path >= 418 }"),
    "a text that is a number": reading('{ $.status = "418" }'),
    "a value that is not there": reading("{ $.status = 418 }", { value: "$.latency" }),
    "a value that is a text": reading("{ $.status = 418 }", { value: "$.path" }),
    "a dimension that is not there": reading("{ $.status = 418 }", {
      dimensions: { Method: "$.method" },
    }),
    "a pattern that is none": reading("{ $.status = }"),
    "no pattern": reading(null),
    "nothing to publish": {
      config: changed(reading("{ $.status = 418 }").config, FILTER, {
        metric_transformation: null,
      }),
      at,
    },
    "no log": {
      config: changed(reading("{ $.status = 418 }").config, FILTER, { log_group_name: null }),
      at,
    },
    "a log without the field": writing('{"code":$context.status}'),
    "a log with the number quoted": writing('{"status":"$context.status"}'),
    "a log that is no JSON": writing("$context.status"),
    "a log that is no JSON when nothing stands behind the API": writing(
      '{"status":$context.status,"integrationLatency":$context.integrationLatency}',
    ),
    "a log of no format": writing(null),
    "one of two stages without the field": {
      config: {
        ...reading("{ $.status = 418 }").config,
        "aws_api_gateway_stage.test": {
          rest_api_id: "${aws_api_gateway_rest_api.api.id}",
          stage_name: "test",
          ...settings('{"code":$context.status}'),
        },
      },
      at,
    },
    "an HTTP API's log without the field": reading("{ $.code = 418 }", {}, http),
  },
  unknown: {
    "a pattern from a variable": reading("${var.pattern}"),
    "a value from a variable": reading("{ $.status = 418 }", { value: "${var.value}" }),
    "a log from a variable": {
      config: filter({ name: "teapots", log_group_name: "${var.group}" }),
      at,
    },
    "a format from a variable": writing("${var.format}"),
  },
  damage: {
    "aws_cloudwatch_log_metric_filter.metric_transformation.dimensions": fc.constantFrom({
      caller: "$.nothing",
    }),
    "aws_cloudwatch_log_metric_filter.pattern": fc.constantFrom(
      "{ $.nothing = * }",
      "{ $.requestId >= 1 }",
      '{ $.status = "200" }',
    ),
    "aws_api_gateway_stage.access_log_settings.format": lacking,
    "aws_apigatewayv2_stage.access_log_settings.format": lacking,
  },
};
