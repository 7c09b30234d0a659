import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, changesOf, FORMAT, filter, latency, loggedAs } from "../../../lib/payment-api";

const whole = { ...api, ...latency };
const at = ["stack"];
const { format, ofAnotherGroup, pattern, transformation } = changesOf(whole, "latency");

export const cases: ControlCases = {
  pass: {
    "every request's latency": whole,
    "of requests that have a status": pattern("{ $.status = * }").config,
    "of requests whose latency is a number": pattern("{ $.responseLatency >= 0 }").config,
    "under another name": {
      ...loggedAs(api, '{"status":$context.status,"took":$context.responseLatency}'),
      ...filter({
        name: "anything",
        pattern: "{ $.took = * }",
        transformation: { value: "$.took", unit: "Milliseconds" },
      }),
    },
  },
  fail: {
    nothing: { config: {}, at },
    "no filter": { config: api, at },
    "no access log": { config: changed(whole, "aws_api_gateway_stage.live", undefined), at },
    "another log": ofAnotherGroup,
    "zeros where there is none": transformation({ default_value: "0" }),
    "by path": transformation({ dimensions: { Path: "$.path" } }),
    "of something else": transformation({ value: "$.status" }),
    "a count": transformation({ value: "1" }),
    "of a field that is not there": transformation({ value: "$.latency" }),
    "not a selector": transformation({ value: "responseLatency" }),
    seconds: transformation({ unit: "Seconds" }),
    "no unit": transformation({ unit: null }),
    "a number for a unit": transformation({ unit: 1 }),
    "of slow requests only": pattern("{ $.responseLatency > 1000 }"),
    "of successful requests only": pattern("{ $.status < 400 }"),
    "of one path only": pattern('{ $.responseLatency = * && $.path = "/health" }'),
    "of requests that lack it": pattern("{ $.responseLatency != * }"),
    "of requests with a field that is not there": pattern("{ $.latency = * }"),
    "a pattern that is none": pattern("{ $.responseLatency = }"),
    "no pattern": pattern(null),
    "quoted in the log": format('{"responseLatency":"$context.responseLatency"}'),
    "not in the log": format('{"status":$context.status}'),
    "another number in its place": format('{"responseLatency":$context.integrationLatency}'),
    "a log that is no JSON": format("$context.responseLatency $context.status"),
  },
  unknown: {
    "zeros, if a variable says so": transformation({ default_value: "${var.zero}" }),
    "of what a variable says": transformation({ value: "${var.selector}" }),
    "in a format from a variable": format("${var.format}"),
  },
  damage: {
    "aws_cloudwatch_log_metric_filter.pattern": fc.constantFrom(
      "{ $.responseLatency > 0 }",
      "{ $.status >= 400 }",
      "{ $.nothing = * }",
    ),
    "aws_api_gateway_stage.access_log_settings": fc.constant({
      destination_arn: "${aws_cloudwatch_log_group.access.arn}",
      format: FORMAT.replaceAll(/:(\$context\.\w+)/g, ':"$1"'),
    }),
  },
};
