import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const TASK = "aws_ecs_task_definition.t";
const task = (...containers: unknown[]): CaseConfig => ({
  [TASK]: { family: "t", container_definitions: JSON.stringify(containers) },
});
const given = (...names: unknown[]): CaseConfig =>
  task({ name: "c", environment: names.map((name) => ({ name, value: "v" })) });
const bad = (config: CaseConfig): BadCase => ({ config, at: [TASK] });

export const cases: ControlCases = {
  pass: {
    nothing: task({ name: "c" }),
    "what is no secret": given("LOG_LEVEL", "OTEL_SERVICE_NAME", "MAX_TOKENS"),
    "where a secret is": given("SECRET_ARN", "DB_PASSWORD_FILE", "token.url"),
    "a secret by its ARN": task({
      name: "c",
      secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:us-east-1:1:parameter/p" }],
    }),
  },
  fail: {
    "a password": bad(given("DB_PASSWORD")),
    "in small letters": bad(given("db-password")),
    "in one word": bad(given("DbPassword")),
    "a token": bad(given("LOG_LEVEL", "GITHUB_TOKEN")),
    "a key": bad(given("STRIPE_API_KEY")),
    "AWS's own": bad(given("AWS_SECRET_ACCESS_KEY")),
    "of the second container": bad(
      task({ name: "a" }, { name: "b", environment: [{ name: "API_KEY", value: "v" }] }),
    ),
    "no name": bad(given(7)),
    "no list of containers": bad({ [TASK]: { family: "t", container_definitions: "{}" } }),
  },
  unknown: {
    "from a variable": bad({ [TASK]: { family: "t", container_definitions: "${var.containers}" } }),
  },
  damage: {
    "aws_ecs_task_definition.container_definitions.environment.name": fc.constantFrom(
      "PASSWORD",
      "CLIENT_SECRET",
      "AUTH_TOKEN",
    ),
  },
};
