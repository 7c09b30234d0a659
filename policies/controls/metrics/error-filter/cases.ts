import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, changesOf, errors } from "../../../lib/payment-api";

const whole = { ...api, ...errors };
const at = ["stack"];
const { format, ofAnotherGroup, pattern, transformation } = changesOf(whole, "errors");

export const cases: ControlCases = {
  pass: {
    "from 400": whole,
    "above 399": pattern("{ $.status > 399 }").config,
    "4xx or 5xx": pattern(
      "{ ($.status >= 400 && $.status < 500) || ($.status >= 500 && $.status <= 599) }",
    ).config,
    "zero when there is none": transformation({ default_value: "0", unit: "Count" }).config,
  },
  fail: {
    nothing: { config: {}, at },
    "no filter": { config: api, at },
    "no access log": { config: changed(whole, "aws_api_gateway_stage.live", undefined), at },
    "5xx only": pattern("{ $.status >= 500 }"),
    "4xx only": pattern("{ $.status >= 400 && $.status < 500 }"),
    "but for one": pattern("{ $.status >= 400 && $.status != 404 }"),
    "above 400": pattern("{ $.status > 400 }"),
    "from 399": pattern("{ $.status >= 399 }"),
    "every request": pattern("{ $.status = * }"),
    "compared as text": pattern('{ $.status >= "400" }'),
    "of one path only": pattern('{ $.status >= 400 && $.path = "/pay" }'),
    "of one path too": pattern('{ $.status >= 400 || $.path = "/pay" }'),
    "of another number": pattern("{ $.responseLatency >= 400 }"),
    "of a field that is not there": pattern("{ $.code >= 400 }"),
    "a term": pattern("ERROR"),
    everything: pattern(""),
    "no pattern": pattern(null),
    "quoted in the log": format('{"status":"$context.status"}'),
    "another number in its place": format('{"status":$context.responseLength}'),
    "not counted as one": transformation({ value: "0" }),
    "a latency": transformation({ value: "$.responseLatency" }),
    "one when there is none": transformation({ default_value: "1" }),
    "by path": transformation({ dimensions: { Path: "$.path" } }),
    "as a percentage": transformation({ unit: "Percent" }),
    "of another group": ofAnotherGroup,
  },
  unknown: {
    "a pattern from a variable": pattern("${var.pattern}"),
    "one when there is none, if a variable says so": transformation({ default_value: "${var.n}" }),
  },
  damage: {
    "aws_cloudwatch_log_metric_filter.pattern": fc.constantFrom(
      "{ $.status >= 399 }",
      "{ $.status >= 401 }",
      "{ $.status >= 500 }",
      "{ $.status = * }",
    ),
  },
};
