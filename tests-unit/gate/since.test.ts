import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { activeControls } from "../../proof/gate/profile";
import { wantedAttributes } from "../../proof/gate/reads";
import { isProven, type Report, reportOn } from "../../proof/gate/report";
import { leaveOut } from "../../proof/gate/since";
import type { Model, Resource } from "../../proof/model/model";
import { linked, partOf, type Wanted } from "../../proof/model/read";
import { policy as shippedPolicy } from "../../tests-policy/support/policy";
import { report } from "../evidence/reports";
import { model, resource } from "./models";
import { control } from "./policies";

const topic = (name: string, rest: Partial<Resource> = {}) =>
  resource(`aws_sns_topic.${name}`, rest);
const key = (rotation: boolean) => resource("aws_kms_key.k", { values: { rotation } });
const encryption = control("sns/encryption", { reads: ["name", "key", "aws_kms_key.rotation"] });
const subscribers = control("sns/subscribers", {
  reads: ["name", "aws_sns_topic_subscription.topic_arn"],
});
const presence = control("sns/some", { selects: ["stack"], reads: ["aws_sns_topic.name"] });

/** Whose verdicts are left, when nothing holds. */
function left(controls: Parameters<typeof report>[1], before: Model, now: Model): string[] {
  const of = leaveOut(
    report(now, controls, () => false),
    now,
    { from: "main", model: before, absent: [] },
  );
  return of.judgements.map(({ subject }) => subject?.address ?? "");
}

test("what is new or not as it was stays, and nothing else", () => {
  const before = model(topic("a"), topic("b", { values: { name: "b" } }));
  const now = model(topic("a"), topic("b", { values: { name: "c" } }), topic("d"));
  expect(left([encryption], before, now)).toEqual(["aws_sns_topic.b", "aws_sns_topic.d"]);
  expect(left([encryption], before, before)).toEqual([]);
});

test.each<[string, Partial<Resource>]>([
  ["a value", { values: { name: "x" } }],
  ["a link", { refs: { key: ["aws_kms_key.k"] } }],
  ["a link to outside", { external: { key: ["arn:1"] } }],
  ["what is unknown", { unknown: ["name"] }],
])("%s that changed is a change", (_, changed) => {
  expect(
    left([encryption], model(topic("a"), key(true)), model(topic("a", changed), key(true))),
  ).toEqual(["aws_sns_topic.a"]);
});

test("where in the source it is made is none", () => {
  const moved = topic("a", { origin: { file: "stack.ts", line: 4 } });
  expect(left([encryption], model(topic("a")), model(moved))).toEqual([]);
});

test("what a control reaches counts, and what it does not reach does not", () => {
  const encrypted = topic("a", { refs: { key: ["aws_kms_key.k"] } });
  const [before, now] = [true, false].map((rotation) =>
    model(encrypted, topic("b"), key(rotation)),
  ) as [Model, Model];
  expect(left([encryption], before, now)).toEqual(["aws_sns_topic.a"]);
  expect(left([subscribers], before, now)).toEqual([]);
});

test("who refers to it counts, when it came, and when it went", () => {
  const by = "aws_sns_topic_subscription.topic_arn";
  const subscription = resource("aws_sns_topic_subscription.s", {
    refs: { topic_arn: ["aws_sns_topic.a"] },
  });
  const alone = model(topic("a"), topic("b"));
  const subscribed = model(
    topic("a", { dependents: { [by]: [subscription.address] } }),
    topic("b"),
    subscription,
  );
  expect(left([subscribers], alone, subscribed)).toEqual(["aws_sns_topic.a"]);
  expect(left([subscribers], subscribed, alone)).toEqual(["aws_sns_topic.a"]);
  expect(left([encryption], subscribed, alone)).toEqual([]);
});

test("the stack as a whole is judged again when a type that is looked at changed", () => {
  const [one, other] = [model(topic("a")), model(topic("a"), topic("b"))];
  expect(left([presence], one, other)).toEqual(["stack"]);
  expect(left([presence], other, one)).toEqual(["stack"]);
  expect(left([presence], one, model(topic("a"), key(true)))).toEqual([]);
});

test("what is left out is counted by what it says, and a finding among it is not proven", () => {
  const before = model(topic("a"), topic("b"));
  const now = model(topic("a"), topic("c"));
  const of = (holds: (id: string, address: string) => boolean): Report =>
    leaveOut(report(now, [encryption], holds), now, { from: "main", model: before, absent: [] });
  expect(of((_, address) => address.endsWith("c"))).toMatchObject({
    summary: { pass: 1, fail: 0 },
    since: { from: "main", changed: 1, removed: 1, leftOut: { fail: 1, pass: 0 } },
  });
  expect(isProven(of((_, address) => address.endsWith("c")))).toBe(false);
  expect(isProven(of(() => true))).toBe(true);
});

const modelOf = (json: unknown, name: string, wanted: Wanted): Model =>
  linked([partOf(json, name)], wanted);

const read = (path: string) => JSON.parse(readFileSync(join(__dirname, "../..", path), "utf8"));

test("of a real plan, what it does not change is as in the state that it starts from", async () => {
  const policy = await shippedPolicy();
  const controls = activeControls(policy, "baseline");
  const wanted = wantedAttributes(controls);
  const [now, before] = ["replace", "state"].map((name) =>
    modelOf(read(`tests-unit/model/samples/views.${name}.json`), name, wanted),
  ) as [Model, Model];
  const terms = { profile: "baseline", controls, off: {}, exceptions: [], today: "2026-06-01" };
  const whole = reportOn(now, [{ file: "plan.json", digest: "" }], policy, terms);
  const of = leaveOut(whole, now, { from: "prior-state", model: before, absent: [] });
  const judged = (id: string) =>
    of.judgements.filter(({ control }) => control.id === id).map(({ subject }) => subject?.address);
  // It gives the log groups another retention, and the topic another name, which none of them reads.
  expect(judged("logs/retention")).toEqual([
    "aws_cloudwatch_log_group.access",
    "aws_cloudwatch_log_group.execution",
    "aws_cloudwatch_log_group.function",
  ]);
  expect(judged("sns/encryption")).toEqual([]);
  expect(judged("s3/private")).toEqual([]);
  expect(judged("kms/rotation")).toEqual([]);
});

describe("of the whole stack, with some of it taken away or changed", () => {
  const state = read("tests-policy/samples/payments.state.json");
  const { resources } = state.values.root_module;
  const some = fc.record({
    without: fc.uniqueArray(fc.nat(resources.length - 1), { maxLength: 2 }),
    changed: fc.array(fc.tuple(fc.nat(resources.length - 1), fc.nat()), { maxLength: 2 }),
  });

  /** The state without some resources, and in others one value that is no other's. */
  function mutated({ without, changed }: { without: number[]; changed: [number, number][] }) {
    const copy = structuredClone(state);
    const all = copy.values.root_module.resources;
    for (const [at, which] of changed) {
      const { values } = all[at];
      const names = Object.keys(values).filter((name) => typeof values[name] !== "object");
      const name = names[which % names.length];
      if (name) values[name] = typeof values[name] === "number" ? 1 : "changed";
    }
    copy.values.root_module.resources = all.filter(
      (_: unknown, at: number) => !without.includes(at),
    );
    return copy;
  }

  test("what is left out says what it said before", async () => {
    const policy = await shippedPolicy();
    const controls = activeControls(policy, "payments");
    const wanted = wantedAttributes(controls);
    const terms = { profile: "payments", controls, off: {}, exceptions: [], today: "2026-06-01" };
    const reportOf = (model: Model) =>
      reportOn(model, [{ file: "state.json", digest: "" }], policy, terms);
    const verdicts = ({ judgements, verdictOf }: Report) =>
      new Map(
        judgements.map((judgement) => {
          const verdict = verdictOf(judgement);
          return [`${verdict.control} ${verdict.address}`, verdict];
        }),
      );
    let leftOut = 0;
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, now] = [one, other].map((m) =>
          modelOf(mutated(m), "state.json", wanted),
        ) as [Model, Model];
        const whole = reportOf(now);
        const part = verdicts(leaveOut(whole, now, { from: "x", model: before, absent: [] }));
        const formerly = verdicts(reportOf(before));
        const out = [...verdicts(whole)].filter(([key]) => !part.has(key));
        expect(out).toEqual(out.map(([key]) => [key, formerly.get(key)]));
        leftOut += out.length;
      }),
      { seed: 5, numRuns: 40 },
    );
    expect(leftOut).toBeGreaterThan(1000);
  });
});
