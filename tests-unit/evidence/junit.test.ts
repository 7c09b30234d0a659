import fc from "fast-check";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { junit } from "../../proof/evidence/junit";
import type { Report } from "../../proof/gate/report";
import { model, resource } from "../gate/models";
import { control } from "../gate/policies";
import { hostile } from "./hostile";
import { report } from "./reports";

const written = (of: Report) => Array.from(junit(of)).join("");
const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const encryption = control("sns/encryption", { reads: ["kms_master_key_id"] });

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The elements of well-formed XML, in order. */
function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const inner = open.at(-1);
    if (inner) inner.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  return elements;
}

const exception = {
  control: "sns/encryption",
  address: "aws_sns_topic.d",
  reason: "moves in March",
  approvedBy: "ada@example.com",
  expires: "2026-06-30",
};

test("one suite a control, one case an address: passed, failed, in error, skipped", () => {
  const failing = topic("b", {
    origin: { construct: "payments/topic", file: "stack/alerting.ts", line: 40 },
  });
  const unknown = topic("c", { unknown: ["kms_master_key_id"] });
  const idle = control("kms/rotation", { selects: ["aws_kms_key"] });
  const of = report(
    model(topic("a"), failing, unknown, topic("d")),
    [encryption, idle],
    (_, address) => address.endsWith(".a"),
    [exception],
  );
  const counts = { tests: "4", failures: "1", errors: "1", skipped: "1" };
  const at = (address: string, place: object = { file: "plan.json" }) => ({
    name: "testcase",
    attributes: { classname: "plan.sns.encryption", name: address, ...place },
  });
  expect(elementsOf(written(of))).toMatchObject([
    { name: "testsuites", attributes: { name: "proofstack", ...counts } },
    {
      name: "testsuite",
      attributes: { name: "plan sns/encryption: Title of sns/encryption", ...counts },
    },
    at("aws_sns_topic.a"),
    at("aws_sns_topic.b", { file: "stack/alerting.ts", line: "40" }),
    {
      name: "failure",
      attributes: { type: "high", message: "Title of sns/encryption" },
      text: "kms_master_key_id = not set\nFix: Fix sns/encryption.\nstack/alerting.ts:40 · payments/topic\nSOC 2 CC7.2",
    },
    at("aws_sns_topic.c"),
    {
      name: "error",
      attributes: { message: "cannot be told: Title of sns/encryption" },
      text: expect.stringContaining("kms_master_key_id is known only after apply"),
    },
    at("aws_sns_topic.d"),
    {
      name: "skipped",
      attributes: {
        message: "accepted until 2026-06-30, approved by ada@example.com: moves in March",
      },
    },
  ]);
});

test("what is not as declared fails in a suite of its own", () => {
  const of = report(model(topic("a")), [encryption], () => true);
  of.drift = { missing: [], extra: ["aws_sns_topic.b"], differing: [] };
  expect(elementsOf(written(of)).map(({ name, attributes }) => [name, attributes.name])).toEqual([
    ["testsuites", "proofstack"],
    ["testsuite", "plan sns/encryption: Title of sns/encryption"],
    ["testcase", "aws_sns_topic.a"],
    ["testsuite", "plan live/as-declared: The account is as it was declared"],
    ["testcase", "aws_sns_topic.b"],
    ["failure", undefined],
  ]);
});

test("nothing in the input is markup, and all of it is XML", () => {
  fc.assert(
    fc.property(hostile, hostile, (name, value) => {
      const shape = (a: string, b: string) => {
        const at = topic(a, {
          values: { kms_master_key_id: b },
          origin: { construct: b, file: b },
        });
        const xml = written(report(model(at), [encryption], () => false));
        return elementsOf(xml).map((element) => [element.name, Object.keys(element.attributes)]);
      };
      expect(shape(name, value)).toEqual(shape("name", "value"));
    }),
  );
});

test("a name of a million characters is cut", () => {
  const xml = written(report(model(topic("x".repeat(1e6))), [encryption], () => false));
  expect(xml.length).toBeLessThan(5000);
});
