import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { api, changesOf, requests } from "../../../lib/payment-api";

const whole = { ...api, ...requests };
const at = ["stack"];
const { ofAnotherGroup, pattern, transformation } = changesOf(whole, "requests");

export const cases: ControlCases = {
  pass: {
    "those that have a status": whole,
    "those that have an id": pattern("{ $.requestId = * }").config,
    "those that have both": pattern("{ $.requestId = * && $.status = * }").config,
    "errors and the rest": pattern("{ $.status >= 400 || $.status >= 0 }").config,
    "whatever there is": pattern("").config,
    "zero when there is none": transformation({ default_value: "0", unit: "Count" }).config,
  },
  fail: {
    nothing: { config: {}, at },
    "no filter": { config: api, at },
    "no access log": { config: changed(whole, "aws_api_gateway_stage.live", undefined), at },
    "errors only": pattern("{ $.status >= 400 }"),
    "successes only": pattern("{ $.status < 400 }"),
    "of one path": pattern('{ $.path = "/pay" }'),
    "of one path, with a status": pattern('{ $.status = * && $.path = "/pay" }'),
    "those that have no status": pattern("{ $.status != * }"),
    "those that have what is not there": pattern("{ $.code = * }"),
    "a term": pattern("status"),
    "no pattern": pattern(null),
    "not counted as one": transformation({ value: "2" }),
    "one when there is none": transformation({ default_value: "1" }),
    "by path": transformation({ dimensions: { Path: "$.path" } }),
    "as bytes": transformation({ unit: "Bytes" }),
    "of another group": ofAnotherGroup,
  },
  unknown: {
    "a pattern from a variable": pattern("${var.pattern}"),
    "by what a variable says": transformation({ dimensions: "${var.dimensions}" }),
  },
  damage: {
    "aws_cloudwatch_log_metric_filter.pattern": fc.constantFrom(
      "{ $.status >= 200 }",
      "{ $.nothing = * }",
      "payment",
    ),
  },
};
