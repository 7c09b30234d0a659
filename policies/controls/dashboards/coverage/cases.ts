import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import {
  api,
  apiErrorRate,
  errors,
  lambdaErrorRate,
  latency,
  processor,
  requests,
} from "../../../lib/payment-api";

const PAGE = "aws_cloudwatch_dashboard.page";
const FUNCTION = "aws_lambda_function.pay";

type Lines = unknown[][];
const graphs: Record<string, Lines> = {
  latency: [
    ["Payments", "latency", { stat: "p50" }],
    ["...", { stat: "p95" }],
    ["...", { stat: "p99" }],
  ],
  errors: [["Payments", "errors", { stat: "Sum" }]],
  function: [
    ["AWS/Lambda", "Errors", "FunctionName", "pay", { stat: "Sum" }],
    [".", "Duration", ".", ".", { stat: "p99" }],
  ],
  database: [["AWS/RDS", "DatabaseConnections", "DBClusterIdentifier", "payments"]],
  payments: [
    ["Payments", "Amount", "Type", "card", { stat: "Sum" }],
    ["Payments", "Success"],
  ],
};
const status: unknown[] = [
  "${aws_cloudwatch_metric_alarm.api.arn}",
  "${aws_cloudwatch_metric_alarm.lambda.arn}",
];
const query = "SOURCE '/payments/access' | fields @timestamp, status";

const page = (
  lines: Record<string, Lines | undefined>,
  alarms: unknown = status,
  log: unknown = query,
): CaseConfig => ({
  [PAGE]: {
    dashboard_name: "page",
    dashboard_body: JSON.stringify({
      widgets: [
        ...Object.values(lines).flatMap((metrics) =>
          metrics ? [{ type: "metric", properties: { metrics } }] : [],
        ),
        { type: "alarm", properties: { alarms } },
        { type: "log", properties: { query: log } },
      ],
    }),
  },
});

const behind: CaseConfig = {
  ...api,
  ...errors,
  ...requests,
  ...latency,
  ...apiErrorRate(),
  ...lambdaErrorRate(),
  ...changed(processor, FUNCTION, {
    environment: { variables: { METRIC_NAMESPACE: "Payments", METRIC_NAMES: "Amount, Success" } },
  }),
};
const whole = { ...behind, ...page(graphs) };
const at = ["stack"];
const drawing = (lines: Record<string, Lines | undefined>) => ({
  config: { ...behind, ...page({ ...graphs, ...lines }) },
  at,
});

export const cases: ControlCases = {
  pass: {
    "all of it": whole,
    "errors as a rate": drawing({
      errors: [
        [{ expression: "IF(n>0,100*e/n,0)" }],
        ["Payments", "errors", { id: "e", visible: false }],
        ["Payments", "requests", { id: "n", visible: false }],
      ],
    }).config,
    "payments by a search": drawing({
      payments: [
        [{ expression: "SEARCH('{Payments,Type} MetricName=\"Amount\"', 'Sum', 300)" }],
        ["Payments", "Success"],
      ],
    }).config,
    "beside another page": {
      ...whole,
      "aws_cloudwatch_dashboard.other": { dashboard_name: "other", dashboard_body: "{}" },
    },
  },
  fail: {
    nothing: { config: {}, at },
    "no dashboard": { config: behind, at },
    "no latency": drawing({ latency: undefined }),
    "no median": drawing({ latency: graphs.latency?.slice(1) }),
    "no p95": drawing({
      latency: [
        ["Payments", "latency", { stat: "p50" }],
        ["...", { stat: "p99" }],
      ],
    }),
    "no p99": drawing({ latency: graphs.latency?.slice(0, 2) }),
    "the percentiles of something else": drawing({
      latency: graphs.latency?.map((line) =>
        line.map((part) => (part === "latency" ? "errors" : part)),
      ),
    }),
    "API Gateway's own latency": drawing({
      latency: ["p50", "p95", "p99"].map((stat) => [
        "AWS/ApiGateway",
        "Latency",
        "ApiName",
        "payments",
        { stat },
      ]),
    }),
    "no errors": drawing({ errors: undefined }),
    "errors that are hidden": drawing({ errors: [["Payments", "errors", { visible: false }]] }),
    "requests for errors": drawing({ errors: [["Payments", "requests"]] }),
    "no function": drawing({ function: undefined }),
    "no errors of the function": drawing({
      function: [["AWS/Lambda", "Duration", "FunctionName", "pay"]],
    }),
    "no duration of the function": drawing({ function: graphs.function?.slice(0, 1) }),
    "another function": drawing({
      function: graphs.function?.map((line) =>
        line.map((part) => (part === "pay" ? "other" : part)),
      ),
    }),
    "no connections": drawing({ database: undefined }),
    "another figure of the database": drawing({
      database: [["AWS/RDS", "CPUUtilization", "DBClusterIdentifier", "payments"]],
    }),
    "no payments": drawing({ payments: undefined }),
    "one figure of payments": drawing({ payments: graphs.payments?.slice(1) }),
    "no alarms": { config: { ...behind, ...page(graphs, []) }, at },
    "one alarm": { config: { ...behind, ...page(graphs, status.slice(1)) }, at },
    "alarms that nobody knows": { config: { ...behind, ...page(graphs, ["arn:aws:api"]) }, at },
    "no log": { config: { ...behind, ...page(graphs, status, null) }, at },
    "another log": {
      config: { ...behind, ...page(graphs, status, "SOURCE '/other' | fields @message") },
      at,
    },
    "half on one page, half on another": {
      config: {
        ...behind,
        ...page({ latency: graphs.latency, errors: graphs.errors }),
        "aws_cloudwatch_dashboard.other": {
          ...page({
            function: graphs.function,
            database: graphs.database,
            payments: graphs.payments,
          })[PAGE],
          dashboard_name: "other",
        },
      },
      at,
    },
    "a function that declares no metrics": {
      config: changed(whole, FUNCTION, { environment: null }),
      at,
    },
    "a function that answers for no API": {
      config: changed(whole, "aws_api_gateway_integration.pay", undefined),
      at,
    },
    "an API without an access log": {
      config: changed(whole, "aws_api_gateway_stage.live", { access_log_settings: null }),
      at,
    },
    "a filter that measures something else": {
      config: changed(whole, "aws_cloudwatch_log_metric_filter.latency", {
        pattern: "{ $.status < 400 }",
      }),
      at,
    },
    "no body": { config: { ...behind, [PAGE]: { dashboard_name: "page" } }, at },
  },
  unknown: {
    "a body from a variable": {
      config: { ...behind, [PAGE]: { dashboard_name: "page", dashboard_body: "${var.body}" } },
      at,
    },
  },
  damage: {
    "aws_lambda_function.environment.variables.METRIC_NAMES": fc.constant("Nothing"),
  },
};
