import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const SERVICE = "aws_ecs_service.s";
const APPLICATION = "public.ecr.aws/acme/order:1.4.2";
const COLLECTOR = "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0";

const allow = (statement: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "xray:PutTraceSegments", Resource: "*", ...statement }],
  });
const task = (images: unknown, values: object = {}): CaseConfig => ({
  [SERVICE]: { name: "s", task_definition: "${aws_ecs_task_definition.t.arn}" },
  "aws_iam_role.r": { name: "r" },
  "aws_ecs_task_definition.t": {
    family: "t",
    task_role_arn: "${aws_iam_role.r.arn}",
    container_definitions: Array.isArray(images)
      ? JSON.stringify(images.map((image) => ({ image })))
      : images,
    ...values,
  },
});
const both = [APPLICATION, COLLECTOR];
const inline = (policy: unknown = allow()): CaseConfig => ({
  "aws_iam_role_policy.p": { role: "${aws_iam_role.r.id}", policy },
});
const attached = (policy_arn: string): CaseConfig => ({
  "aws_iam_role_policy_attachment.a": { role: "${aws_iam_role.r.name}", policy_arn },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [SERVICE] });

export const cases: ControlCases = {
  pass: {
    "by OpenTelemetry": { ...task(both), ...inline() },
    "by a collector of a registry of one's own": {
      ...task([APPLICATION, "registry.example.com/otel/opentelemetry-collector-contrib:0.156.0"]),
      ...inline(),
    },
    "by X-Ray's daemon, and a policy of AWS's": {
      ...task(["public.ecr.aws/xray/aws-xray-daemon:3.x", APPLICATION]),
      ...attached("arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"),
    },
    "by a policy of its own": {
      ...task(both),
      ...attached("${aws_iam_policy.p.arn}"),
      "aws_iam_policy.p": { name: "p", policy: allow() },
    },
  },
  fail: {
    "no collector": bad({ ...task([APPLICATION]), ...inline() }),
    "a collector only": bad({ ...task([COLLECTOR]), ...inline() }),
    "an application of no image": bad({ ...task(["", COLLECTOR]), ...inline() }),
    "something called like one": bad({
      ...task([APPLICATION, "public.ecr.aws/acme/not-aws-otel-collector:1"]),
      ...inline(),
    }),
    "no role": bad({ ...task(both, { task_role_arn: null }), ...inline() }),
    "a role that may do nothing": bad(task(both)),
    "a role that may do something else": bad({
      ...task(both),
      ...inline(allow({ Action: "xray:GetSamplingRules" })),
    }),
    "a role that may on something only": bad({
      ...task(both),
      ...inline(allow({ Resource: "arn:aws:xray:us-east-1:000000000000:group/g" })),
    }),
    "a role that may under a condition": bad({
      ...task(both),
      ...inline(allow({ Condition: { Bool: { "aws:SecureTransport": "false" } } })),
    }),
    "a role that may, but must not": bad({
      ...task(both),
      ...inline(),
      "aws_iam_role_policy.q": { role: "${aws_iam_role.r.id}", policy: allow({ Effect: "Deny" }) },
    }),
    "another policy of AWS's": bad({
      ...task(both),
      ...attached("arn:aws:iam::aws:policy/AWSXrayReadOnlyAccess"),
    }),
    "a task that nobody knows": bad({ [SERVICE]: { name: "s", task_definition: "t:1" } }),
  },
  unknown: { "from a variable": bad({ ...task("${var.containers}"), ...inline() }) },
  equivalent: [
    ...["WriteTraces", "AskWhatToSample"].map((statement) => ({
      path: "aws_iam_role_policy.policy",
      damage: `Action * in ${statement}`,
      because: "who may do more may trace; the rest is iam/no-wildcards' to judge",
    })),
  ],
};
