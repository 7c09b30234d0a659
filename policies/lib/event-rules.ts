import type { CaseConfig } from "./cases";

/** For cases about the rules of EventBridge: a function, and the rule's permission to invoke it. */
export const permitted = (changes: object = {}): CaseConfig => ({
  "aws_lambda_function.f": { function_name: "recorder" },
  "aws_lambda_permission.f": {
    function_name: "${aws_lambda_function.f.function_name}",
    action: "lambda:InvokeFunction",
    principal: "events.amazonaws.com",
    source_arn: "${aws_cloudwatch_event_rule.r.arn}",
    ...changes,
  },
});
