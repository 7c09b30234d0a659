import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  DuplicateAddress,
  EmptyInput,
  IncompletePlan,
  NestedTooDeep,
  NotJson,
  UnknownFormat,
  UnreadableInput,
  UnrecognisedInput,
} from "../../proof/model/errors";
import { readModel } from "../../proof/model/read";
import { synthesized } from "./models";

const TOPIC = synthesized({ "aws_sns_topic.t": { name: "alarms" } });
const text = JSON.stringify(TOPIC);
const state = (resources: object[]) =>
  JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });

type Kind = new (...parts: never[]) => UnreadableInput;
function refusal(content: string | Buffer, kind: Kind): string {
  try {
    readModel(content, "input.json");
  } catch (error) {
    expect(error).toBeInstanceOf(kind);
    expect(error).toBeInstanceOf(UnreadableInput);
    const { message } = error as Error;
    expect(message).toMatch(/^input\.json: .+\. .+\.$/);
    expect(message).not.toContain("\n");
    return message;
  }
  throw new Error("it was read");
}

const utf16 = (mark: string, swapped: boolean) => {
  const bytes = Buffer.from(mark + text, "utf16le");
  return swapped ? bytes.swap16() : bytes;
};

test.each([
  ["UTF-8", Buffer.from(text)],
  ["a string", text],
  ["a byte-order mark", Buffer.from(`\uFEFF${text}`)],
  ["a string with a byte-order mark", `\uFEFF${text}`],
  ["UTF-16, as PowerShell writes it", utf16("\uFEFF", false)],
  ["UTF-16, big-endian", utf16("\uFEFF", true)],
  ["UTF-16 without a mark", utf16("", false)],
  ["UTF-16 without a mark, big-endian", utf16("", true)],
  ["a line before the JSON", `2026-11-21T05:28:54Z [INFO] Terraform v1.11.4\n${text}`],
  ["lines before it, and CRLF", `Acquiring state lock.\r\nDone {1}.\r\n${text}\r\n`],
  ["blanks around", `\n\n  ${text}\n`],
])("%s is read", (_, content) => {
  expect(readModel(content, "input.json").resources.map((r) => r.address)).toEqual([
    "aws_sns_topic.t",
  ]);
});

test("what is no JSON is refused, saying what it is and what to give", () => {
  expect(refusal("", EmptyInput)).toContain("empty");
  expect(refusal(" \n", EmptyInput)).toContain("empty");
  expect(refusal(Buffer.alloc(0), EmptyInput)).toContain("empty");
  expect(refusal("resource aws_x y {}", NotJson)).toContain("does not begin with an object");
  expect(refusal(text.slice(0, -10), NotJson)).toContain("cut short");
  expect(refusal(text.slice(0, 10), NotJson)).toContain("cut short");
  expect(refusal(`Terraform:\n${text.slice(0, -3)}`, NotJson)).toContain("cut short");
  expect(refusal(`{"resource":{},}`, NotJson)).toContain("does not allow");
  expect(refusal(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), NotJson)).toContain("UTF-8");
  expect(refusal(Buffer.from("PK\u0003\u0004"), NotJson)).toContain("terraform show -json");
  const log = '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}\n';
  expect(refusal(log, NotJson)).toContain("terraform plan -json");
});

test("a message never quotes the input, which may hold a secret", () => {
  expect(refusal('{"password": hunter2}', NotJson)).not.toContain("hunter2");
});

test("JSON that is no view of Terraform is refused", () => {
  for (const json of [
    "{}",
    "[]",
    "null",
    "1",
    '"x"',
    "true",
    '{"values":{}}',
    '{"a":{"resource":1}}',
  ]) {
    refusal(json, UnrecognisedInput);
  }
  const raw = { version: 4, terraform_version: "1.11.4", serial: 3, lineage: "x", resources: [] };
  expect(refusal(JSON.stringify(raw), UnrecognisedInput)).toContain("raw state");
});

test("formats that are not known, and plans that are not whole, are refused", () => {
  const plan = { format_version: "1.2", planned_values: {}, resource_changes: [] };
  expect(readModel(JSON.stringify(plan), "p").view).toBe("plan");
  for (const format_version of ["2.0", "0.2", undefined, 1, "10.0"]) {
    refusal(JSON.stringify({ ...plan, format_version }), UnknownFormat);
  }
  for (const format_version of ["2.0", null, 1]) {
    refusal(JSON.stringify({ format_version, values: {} }), UnknownFormat);
  }
  expect(refusal(JSON.stringify({ ...plan, errored: true }), IncompletePlan)).toContain("error");
  expect(refusal(JSON.stringify({ ...plan, complete: false }), IncompletePlan)).toContain(
    "-target",
  );
});

test("two resources of one address would share a verdict, and are refused", () => {
  const topic = { address: "aws_sns_topic.t", mode: "managed", type: "aws_sns_topic", values: {} };
  expect(refusal(state([topic, topic]), DuplicateAddress)).toContain("aws_sns_topic.t");
  const change = { ...topic, name: "t", change: { actions: ["create"], after: {} } };
  const plan = { format_version: "1.2", resource_changes: [change, change] };
  refusal(JSON.stringify(plan), DuplicateAddress);
});

test("ten thousand levels are refused where they would be judged, and skipped where not", () => {
  const open = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const nested = (attribute: string, value: string) =>
    `{"resource":{"aws_sns_topic":{"t":{"name":"alarms","${attribute}":${value}}}}}`;
  refusal(nested("delivery_policy", open(10_000)), NestedTooDeep);
  refusal(nested("tags", open(10_000)), NestedTooDeep);
  refusal(nested("policy", JSON.stringify(open(10_000))), NestedTooDeep);
  refusal(nested("a", `${"[".repeat(10_000)}${"]".repeat(10_000)}`), NestedTooDeep);
  refusal(
    state([
      {
        address: "aws_sns_topic.t",
        mode: "managed",
        type: "aws_sns_topic",
        values: { policy: open(10_000) },
      },
    ]),
    NestedTooDeep,
  );
  const marks = `{"format_version":"1.2","resource_changes":[{"address":"aws_x.y","mode":"managed",
    "type":"aws_x","name":"y","change":{"actions":["create"],"after":{},
    "after_unknown":{"a":${open(20_000)}}}}]}`;
  refusal(marks, NestedTooDeep);
  const wanted = new Map([["aws_sns_topic", new Set(["name"])]]);
  const model = readModel(nested("tags", open(10_000)), "input.json", wanted);
  expect(model.resources[0]?.values).toEqual({ name: "alarms" });
});

test("locals and variables that are made of themselves end", () => {
  const cycle = synthesized(
    { "aws_sns_topic.t": { name: "${local.a}", display_name: "x-${local.a}" } },
    { locals: { a: "${local.b}", b: "${local.a}" } },
  );
  refusal(JSON.stringify(cycle), NestedTooDeep);
  const each = synthesized({
    "aws_sns_topic.a": { name: "${aws_sns_topic.b.name}" },
    "aws_sns_topic.b": { name: "${aws_sns_topic.a.name}" },
  });
  expect(readModel(JSON.stringify(each), "x").resources).toHaveLength(2);
});

test("keys that JavaScript treats as its own are keys like any other", () => {
  const hostile = `{"resource":{"aws_sns_topic":{"t":{"name":"alarms","__proto__":{"polluted":1},
    "constructor":{"prototype":{"polluted":1}},"tags":{"__proto__":"x","toString":"y"},
    "policy":"{\\"__proto__\\":{\\"polluted\\":1}}"},"__proto__":{"name":"p"}},
    "__proto__":{"x":{"name":"q"}},"constructor":{"y":{"name":"${"${aws_sns_topic.__proto__.arn}"}"}}}}`;
  const model = readModel(hostile, "input.json");
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const topic = model.resources.find((resource) => resource.address === "aws_sns_topic.t");
  expect(Object.getPrototypeOf(topic?.values)).toBe(Object.prototype);
  expect(JSON.stringify(topic?.values.tags)).toBe('{"__proto__":"x","toString":"y"}');
  expect(JSON.stringify(topic?.values.policy)).toBe('{"__proto__":{"polluted":1}}');
  expect(model.resources.map((resource) => resource.address).sort()).toEqual([
    "__proto__.x",
    "aws_sns_topic.__proto__",
    "aws_sns_topic.t",
    "constructor.y",
  ]);
});

test("numbers that no double holds are read as near as can be, or not at all", () => {
  const config = (days: string) =>
    `{"resource":{"aws_cloudwatch_log_group":{"g":{"name":"g","retention_in_days":${days}}}}}`;
  const days = (text: string) =>
    readModel(config(text), "x").resources[0]?.values.retention_in_days;
  expect(days("9007199254740993")).toBe(2 ** 53);
  expect(days("1e400")).toBeUndefined();
  expect(days("-1e400")).toBeUndefined();
});

test("strings of the input never pass for what the reader puts in their place", () => {
  const forged = synthesized({
    "aws_kms_key.k": {},
    "aws_sns_topic.t": { name: "\uE0000\uE001", kms_master_key_id: "\uE000-0\uE001" },
    "aws_sns_topic.u": { name: "u", kms_master_key_id: "${aws_kms_key.k.arn}" },
  });
  const [, topic] = readModel(JSON.stringify(forged), "x").resources;
  expect(topic?.refs).toEqual({});
  expect(topic?.values.kms_master_key_id).toBe("\uE000-0\uE001");
});

test("whatever JSON it is, it is read or refused by name", () => {
  const json = fc.jsonValue({ maxDepth: 6 });
  const views = fc.oneof(
    fc.record({ resource: json, variable: json, locals: json, provider: json }),
    fc.record({
      resource: fc.dictionary(
        fc.constantFrom("aws_sns_topic", "aws_x"),
        fc.dictionary(fc.string(), json),
      ),
    }),
    fc.record({
      format_version: fc.constant("1.2"),
      planned_values: json,
      configuration: json,
      variables: json,
      prior_state: json,
      resource_changes: fc.array(
        fc.record({
          address: fc.string(),
          mode: fc.constant("managed"),
          type: fc.constantFrom("aws_sns_topic", "aws_cloudwatch_metric_alarm"),
          name: fc.string(),
          module_address: json,
          change: fc.record({
            actions: fc.constant(["create"]),
            after: json,
            after_unknown: json,
            after_sensitive: json,
          }),
        }),
      ),
    }),
    fc.record({ format_version: fc.constant("1.0"), values: json }),
    fc.record({
      format_version: fc.constant("1.0"),
      values: fc.record({ root_module: fc.record({ resources: json, child_modules: json }) }),
    }),
    json,
  );
  fc.assert(
    fc.property(views, (view) => {
      try {
        readModel(JSON.stringify(view), "input.json");
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableInput);
      }
    }),
    { numRuns: 1000 },
  );
});

test("whatever bytes they are, they are read or refused by name", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(() => readModel(Buffer.from(bytes), "input.json")).toThrow(UnreadableInput);
    }),
  );
});
