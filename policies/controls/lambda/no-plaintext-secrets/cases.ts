import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const lambda = (values: object): CaseConfig => ({
  "aws_lambda_function.f": { function_name: "f", ...values },
});
const given = (variables: unknown) => lambda({ environment: { variables } });
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_lambda_function.f"] });

export const cases: ControlCases = {
  pass: {
    nothing: lambda({}),
    "no variables": lambda({ environment: {} }),
    "what is no secret": given({ TABLE_NAME: "t", METRIC_NAMES: "a,b", MAX_TOKENS: "7" }),
    "where a secret is": given({ SECRET_ARN: "arn", API_KEY_PARAMETER_NAME: "p" }),
    "what nobody knows yet, and is no secret": given({ QUEUE_URL: "${var.url}" }),
  },
  fail: {
    "a password": bad(given({ DB_PASSWORD: "p" })),
    "an empty one": bad(given({ DB_PASSWORD: "" })),
    "in small letters": bad(given({ "db.password": "p" })),
    "a token beside what is none": bad(given({ LOG_LEVEL: "INFO", SLACK_TOKEN: "t" })),
    "a key": bad(given({ signingPrivateKey: "k" })),
    "no variables at all, but a number": bad(lambda({ environment: { variables: 7 } })),
  },
  unknown: {
    "a secret that nobody knows yet": bad(given({ DB_PASSWORD: "${var.password}" })),
    "variables from a variable": bad(given("${var.variables}")),
  },
  damage: {
    "aws_lambda_function.environment.variables": fc.constantFrom(
      { PASSWORD: "p" },
      { CLIENT_SECRET: "s" },
      { AUTH_TOKEN: "t" },
    ),
  },
};
