import fc from "fast-check";
import { derivedFiles } from "../../proof/evidence/derived";
import { arrived, carried } from "../../proof/gate/carried";
import type { Report } from "../../proof/gate/report";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { hostile } from "./hostile";
import { report } from "./reports";
import { run } from "./runs";

/** As it comes to another thread. */
const sent = (of: Report): Report => arrived(structuredClone(carried(of)));

const filesOf = (...reports: Report[]) =>
  derivedFiles(run(reports)).map(([path, pieces]) => [path, Array.from(pieces).join("")]);

const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const encryption = control("sns/encryption", { reads: ["kms_master_key_id"] });
const naming = control("sns/name");
const presence = control("sns/any", { selects: ["stack"], reads: ["aws_sns_topic.name"] });

const exception = {
  control: "sns/encryption",
  address: "aws_sns_topic.c",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
};

test("tells in every format what it told before", () => {
  const origin = { construct: "payments/topic", file: "stack/alerting.ts", line: 40 };
  const of = report(
    model(
      topic("a", { values: { name: "a", kms_master_key_id: null }, origin }),
      topic("b", { unknown: ["kms_master_key_id"] }),
      topic("c"),
    ),
    [encryption, naming, presence, control("kms/rotation", { selects: ["aws_kms_key"] })],
    (id) => id === "sns/name",
    [exception],
  );
  const whole: Report = {
    ...of,
    drift: {
      missing: ["aws_sns_topic.gone"],
      extra: ["aws_sns_topic.a"],
      differing: [{ address: "aws_sns_topic.b", attribute: "name", declared: "b", live: "B" }],
    },
    fileOf: (address) => (address.endsWith("a") ? "inputs/1-a.json" : "inputs/2-b.json"),
    originOf: (address) => (address.endsWith("gone") ? origin : undefined),
    sources: "https://example.com/",
  };
  expect(filesOf(sent(of), sent(whole))).toEqual(filesOf(of, whole));
});

test("whatever was found and however it is called", () => {
  fc.assert(
    fc.property(hostile, hostile, fc.jsonValue(), (name, key, value) => {
      const values = JSON.parse(JSON.stringify({ name, kms_master_key_id: { [key]: value } }));
      const of = report(model(topic(name, { values })), [encryption, naming], () => false);
      expect(filesOf(sent(of))).toEqual(filesOf(of));
    }),
    { numRuns: 50 },
  );
});

test("holds no more of a resource than is told of it", () => {
  const secret = topic("a", { values: { name: "a", policy: "not read" } });
  const { judgements } = carried(report(model(secret), [naming, encryption], () => true));
  expect(JSON.stringify(judgements)).not.toContain("not read");
  expect(new Set(judgements.map(({ subject }) => subject)).size).toBe(1);
});
