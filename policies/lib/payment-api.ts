import type { BadCase, CaseConfig } from "./cases";
import { changed } from "./changed";

/**
 * A small payment API for the cases of controls that look at more than one resource: what stands
 * behind it, its access log, and what is measured of it.
 */

export const FORMAT = [
  '{"requestId":"$context.requestId","path":"$context.resourcePath",',
  '"status":$context.status,"responseLatency":$context.responseLatency}',
].join("");

const integration = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/\${aws_lambda_function.${name}.arn}/invocations`;

/** A REST API with one stage, whose access log goes to one group. */
export const api: CaseConfig = {
  "aws_api_gateway_rest_api.api": { name: "payments" },
  "aws_api_gateway_stage.live": {
    rest_api_id: "${aws_api_gateway_rest_api.api.id}",
    stage_name: "live",
    access_log_settings: {
      destination_arn: "${aws_cloudwatch_log_group.access.arn}",
      format: FORMAT,
    },
  },
  "aws_cloudwatch_log_group.access": { name: "/payments/access" },
};

/** The function that answers for the API. */
export const processor: CaseConfig = {
  "aws_api_gateway_integration.pay": {
    rest_api_id: "${aws_api_gateway_rest_api.api.id}",
    type: "AWS_PROXY",
    uri: integration("pay"),
  },
  "aws_lambda_function.pay": { function_name: "pay" },
};

interface Filter {
  name: string;
  pattern?: unknown;
  transformation?: Record<string, unknown>;
  log_group_name?: unknown;
}

export const filter = ({ name, pattern, transformation, ...values }: Filter): CaseConfig => ({
  [`aws_cloudwatch_log_metric_filter.${name}`]: {
    name,
    log_group_name: "${aws_cloudwatch_log_group.access.name}",
    pattern: pattern === undefined ? "{ $.status = * }" : pattern,
    metric_transformation: { namespace: "Payments", name, value: "1", ...transformation },
    ...values,
  },
});

/** What is changed of the filter of that name, or of the log that it reads, so that the stack is not proven. */
export function changesOf(whole: CaseConfig, name: string) {
  const address = `aws_cloudwatch_log_metric_filter.${name}`;
  const measured = whole[address]?.metric_transformation as object;
  const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
  return {
    pattern: (pattern: unknown) => bad(changed(whole, address, { pattern })),
    transformation: (values: Record<string, unknown>) =>
      bad(changed(whole, address, { metric_transformation: { ...measured, ...values } })),
    format: (format: unknown) => bad(loggedAs(whole, format)),
    ofAnotherGroup: bad({
      ...changed(whole, address, { log_group_name: "${aws_cloudwatch_log_group.other.name}" }),
      "aws_cloudwatch_log_group.other": { name: "/other" },
    }),
  };
}

/** The same API whose access log has another format. */
export const loggedAs = (config: CaseConfig, format: unknown): CaseConfig =>
  changed(config, "aws_api_gateway_stage.live", {
    access_log_settings: { destination_arn: "${aws_cloudwatch_log_group.access.arn}", format },
  });

export const latency = filter({
  name: "latency",
  pattern: "{ $.responseLatency = * }",
  transformation: { value: "$.responseLatency", unit: "Milliseconds" },
});
export const errors = filter({ name: "errors", pattern: "{ $.status >= 400 }" });
export const requests = filter({ name: "requests" });

/** A query of an alarm on one metric; the sum of one of the filters' if nothing else is said. */
export const query = (
  id: string,
  metric_name: string,
  { query: inQuery, ...metric }: Record<string, unknown> & { query?: Record<string, unknown> } = {},
) => ({
  id,
  metric: { namespace: "Payments", metric_name, stat: "Sum", period: 300, ...metric },
  ...inQuery,
});

/** An alarm on 100 times the ratio of two sums. */
export const rateAlarm = (
  name: string,
  queries: unknown[],
  values: Record<string, unknown> = {},
  expression: unknown = "IF(n>0,100*e/n,0)",
): CaseConfig => ({
  [`aws_cloudwatch_metric_alarm.${name}`]: {
    alarm_name: name,
    comparison_operator: "GreaterThanThreshold",
    threshold: 5,
    evaluation_periods: 1,
    treat_missing_data: "notBreaching",
    metric_query: [{ id: "rate", expression, return_data: true }, ...queries],
    ...values,
  },
});

/** The alarm on the API's error rate. */
export const apiErrorRate = (values: Record<string, unknown> = {}, expression?: unknown) =>
  rateAlarm("api", [query("e", "errors"), query("n", "requests")], values, expression);

const invocations = (function_name: string) => ({
  namespace: "AWS/Lambda",
  dimensions: { FunctionName: function_name },
});

/** The alarm on the error rate of the function that answers for the API. */
export const lambdaErrorRate = (values: Record<string, unknown> = {}, expression?: unknown) =>
  rateAlarm(
    "lambda",
    [query("e", "Errors", invocations("pay")), query("n", "Invocations", invocations("pay"))],
    { threshold: 10, ...values },
    expression,
  );
