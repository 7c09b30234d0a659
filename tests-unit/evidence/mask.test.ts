import fc from "fast-check";
import { type Masking, mask } from "../../proof/evidence/mask";
import { NestedTooDeep } from "../../proof/model/errors";
import { maskOf } from "../../proof/model/masked";
import type { Json } from "../../proof/model/model";

const masked = (input: Json, ...revealed: string[]): Masking =>
  mask(input, "plan.json", new Set(revealed));
const SECRET = "correct horse battery staple";

const state = (values: Json, sensitive_values: Json): Json => ({
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        {
          address: "aws_db_instance.a",
          type: "aws_db_instance",
          mode: "managed",
          values,
          sensitive_values,
        },
      ],
    },
  },
});
const valuesOf = ({ input }: Masking) =>
  (
    input as ReturnType<typeof state> & {
      values: { root_module: { resources: { values: Json }[] } };
    }
  ).values.root_module.resources[0]?.values;

test("what is marked as sensitive, and nothing else", () => {
  const given = state(
    {
      password: SECRET,
      port: 5432,
      name: "a",
      tags: { Owner: SECRET, Team: "pay" },
      list: [SECRET, "x"],
    },
    { password: true, port: true, tags: { Owner: true }, list: [true, false] },
  );
  const result = masked(given);
  expect(valuesOf(result)).toEqual({
    password: maskOf(1),
    port: maskOf(2),
    name: "a",
    tags: { Owner: maskOf(1), Team: "pay" },
    list: [maskOf(1), "x"],
  });
  expect(result.masked).toBe(2);
  expect(JSON.stringify(result.input)).not.toContain("horse");
});

test("a block that is sensitive as a whole", () => {
  const given = state(
    { env: [{ a: SECRET }], none: [], nil: null, no: "" },
    { env: true, none: true, nil: true, no: true },
  );
  expect(valuesOf(masked(given))).toEqual({ env: maskOf(1), none: [], nil: null, no: "" });
});

test("a plan's changes, outputs, variables, and what its configuration gives for them", () => {
  const change = { after: { secret: SECRET, user: "root" }, after_sensitive: { secret: true } };
  const plan: Json = {
    format_version: "1.2",
    variables: { password: { value: "hunter2" }, region: { value: "us-east-1" } },
    resource_changes: [
      {
        address: "aws_x.a",
        type: "aws_x",
        change: { ...change, before: { secret: "older one" }, before_sensitive: { secret: true } },
      },
    ],
    output_changes: { o: { after: "shown only to the few", after_sensitive: true } },
    planned_values: { outputs: { o: { sensitive: true, value: "shown only to the few" } } },
    configuration: {
      root_module: {
        variables: { password: { sensitive: true, default: "hunter2" }, region: {} },
        resources: [
          {
            address: "aws_x.a",
            expressions: {
              secret: { constant_value: SECRET },
              also: { constant_value: "hunter2" },
            },
          },
        ],
      },
    },
  };
  const text = JSON.stringify(masked(plan).input);
  for (const secret of [SECRET, "hunter2", "older one", "the few"])
    expect(text).not.toContain(secret);
  expect(text).toContain("us-east-1");
  expect(text).toContain("root");
});

test("a variable of synthesized Terraform that is sensitive", () => {
  const synth: Json = { variable: { a: { sensitive: true, default: "x" }, b: { default: "y" } } };
  expect(masked(synth).input).toEqual({
    variable: { a: { sensitive: true, default: maskOf(1) }, b: { default: "y" } },
  });
});

test("what is sensitive and long, wherever else it stands; what is short, only there", () => {
  const given = state(
    { password: SECRET, pin: "1234", url: `db?key=${SECRET}&x`, port: "1234" },
    { password: true, pin: true },
  );
  expect(valuesOf(masked(given))).toEqual({
    password: maskOf(1),
    pin: maskOf(2),
    url: `db?key=${maskOf(1)}&x`,
    port: "1234",
  });
});

test("not what may be shown", () => {
  const given = state(
    { endpoint: "ada@example.com", password: SECRET },
    { endpoint: true, password: true },
  );
  expect(valuesOf(masked(given, "aws_db_instance.endpoint"))).toEqual({
    endpoint: "ada@example.com",
    password: maskOf(1),
  });
});

test.each([
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"],
  ["a private key that is cut short", "-----BEGIN PRIVATE KEY-----\\nMIIE"],
  ["an access key", `AKIA${"IOSFODNN7EXAMPLE"}`],
  ["GitHub's token", `ghp_${"a1".repeat(18)}`],
  ["GitLab's token", `glpat-${"a1".repeat(10)}`],
  ["Slack's token", `xoxb-${"12".repeat(8)}`],
  ["Stripe's key", `sk_live_${"a1".repeat(8)}`],
  ["a JSON Web Token", `eyJ${"hbGciOiJ".repeat(2)}.eyJ${"zdWIiOiI".repeat(2)}.sig-nature`],
])("%s, without any mark", (_, secret) => {
  const { input } = masked({ resource: { a: { user_data: `before ${secret}` } } });
  expect(input).toEqual({ resource: { a: { user_data: `before ${maskOf(1)}` } } });
});

test("the password in a URL, and what is called a password", () => {
  expect(
    masked({
      url: "postgres://app:s3cret@db:5432/x",
      env: { DB_PASSWORD: "a", API_KEY: "b", PORT: "c" },
    }).input,
  ).toEqual({
    url: `postgres://app:${maskOf(1)}@db:5432/x`,
    env: { DB_PASSWORD: maskOf(2), API_KEY: maskOf(3), PORT: "c" },
  });
});

test.each([
  "arn:aws:sns:us-east-1:123456789012:alarms",
  "https://sqs.us-east-1.amazonaws.com/123456789012/q",
  "mailto:ada@example.com",
  "${aws_kms_key.logs.arn}",
  "da39a3ee5e6b4b0d3255bfef95601890afd80709",
])("what only looks like it stays: %s", (text) => {
  const given = { resource: { a: { name: text } } };
  expect(masked(given)).toEqual({ input: given, masked: 0, secrets: [] });
});

test("what is known for a secret only later, and what stands beside a mask", () => {
  const result = masked({
    before: `psql -W ${SECRET}`,
    password: SECRET,
    again: `psql -W ${SECRET}`,
    beside: `${maskOf(7)} AKIAIOSFODNN7EXAMPLE ${SECRET}`,
  });
  expect(result.input).toEqual({
    before: `psql -W ${maskOf(1)}`,
    password: maskOf(1),
    again: `psql -W ${maskOf(1)}`,
    beside: `${maskOf(7)} ${maskOf(2)} ${maskOf(1)}`,
  });
  expect(result.masked).toBe(2);
});

test("what is a secret in another input is one here, and no other is counted", () => {
  const other = masked(state({ password: SECRET, pin: "12345678" }, { password: true, pin: true }));
  const here = mask({ note: `it is ${SECRET}`, arn: "a" }, "live.json", new Set(), other.secrets);
  expect(here).toEqual({
    input: { note: `it is ${maskOf(1)}`, arn: "a" },
    masked: 1,
    secrets: [SECRET],
  });
});

test("an input without secrets is itself", () => {
  const given = state({ a: [1, { b: null }], c: "d" }, {});
  expect(masked(given).input).toBe(given);
});

test("nesting that no Terraform writes is refused, for nobody has looked for secrets in it", () => {
  let deep: Json = SECRET;
  for (let at = 0; at < 10_000; at += 1) deep = [deep];
  expect(() => masked({ values: deep })).toThrow(NestedTooDeep);
});

const secret = fc
  .string({ unit: "binary", minLength: 8, maxLength: 30 })
  .filter((text) => !/masked|[0-9)]/.test(text) && text.trim() !== "");

test("no secret of any characters is left anywhere", () => {
  fc.assert(
    fc.property(secret, secret, fc.jsonValue(), (one, other, rest) => {
      const given = state(
        { one, other: [other], both: one + other, rest: rest as Json },
        { one: true, other: [true] },
      );
      const shown = strings(masked(given).input);
      expect(shown.filter((text) => text.includes(one) || text.includes(other))).toEqual([]);
    }),
  );
});

function strings(value: Json): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

test("masking twice masks nothing more", () => {
  const once = masked(state({ password: SECRET }, { password: true }));
  const twice = masked(once.input);
  expect(valuesOf(twice)).toEqual({ password: maskOf(1) });
});
