import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const MAPPING = "aws_lambda_event_source_mapping.m";
const read = (changes: object = {}, queue: object = {}, reader: object = {}): CaseConfig => ({
  "aws_sqs_queue.q": { name: "events", visibility_timeout_seconds: 180, ...queue },
  "aws_lambda_function.f": { function_name: "reader", timeout: 30, ...reader },
  [MAPPING]: {
    event_source_arn: "${aws_sqs_queue.q.arn}",
    function_name: "${aws_lambda_function.f.function_name}",
    function_response_types: ["ReportBatchItemFailures"],
    ...changes,
  },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [MAPPING] });

export const cases: ControlCases = {
  pass: {
    "one by one": read(),
    "by the function's ARN": read({ function_name: "${aws_lambda_function.f.arn}" }),
    "a stream": {
      ...read({
        event_source_arn: "${aws_dynamodb_table.t.stream_arn}",
        function_response_types: null,
      }),
      "aws_dynamodb_table.t": { name: "payments" },
    },
    "a stream of Kinesis": {
      ...read({
        event_source_arn: "${aws_kinesis_stream.s.arn}",
        function_response_types: null,
      }),
      "aws_kinesis_stream.s": { name: "payments" },
    },
  },
  fail: {
    "all of a batch": bad(read({ function_response_types: null })),
    "nothing is reported": bad(read({ function_response_types: [] })),
    "too soon": bad(read({}, { visibility_timeout_seconds: 179 })),
    "by default, after half a minute": bad(read({}, { visibility_timeout_seconds: null })),
    "a text": bad(read({}, { visibility_timeout_seconds: "180" })),
    "a function that may take longer": bad(read({}, {}, { timeout: 31 })),
    "no queue": bad(read({ event_source_arn: null })),
  },
  unknown: {
    "a queue elsewhere": bad(
      read({ event_source_arn: "arn:aws:sqs:us-east-1:111122223333:elsewhere" }),
    ),
    "a time-out from a variable": bad(read({}, {}, { timeout: "${var.seconds}" })),
  },
  damage: {
    "aws_lambda_event_source_mapping.function_response_types": fc.constant(["ReportNothing"]),
    "aws_sqs_queue.visibility_timeout_seconds": fc.constantFrom(0, 30, 179),
    "aws_lambda_function.timeout": fc.constantFrom(31, 900),
  },
  equivalent: [
    {
      path: "aws_sqs_queue.visibility_timeout_seconds",
      address: "aws_sqs_queue.services_orders",
      damage: "boundary 179",
      because: "it is still six times what this queue's function may take",
    },
  ],
};
