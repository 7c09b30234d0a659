import { type Before, compare } from "../../proof/gate/baseline";
import { isPassing, tallyOf } from "../../proof/gate/blocking";
import type { Drift } from "../../proof/gate/drift";
import type { Report } from "../../proof/gate/report";
import type { Resource } from "../../proof/model/model";
import { report } from "../evidence/reports";
import { model, resource } from "./models";
import { control } from "./policies";

const retention = control("logs/retention", { reads: ["days"] });
const encryption = control("logs/encryption", { reads: ["key", "aws_kms_key.rotation"] });
const topic = (name: string, days: unknown, rest: Partial<Resource> = {}) =>
  resource(`aws_sns_topic.${name}`, { values: { days } as Resource["values"], ...rest });

/** A report in which only topics with 90 days hold. */
function judged(...topics: Resource[]): Report {
  const good = new Set(topics.filter(({ values }) => values.days === 90).map((t) => t.address));
  return report(model(...topics), [retention], (_, address) => good.has(address));
}

/** A report as it is read again from its file. */
function written(of: Report): Before {
  const { view, profile, policy, drift } = of;
  const verdicts = of.judgements.map((judgement) => of.verdictOf(judgement));
  const read = JSON.parse(JSON.stringify({ view, profile, policy, drift, verdicts }));
  return { file: "base.json", digest: "sha256:2", ...read };
}

/** What is new, known and fixed in one against the other. */
function against(before: Report, now: Report) {
  const baseline = compare(now, written(before));
  const of = { ...now, baseline };
  const { blocking, known } = tallyOf(of);
  return { blocking, known, fixed: baseline.fixed, passing: isPassing(of) };
}

test("what was found before is known, and does not block", () => {
  const same = judged(topic("a", 30), topic("b", 90));
  expect(against(same, judged(topic("a", 30), topic("b", 90)))).toEqual({
    blocking: 0,
    known: 1,
    fixed: [],
    passing: true,
  });
});

test("what was not there before, or held, is new", () => {
  const now = judged(topic("a", 30), topic("b", 30), topic("c", 30));
  expect(against(judged(topic("a", 30), topic("b", 90)), now)).toMatchObject({
    blocking: 2,
    known: 1,
    passing: false,
  });
});

test.each([
  ["worse", 30, 7],
  ["another", 30, 60],
  ["of another type", 30, "30"],
  ["gone", 30, undefined],
  ["nested", { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }],
])("a value that is %s is new again", (_, before, now) => {
  expect(against(judged(topic("a", before)), judged(topic("a", now)))).toMatchObject({
    blocking: 1,
    known: 0,
    fixed: [],
  });
});

test("in which order an object's keys stand says nothing", () => {
  const one = judged(topic("a", { x: 1, y: 2 }));
  expect(against(one, judged(topic("a", { y: 2, x: 1 })))).toMatchObject({ known: 1, blocking: 0 });
});

test("what a link reaches counts among what was found", () => {
  const keyed = (rotation: boolean) =>
    report(
      model(
        topic("a", 90, { refs: { key: ["aws_kms_key.k"] } }),
        resource("aws_kms_key.k", { values: { rotation } }),
      ),
      [encryption],
      () => false,
    );
  expect(against(keyed(false), keyed(false))).toMatchObject({ known: 1 });
  expect(against(keyed(false), keyed(true))).toMatchObject({ blocking: 1 });
});

describe("an unknown", () => {
  const unsure = (...unknown: string[]) => judged(topic("a", undefined, { unknown }));

  test("is known when the same cannot be told", () => {
    expect(against(unsure("days"), unsure("days"))).toMatchObject({ known: 1, blocking: 0 });
  });

  test("is new when it is something else that cannot be told", () => {
    const one = judged(topic("a", undefined, { external: { days: ["arn:1"] } }));
    const other = judged(topic("a", undefined, { external: { days: ["arn:2"] } }));
    expect(against(one, other)).toMatchObject({ known: 0, blocking: 1 });
  });

  test("that turned out to fail is new, and so is a failure that cannot be told any more", () => {
    const failed = judged(topic("a", undefined));
    expect(against(unsure("days"), failed)).toMatchObject({ known: 0, blocking: 1 });
    expect(against(failed, unsure("days"))).toMatchObject({ known: 0, blocking: 1 });
  });
});

test("what was accepted until a day is not known once that has passed", () => {
  const failing = model(topic("a", 30));
  const terms = { reason: "r", approvedBy: "a", expires: "2026-12-31" };
  const exception = { control: "logs/retention", address: "aws_sns_topic.a", ...terms };
  const accepted = report(failing, [retention], () => false, [exception]);
  expect(against(accepted, judged(topic("a", 30)))).toMatchObject({ known: 0, blocking: 1 });
});

test("what is found no more is fixed: it is proven, or gone", () => {
  const before = judged(topic("a", 30), topic("b", 30), topic("c", 30));
  expect(against(before, judged(topic("a", 90), topic("c", 7))).fixed).toEqual([
    { control: "logs/retention", address: "aws_sns_topic.a" },
    { control: "logs/retention", address: "aws_sns_topic.b" },
  ]);
});

test("what is not the same question is said", () => {
  const now = judged(topic("a", 30));
  expect(compare(now, written(now)).differs).toEqual([]);
  const other = { ...written(now), view: "state" as const, policy: { digest: "sha256:9" } };
  expect(compare(now, other).differs).toEqual(["view", "policy"]);
  expect(compare(now, { ...written(now), profile: "payments" }).differs).toEqual(["profile"]);
});

test("what was not as declared before is known, and something else is new", () => {
  const differing = (live: number) => ({
    address: "aws_sns_topic.a",
    attribute: "days",
    declared: 90,
    live,
  });
  const drifted = (drift: Partial<Drift>): Report => ({
    ...judged(topic("a", 90)),
    drift: { missing: [], extra: [], differing: [], ...drift },
  });
  const before = drifted({ missing: ["a"], extra: ["b"], differing: [differing(30)] });
  expect(against(before, before)).toMatchObject({ blocking: 0, known: 3, fixed: [] });
  const now = drifted({ missing: ["b"], extra: ["b"], differing: [differing(7)] });
  expect(against(before, now)).toMatchObject({
    blocking: 2,
    known: 1,
    fixed: [
      { control: "live/as-declared", address: "a" },
      { control: "live/as-declared", address: "aws_sns_topic.a" },
    ],
  });
});
