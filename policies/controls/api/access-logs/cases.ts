import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const quoted: Record<string, string> = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  callerIp: "$context.identity.sourceIp",
  callerArn: "$context.identity.userArn",
  method: "$context.httpMethod",
  path: "$context.resourcePath",
};
const unquoted: Record<string, string> = {
  status: "$context.status",
  responseLatency: "$context.responseLatency",
};

/** The text of a format: JSON but for its unquoted variables. */
const format = (texts: Record<string, string>, numbers = unquoted) =>
  `{${[
    ...Object.entries(texts).map(([field, variable]) => `"${field}":"${variable}"`),
    ...Object.entries(numbers).map(([field, variable]) => `"${field}":${variable}`),
  ].join(",")}}`;

const without = (field: string) => {
  const { [field]: _, ...others } = quoted;
  return format(others);
};

const GROUP = "${aws_cloudwatch_log_group.g.arn}";
const stage = (access_log_settings: unknown): CaseConfig => ({
  "aws_cloudwatch_log_group.g": { name: "/payments/access" },
  "aws_api_gateway_stage.s": { stage_name: "prod", access_log_settings },
});
const logging = (text: unknown) => stage({ destination_arn: GROUP, format: text });
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_api_gateway_stage.s"] });

export const cases: ControlCases = {
  pass: {
    "every field that is asked for": logging(format(quoted)),
    "in any order, with spaces": logging(
      `{ "status": $context.status, "responseLatency": $context.responseLatency, ${format(quoted, {}).slice(1)}`,
    ),
    "more fields than that": logging(
      format(
        { ...quoted, integrationLatency: "$context.integrationLatency" },
        { ...unquoted, at: "$context.requestTimeEpoch" },
      ),
    ),
    "fields of other names": logging(
      format(
        { ...quoted, callerArn: "$context.authorizer.principalId" },
        { s: "$context.status", l: "$context.responseLatency" },
      ),
    ),
    "an HTTP API's stage": {
      "aws_cloudwatch_log_group.g": { name: "/payments/access" },
      "aws_apigatewayv2_stage.s": {
        name: "$default",
        access_log_settings: {
          destination_arn: GROUP,
          format: format({ ...quoted, path: "$context.routeKey" }),
        },
      },
    },
  },
  fail: {
    "no access log": bad(stage(null)),
    "a group that is not there": bad(stage({ format: format(quoted) })),
    "something that is no log group": bad({
      ...stage({ destination_arn: "${aws_s3_bucket.b.arn}", format: format(quoted) }),
      "aws_s3_bucket.b": { bucket: "logs" },
    }),
    "no format": bad(stage({ destination_arn: GROUP })),
    "Apache's common format": bad(
      logging(
        '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod" $context.status',
      ),
    ),
    "JSON with a comma too many": bad(logging(format(quoted).replace("}", ",}"))),
    "a list": bad(logging(`[${format(quoted)}]`)),
    "a status that is text": bad(
      logging(format({ ...quoted, status: "$context.status" }, { l: "$context.responseLatency" })),
    ),
    "a latency that is text": bad(
      logging(format({ ...quoted, l: "$context.responseLatency" }, { s: "$context.status" })),
    ),
    "the integration's latency in place of the response's": bad(
      logging(format(quoted, { s: "$context.status", l: "$context.integrationLatency" })),
    ),
    "a number that may be a dash": bad(
      logging(format(quoted, { ...unquoted, i: "$context.integrationLatency" })),
    ),
    "a text without quotes": bad(logging(format(quoted, { ...unquoted, p: "$context.path" }))),
    "a misspelt variable": bad(logging(format({ ...quoted, requestId: "$context.requestid" }))),
    "a constant in place of the caller": bad(logging(format({ ...quoted, callerIp: "sourceIp" }))),
    ...Object.fromEntries(
      Object.keys(quoted).map((field) => [`no ${field}`, bad(logging(without(field)))]),
    ),
    "a number for a format": bad(logging(7)),
  },
  unknown: {
    "a group of another model": bad(
      stage({
        destination_arn: "arn:aws:logs:us-east-1:111122223333:log-group:elsewhere",
        format: format(quoted),
      }),
    ),
    "a format from a variable": bad(logging("${var.format}")),
  },
  damage: {
    "aws_api_gateway_stage.access_log_settings.format": fc
      .constantFrom(...Object.keys(quoted))
      .map(without),
  },
};
