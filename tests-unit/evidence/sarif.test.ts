import fc from "fast-check";
import type { Log } from "sarif";
import { homepage, version } from "../../package.json";
import { sarif } from "../../proof/evidence/sarif";
import type { Report } from "../../proof/gate/report";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { hostile } from "./hostile";
import { report } from "./reports";

const log = (of: Report): Log => JSON.parse(Array.from(sarif(of)).join(""));
const runOf = (of: Report) => log(of).runs[0];
const resultsOf = (of: Report) => runOf(of)?.results ?? [];

const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const encryption = control("sns/encryption", { reads: ["kms_master_key_id"] });
const accepted = {
  control: "sns/encryption",
  address: "aws_sns_topic.a",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
};

test("names the tool, its version, and what was judged by which policy", () => {
  const run = runOf(report(model(topic("a")), [encryption], () => true));
  expect(run?.tool.driver).toMatchObject({
    name: "Proofstack",
    version,
    semanticVersion: version,
    informationUri: homepage,
  });
  expect(run).toMatchObject({
    automationDetails: { id: "proofstack/baseline/plan/" },
    artifacts: [{ location: { uri: "plan.json" }, hashes: { "sha-256": "1" } }],
    properties: { policyDigest: "sha256:0" },
    results: [],
  });
});

test("a rule has its title, its reason, its fix, its severity and the requirements it serves", () => {
  const rules = runOf(
    report(
      model(topic("a")),
      [
        control("sns/encryption", {
          severity: "medium",
          title: "Topics are encrypted",
          description: "Alarms name what is broken.",
          fix: "Set kms_master_key_id.",
          frameworks: { "pci-dss-4.0.1": ["3.5.1"], soc2: ["CC6.1", "CC6.7"] },
        }),
      ],
      () => true,
    ),
  )?.tool.driver.rules;
  expect(rules).toEqual([
    {
      id: "sns/encryption",
      name: "SnsEncryption",
      shortDescription: { text: "Topics are encrypted" },
      fullDescription: { text: "Alarms name what is broken." },
      helpUri: `${homepage}/blob/main/policies/controls/sns/encryption/README.md`,
      help: {
        text: "Alarms name what is broken.\n\nFix: Set kms_master_key_id.\n\nPCI DSS 4.0.1 3.5.1\n\nSOC 2 CC6.1, CC6.7",
        markdown:
          "Alarms name what is broken.\n\n**Fix:** Set kms_master_key_id.\n\n- PCI DSS 4.0.1 3.5.1\n\n- SOC 2 CC6.1, CC6.7",
      },
      defaultConfiguration: { level: "warning" },
      properties: {
        tags: ["security", "PCI DSS 4.0.1 3.5.1", "SOC 2 CC6.1", "SOC 2 CC6.7"],
        precision: "very-high",
        "security-severity": "5.5",
      },
    },
  ]);
});

test("what failed and what is unknown are results that block, and what passed is none", () => {
  const unknown = topic("c", { unknown: ["kms_master_key_id"] });
  const of = report(model(topic("a"), topic("b"), unknown), [encryption], (_, a) =>
    a.endsWith(".b"),
  );
  expect(resultsOf(of)).toMatchObject([
    {
      ruleId: "sns/encryption",
      ruleIndex: 0,
      kind: "fail",
      level: "error",
      message: {
        text: "Title of sns/encryption: aws_sns_topic.a: kms_master_key_id = not set. Fix sns/encryption.",
      },
      suppressions: [],
      properties: { verdict: "fail" },
    },
    {
      kind: "fail",
      level: "error",
      message: { text: expect.stringContaining("cannot be told: kms_master_key_id is known only") },
      properties: { verdict: "unknown" },
    },
  ]);
});

test("what is accepted is a suppressed result, with its terms", () => {
  const [result] = resultsOf(report(model(topic("a")), [encryption], () => false, [accepted]));
  expect(result?.suppressions).toEqual([
    {
      kind: "external",
      status: "accepted",
      justification: "moves in March",
      properties: { approvedBy: "ada@example.com", expires: "2026-06-30" },
    },
  ]);
});

test("an exception that did nothing is a notification", () => {
  const run = runOf(report(model(topic("a")), [encryption], () => true, [accepted]));
  expect(run?.invocations).toEqual([
    {
      executionSuccessful: true,
      toolConfigurationNotifications: [
        {
          level: "warning",
          message: {
            text: "exception for sns/encryption at aws_sns_topic.a is needed no more: remove it",
          },
        },
      ],
    },
  ]);
});

describe("a result is located", () => {
  const located = (rest: object, file = "plan.json") => {
    const of = report(model(topic("a", rest)), [encryption], () => false);
    of.input = [{ file, digest: "sha256:1" }];
    return resultsOf(of)[0]?.locations;
  };

  test("where the source made it, when that is known", () => {
    const origin = { construct: "payments/topic", file: "stack/alerting.ts", line: 40 };
    expect(located({ origin })).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "stack/alerting.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 40 },
        },
        logicalLocations: [
          { fullyQualifiedName: "aws_sns_topic.a", kind: "resource" },
          { fullyQualifiedName: "payments/topic", kind: "construct" },
        ],
      },
    ]);
  });

  test.each([
    ["plan.json", "plan.json"],
    ["out dir/a:b#?.json", "out%20dir/a%3Ab%23%3F.json"],
    ["/tmp/plan é.json", "file:///tmp/plan%20%C3%A9.json"],
  ])("else in the judged file: %s", (file, uri) => {
    expect(located({}, file)).toEqual([
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: "aws_sns_topic.a", kind: "resource" }],
      },
    ]);
  });

  test("in that of several files which holds it", () => {
    const of = report(model(topic("a")), [encryption], () => false);
    of.fileOf = () => "other.json";
    expect(resultsOf(of)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      "other.json",
    );
  });

  test("by its address alone in an account, which is no file", () => {
    const of = report(model(topic("a")), [encryption], () => false);
    of.view = "live";
    expect(resultsOf(of)[0]?.locations?.[0]?.physicalLocation).toBeUndefined();
    expect(runOf(of)?.artifacts).toEqual([]);
  });
});

test("a fingerprint is of the control and the address, and of nothing else", () => {
  const print = (name: string, value: string) =>
    resultsOf(
      report(
        model(topic(name, { values: { kms_master_key_id: value } })),
        [encryption],
        () => false,
      ),
    )[0]?.partialFingerprints;
  expect(print("a", "x")).toEqual(print("a", "y"));
  expect(print("a", "x")).not.toEqual(print("b", "x"));
});

test("what is not as declared blocks, so it is a result", () => {
  const of = report(model(topic("a")), [encryption], () => true);
  of.drift = {
    missing: ["aws_sns_topic.b"],
    extra: [],
    differing: [
      { address: 'aws_sns_topic.c["x y"]', attribute: "name", declared: "c", live: null },
    ],
  };
  expect(runOf(of)?.tool.driver.rules?.map(({ id }) => id)).toEqual([
    "sns/encryption",
    "live/as-declared",
  ]);
  expect(resultsOf(of)).toMatchObject([
    {
      ruleId: "live/as-declared",
      ruleIndex: 1,
      message: { text: expect.stringContaining("declared, and not there") },
    },
    { locations: [{ logicalLocations: [{ fullyQualifiedName: 'aws_sns_topic.c["x y"]' }] }] },
  ]);
});

test("nothing in the input is a link, a placeholder, or an unbounded or hidden text", () => {
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      const at = topic(name, {
        values: { kms_master_key_id: value },
        origin: { construct: value, file: value },
      });
      const text = Array.from(sarif(report(model(at), [encryption], () => false))).join("");
      const [result] = (JSON.parse(text) as Log).runs[0]?.results ?? [];
      expect(result?.message.text).not.toMatch(/\]\(|(?<!\{)\{\d+\}/);
      expect(result?.message.text).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}/u);
      expect(result?.message.text?.length).toBeLessThan(5000);
      const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
      expect(uri).toMatch(/^(?:file:\/\/)?[\w\-.~%!'()*/]*$/);
    }),
  );
});
