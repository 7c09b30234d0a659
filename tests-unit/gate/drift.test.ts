import { driftOf, isNone, isSame } from "../../proof/gate/drift";
import type { Resource } from "../../proof/model/model";
import { model, resource } from "./models";
import { active, control } from "./policies";

const controls = [
  active(
    control("sns/x", {
      selects: ["aws_sns_topic"],
      reads: ["name", "policy", "kms_master_key_id", "aws_kms_key"],
    }),
  ),
];
const drift = (declared: Resource[], live: Resource[]) =>
  driftOf(model(...declared), model(...live), controls);

const topic = (values: Resource["values"], rest: Partial<Resource> = {}) =>
  resource("aws_sns_topic.a", { values, ...rest });

test("what is the same does not drift", () => {
  expect(isNone(drift([topic({ name: "a" })], [topic({ name: "a" })]))).toBe(true);
});

test("what is missing, what is extra and what differs is listed, by address", () => {
  const there = resource('aws_sns_topic.live["b"]');
  const gone = resource("aws_sns_topic.gone");
  expect(drift([gone, topic({ name: "a" })], [there, topic({ name: "b" })])).toEqual({
    missing: ["aws_sns_topic.gone"],
    extra: ['aws_sns_topic.live["b"]'],
    differing: [{ address: "aws_sns_topic.a", attribute: "name", declared: "a", live: "b" }],
  });
});

test("an attribute that is only in one of them differs", () => {
  expect(drift([topic({})], [topic({ name: "b" })]).differing).toHaveLength(1);
  expect(drift([topic({ name: "a" })], [topic({})]).differing).toHaveLength(1);
});

test.each([false, 0])("what stands where nothing is said does not: %s", (value) => {
  expect(isNone(drift([topic({})], [topic({ name: value })]))).toBe(true);
  expect(isNone(drift([topic({ name: true })], [topic({ name: value })]))).toBe(false);
});

test("a link to what the account is not asked about may be anything", () => {
  const stream = resource("aws_cloudwatch_log_stream.s");
  const arn = "arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:s";
  const declared = [topic({ policy: { Resource: `${stream.address}:*` } }), stream];
  expect(isNone(drift(declared, [topic({ policy: { Resource: `${arn}:*` } })]))).toBe(true);
  expect(isNone(drift(declared, [topic({ policy: { Action: "*" } })]))).toBe(false);
});

test("an ARN that only a data source completes may be a link to what it names", () => {
  const saying = (Resource: string, Action = "execute-api:Invoke") =>
    topic({ policy: { Action, Resource } });
  const declared = [
    saying("arn:aws:execute-api:eu-west-1:1:${data.aws_api_gateway_rest_api.a.id}/prod/POST/a"),
  ];
  const live = (...given: Parameters<typeof saying>) => drift(declared, [saying(...given)]);
  expect(isNone(live("aws_api_gateway_stage.s/POST/a"))).toBe(true);
  expect(isNone(live("aws_api_gateway_stage.s/POST/a", "*"))).toBe(false);
});

test("a link by a name that nobody knew beforehand is the same where it leads to the same", () => {
  const to = (value: string, key: string) =>
    topic({ kms_master_key_id: value }, { refs: { kms_master_key_id: [key] } });
  const declared = [to("aws_kms_key.a", "aws_kms_key.a")];
  expect(isNone(drift(declared, [to("alias/a", "aws_kms_key.a")]))).toBe(true);
  expect(isNone(drift(declared, [to("alias/b", "aws_kms_key.b")]))).toBe(false);
  expect(isNone(drift(declared, [topic({ kms_master_key_id: "alias/a" })]))).toBe(false);
});

test("a link that leads elsewhere differs", () => {
  const to = (key: string) => topic({}, { refs: { kms_master_key_id: [key] } });
  expect(drift([to("aws_kms_key.a")], [to("aws_kms_key.b")]).differing).toEqual([
    {
      address: "aws_sns_topic.a",
      attribute: "kms_master_key_id",
      declared: "aws_kms_key.a",
      live: "aws_kms_key.b",
    },
  ]);
});

test("what no control reads is not compared", () => {
  const other = resource("aws_sqs_queue.q");
  const drifted = drift([topic({ owner: "a" }), other], [topic({ owner: "b" })]);
  expect(isNone(drifted)).toBe(true);
});

test("what one of them does not know is not compared", () => {
  const unknown = topic({}, { unknown: ["policy.Statement", "name"] });
  expect(isNone(drift([unknown], [topic({ name: "b", policy: {} })]))).toBe(true);
});

test.each([
  ["the order of a list", ["a", "b"], ["b", "a"]],
  ["the order of an object's keys", { a: 1, b: 2 }, { b: 2, a: 1 }],
  ["a list of one and its item", { Action: ["sns:Publish"] }, { Action: "sns:Publish" }],
  ["a computed part", "bucket-${aws_x.y.id}", "bucket-123"],
  ["a computed part deep inside", [{ a: "b-${aws_x.y.id}", c: 1 }], [{ a: "b-7", c: 1 }]],
])("%s makes no difference", (_, declared, live) => {
  expect(isSame(declared, live)).toBe(true);
});

test.each([
  ["a number and its text", 90, "90"],
  ["an item more", ["a"], ["a", "b"]],
  ["two lists of one and a list of two", [["a"], ["b"]], [["a", "b"]]],
  ["an item twice", ["a", "b"], ["a", "a", "b"]],
  ["text around what is computed", "bucket-${aws_x.y.id}", "other-123"],
  ["a key more", { a: 1 }, { a: 1, b: 2 }],
  ["nothing and something", null, true],
])("%s does", (_, declared, live) => {
  expect(isSame(declared, live)).toBe(false);
});
