import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const API = "${aws_api_gateway_rest_api.api.id}";

/** An API that answers GET /health, its stage, and a canary that asks `url`. */
const asking = (
  url: unknown,
  { path = "health", method = "GET", stage = {} as object, route = {} as object } = {},
): CaseConfig => ({
  "aws_api_gateway_rest_api.api": { name: "payments" },
  "aws_api_gateway_resource.health": { rest_api_id: API, path_part: path, ...route },
  "aws_api_gateway_method.health": {
    rest_api_id: API,
    resource_id: "${aws_api_gateway_resource.health.id}",
    http_method: method,
  },
  "aws_api_gateway_stage.prod": { rest_api_id: API, stage_name: "prod", ...stage },
  "aws_synthetics_canary.c": {
    name: "c",
    run_config: { environment_variables: { TARGET_URL: url } },
  },
});
const good = "${aws_api_gateway_stage.prod.invoke_url}/health";
const built = `https://${API}.execute-api.us-east-1.amazonaws.com/prod/health`;
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

const without = (...addresses: string[]): CaseConfig =>
  Object.fromEntries(Object.entries(asking(good)).filter(([at]) => !addresses.includes(at)));

export const cases: ControlCases = {
  pass: {
    "the stage's URL and the path": asking(good),
    "API Gateway's host, put together": asking(built),
    "a route that takes any method": asking(good, { method: "ANY" }),
    "beside a canary of something else": {
      ...asking(good),
      "aws_synthetics_canary.site": {
        name: "site",
        run_config: { environment_variables: { TARGET_URL: "https://example.com/" } },
      },
    },
  },
  fail: {
    nothing: bad({}),
    "no canary": bad(without("aws_synthetics_canary.c")),
    "a canary that is told nothing": bad({
      ...asking(good),
      "aws_synthetics_canary.c": { name: "c" },
    }),
    "no such route": bad(
      without("aws_api_gateway_resource.health", "aws_api_gateway_method.health"),
    ),
    "no method on it": bad(without("aws_api_gateway_method.health")),
    "only POST on it": bad(asking(good, { method: "POST" })),
    "a route of another name": bad(asking(good, { path: "healthz" })),
    "a route of another API": bad({
      ...asking(good, { route: { rest_api_id: "${aws_api_gateway_rest_api.other.id}" } }),
      "aws_api_gateway_rest_api.other": { name: "other" },
    }),
    "a stage of no API": bad(asking(good, { stage: { rest_api_id: null } })),
    "a typo in the path": bad(asking("${aws_api_gateway_stage.prod.invoke_url}/heath")),
    "more than the path": bad(asking(`${good}/deep`)),
    "the path as a query": bad(asking("${aws_api_gateway_stage.prod.invoke_url}/?/health")),
    "another path of the API": bad(asking("${aws_api_gateway_stage.prod.invoke_url}/payments")),
    "the stage's URL as part of another": bad(asking(`https://example.com/?${good}`)),
    "the same, but plain HTTP": bad(asking(built.replace("https", "http"))),
    "another stage of the API": bad(asking(built.replace("/prod/", "/test/"))),
    "a host that only begins like API Gateway's": bad(
      asking(built.replace(".amazonaws.com", ".amazonaws.com.example.com")),
    ),
    "an address elsewhere": bad(asking("https://api.example.com/health")),
    "a number": bad(asking(7)),
    null: bad(asking(null)),
  },
  unknown: {
    "from a variable": bad(asking("${var.url}")),
    "all variables from a variable": bad({
      ...asking(good),
      "aws_synthetics_canary.c": {
        name: "c",
        run_config: { environment_variables: "${var.environment}" },
      },
    }),
  },
  damage: {
    "aws_api_gateway_method.http_method": fc.constantFrom("POST", "get", "HEAD", "OPTIONS"),
    "aws_api_gateway_resource.path_part": fc.constantFrom(
      "healthz",
      "Health",
      "health/",
      "{proxy+}",
    ),
  },
};
