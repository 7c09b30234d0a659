import { resolve } from "node:path";
import fc from "fast-check";
import { validate } from "../../proof/cli/schemas";
import { json } from "../../proof/evidence/json";
import { compare } from "../../proof/gate/baseline";
import { readCatalogue } from "../../proof/gate/policy";
import { activeControls } from "../../proof/gate/profile";
import { PROJECT, schemaUrl } from "../../proof/project";
import all from "../../stack/config/all.json";
import { parseConfig } from "../../stack/config/config";
import minimal from "../../stack/config/minimal.json";
import { report } from "../evidence/reports";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { configurations } from "../stack/arbitraries";
import { readPublished, refuseUnlikeSchema, wrongBy } from "./published";

const catalogue = readCatalogue(resolve(__dirname, "../../policies/dist"));
const NAMES = ["proofstack", "exceptions", "report"];

describe.each([...NAMES, "stack"])("%s", (name) => {
  const schema = readPublished(name);

  test("is valid, and says where it is to be found", () => {
    expect(wrongBy(name, 1)).toMatch(/must be object/);
    expect(schema).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: `${PROJECT}/raw/main/schemas/${name}.schema.json`,
      title: expect.any(String),
    });
  });

  test("explains every field", () => {
    const unexplained: string[] = [];
    const look = (at: unknown, path: string) => {
      if (typeof at !== "object" || at === null) return;
      const { properties = {}, ...rest } = at as Record<string, unknown>;
      for (const [field, value] of Object.entries(properties as object)) {
        if (!value.description && !value.$ref) unexplained.push(`${path}.${field}`);
        look(value, `${path}.${field}`);
      }
      for (const [key, value] of Object.entries(rest)) look(value, `${path}/${key}`);
    };
    look(schema, "");
    expect(unexplained).toEqual([]);
  });
});

const accepted = {
  control: "logs/retention",
  address: "aws_cloudwatch_log_group.a",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
};

/** Mostly right values, and what somebody might write in their stead. */
const perhaps = <Value>(right: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: right },
    { weight: 1, arbitrary: fc.constantFrom("", " ", null, 1, true, [], {}, "2026-02-30") },
  );

test("exceptions: the published schema takes what the code takes, and nothing else", () => {
  const addresses = fc.oneof(
    fc.constantFrom(
      "stack",
      'module.a["x.*"].aws_sns_topic.t[0]',
      "aws_sns_topic.*",
      "aws_sns_topic.t?",
      "module.a[*].aws_sns_topic.t",
      'aws_sns_topic.t["a*',
      'aws_sns_topic.t["a"]["b"]*',
      'aws_sns_topic.t["a\\"*"]',
      "\n",
    ),
    fc.string({ unit: fc.constantFrom("a", ".", "[", "]", '"', "*", "\\", "0", " ") }),
  );
  const exception = fc.record(
    {
      control: perhaps(fc.constantFrom("logs/retention", "Logs/retention", "logs")),
      address: perhaps(addresses),
      reason: perhaps(fc.string()),
      approvedBy: perhaps(fc.string()),
      expires: perhaps(fc.constantFrom("2026-06-30", "2026-6-30", "2028-02-29", "2027-02-29")),
      also: fc.constant(1),
    },
    { requiredKeys: ["control", "address", "reason", "approvedBy", "expires"] },
  );
  const right = fc.constant(accepted);
  const file = fc.record(
    {
      $schema: perhaps(fc.constant("https://example.com")),
      exceptions: fc.array(fc.oneof(right, exception), { maxLength: 2 }),
    },
    { requiredKeys: ["exceptions"] },
  );
  fc.assert(
    fc.property(file, (value) => {
      expect(wrongBy("exceptions", value) === "").toBe("fits" in validate("exceptions", value));
    }),
    { numRuns: 1000 },
  );
});

test("settings: the published schema takes what the code takes, and nothing else", () => {
  // The schema cannot know which controls the file's own profile has: here each has all.
  const profiles = Object.keys(catalogue.profiles);
  const controls = catalogue.controls.map((one) => ({ ...one, profiles }));
  const isTaken = (value: unknown) => {
    const fitted = validate("settings", value);
    if ("misfit" in fitted) return false;
    const { extends: profile, parameters, off } = fitted.fits;
    try {
      activeControls({ ...catalogue, controls }, profile, { source: "settings", parameters, off });
      return true;
    } catch {
      return false;
    }
  };
  const ids = perhaps(fc.constantFrom(...controls.map(({ id }) => id), "logs/no-such", "logs")).map(
    String,
  );
  const parameter = fc.constantFrom(
    ...controls.flatMap(({ id, parameters }) =>
      Object.entries(parameters).map(([name, value]) => ({ [id]: { [name]: value } })),
    ),
    { "logs/retention": { retention_days: "365" } },
    { "logs/retention": { days: 365 } },
    { "logs/retention": {} },
    { "logs/no-such": {} },
    { "tags/required": { tags: [] } },
  );
  const file = fc.record(
    {
      $schema: perhaps(fc.constant("https://example.com")),
      extends: perhaps(fc.constantFrom("baseline", "payments", "no-such")),
      parameters: perhaps(parameter),
      off: perhaps(fc.dictionary(ids, perhaps(fc.string()), { maxKeys: 2 })),
      also: fc.constant(1),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(file, (value) => {
      expect(wrongBy("proofstack", value) === "").toBe(isTaken(value));
    }),
    { numRuns: 1000 },
  );
});

test("the stack's configuration: what the code takes, the published schema takes", () => {
  fc.assert(fc.property(configurations, (value) => expect(wrongBy("stack", value)).toBe("")));
  for (const value of [minimal, all]) {
    const named = { $schema: schemaUrl("stack.schema.json"), ...value };
    expect(wrongBy("stack", named)).toBe("");
    expect(parseConfig(named, "stack.json")).toEqual(parseConfig(value, "stack.json"));
  }
  expect(wrongBy("stack", { ...minimal, sufix: "x" })).toMatch(/additional properties/);
  expect(wrongBy("stack", { ...minimal, thresholds: { apiErrorPercent: 6 } })).toMatch(/<= 5/);
});

test("a report with everything that there can be in one is as the schema has it", () => {
  const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
  const origin = { construct: "payments/topic", file: "stack/alerting.ts", line: 40 };
  const everything = report(
    model(
      topic("a", { values: { name: ["x", { y: null }] } }),
      topic("b", { origin }),
      topic("c", { unknown: ["name"] }),
      topic("d", { external: { name: ["arn:aws:kms:us-east-1:111111111111:key/1"] } }),
      topic("e", { unknown: ["name"], masked: ["name"] }),
      topic("f"),
    ),
    [control("sns/one"), control("sns/idle", { selects: ["aws_kms_key"] })],
    (_, address) => address.endsWith(".a"),
    [
      { ...accepted, control: "sns/one", address: "aws_sns_topic.b" },
      { ...accepted, control: "sns/one", address: "aws_sns_topic.z" },
    ],
  );
  everything.policy.digest = `sha256:${"0".repeat(64)}`;
  everything.input = [{ file: "plan.json", digest: `sha256:${"1".repeat(64)}` }];
  everything.off = { "sns/two": "elsewhere" };
  everything.drift = {
    missing: ["aws_sns_topic.m"],
    extra: ["aws_sns_topic.x"],
    differing: [{ address: "aws_sns_topic.d", attribute: "name", declared: "d", live: null }],
  };
  everything.awaiting = [{ type: "aws_sns_topic_subscription", reason: "not confirmed" }];
  everything.failOn = "high";
  everything.baseline = compare(everything, {
    file: "baseline.json",
    digest: `sha256:${"2".repeat(64)}`,
    view: "state",
    profile: "baseline",
    policy: everything.policy,
    verdicts: everything.judgements
      .map(everything.verdictOf)
      .flatMap((was) => [was, { ...was, address: `${was.address}.gone` }]),
  });
  const written = Array.from(json(everything)).join("");
  const outcomes = JSON.parse(written).verdicts.map((one: { verdict: string }) => one.verdict);
  expect(new Set(outcomes)).toEqual(
    new Set(["pass", "fail", "unknown", "excepted", "not-applicable"]),
  );
  refuseUnlikeSchema(written);
  expect(validate("report", JSON.parse(written))).toHaveProperty("fits");
  expect(() => refuseUnlikeSchema(written.replace('"pass"', '"passed"'))).toThrow(/summary/);
});
