/**
 * The access log's fields. Metric filters compare numbers, so the ones they read must be unquoted;
 * `integrationLatency` and `responseLength` stay quoted, because they are "-" when there is none.
 * Nothing of the request's body or of its credentials is here.
 * Source: API Gateway Developer Guide, "Variables for access logging for API Gateway".
 */
const text = {
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  callerIp: "$context.identity.sourceIp",
  callerArn: "$context.identity.userArn",
  userAgent: "$context.identity.userAgent",
  method: "$context.httpMethod",
  path: "$context.resourcePath",
  protocol: "$context.protocol",
  responseLength: "$context.responseLength",
  integrationLatency: "$context.integration.latency",
  errorType: "$context.error.responseType",
  traceId: "$context.xrayTraceId",
};

const numbers = {
  status: "$context.status",
  responseLatency: "$context.responseLatency",
};

/** One line of JSON but for its unquoted numbers: API Gateway fills in the variables. */
export const accessLogFormat: string = `{${[
  ...Object.entries(text).map(([field, variable]) => `"${field}":"${variable}"`),
  ...Object.entries(numbers).map(([field, variable]) => `"${field}":${variable}`),
].join(",")}}`;

/** How filters, rules and queries name a field. */
export type AccessLogField = keyof typeof text | keyof typeof numbers;
