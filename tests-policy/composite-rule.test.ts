import fc, { type Arbitrary } from "fast-check";
import type { CaseConfig } from "../policies/lib/cases";
import {
  api,
  apiErrorRate,
  errors,
  lambdaErrorRate,
  processor,
  requests,
} from "../policies/lib/payment-api";
import { judge } from "../proof/gate/judge";
import { modelOf } from "./support/configuration";
import { activeControl, policy } from "./support/policy";

const RULE = "alarms/composite-rule";
const ALARMS = ["api", "lambda", "slow"] as const;
const STATES = ["ALARM", "OK", "INSUFFICIENT_DATA"] as const;

type Alarm = (typeof ALARMS)[number];
type States = Record<Alarm, (typeof STATES)[number]>;

/** A rule as CloudWatch reads it, and what it means, told without the reader. */
interface Rule {
  text: string;
  holds(states: States): boolean;
}

const is = (state: (typeof STATES)[number], alarm: Alarm): Rule => ({
  text: `${state}("${alarm}")`,
  holds: (states) => states[alarm] === state,
});
const not = (rule: Rule): Rule => ({
  text: `NOT (${rule.text})`,
  holds: (states) => !rule.holds(states),
});
const and = (a: Rule, b: Rule): Rule => ({
  text: `(${a.text}) AND (${b.text})`,
  holds: (states) => a.holds(states) && b.holds(states),
});
const or = (a: Rule, b: Rule): Rule => ({
  text: `(${a.text}) OR (${b.text})`,
  holds: (states) => a.holds(states) || b.holds(states),
});
const always: Rule = { text: "TRUE", holds: () => true };
const never: Rule = { text: "FALSE", holds: () => false };

const anyRule: Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(fc.constantFrom(...STATES), fc.constantFrom(...ALARMS)).map(([s, a]) => is(s, a)),
    fc.constantFrom(always, never),
    tie("rule").map(not),
    fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => and(a, b)),
    fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => or(a, b)),
  ),
})).rule;

/** Ways of saying the same otherwise, whatever is said; `other` is any rule. */
const REWRITES: ((rule: Rule, other: Rule) => Rule)[] = [
  (rule) => not(not(rule)),
  (rule) => and(rule, always),
  (rule) => or(never, rule),
  (rule) => or(rule, rule),
  (rule, other) => or(rule, and(rule, other)),
  (rule, other) => and(or(other, rule), rule),
  (rule, other) => or(and(rule, other), and(rule, not(other))),
];

const rewritten = (rule: Rule): Arbitrary<Rule> =>
  fc
    .array(fc.tuple(fc.constantFrom(...REWRITES), anyRule), { maxLength: 3 })
    .map((steps) => steps.reduce((said, [rewrite, other]) => rewrite(said, other), rule));

/** No alarm is neither well nor without data. */
const alarming = (alarm: Alarm): Arbitrary<Rule> =>
  fc
    .constantFrom(
      is("ALARM", alarm),
      and(not(is("OK", alarm)), not(is("INSUFFICIENT_DATA", alarm))),
      not(or(is("OK", alarm), is("INSUFFICIENT_DATA", alarm))),
    )
    .chain(rewritten);

const either: Arbitrary<Rule> = fc
  .tuple(alarming("api"), alarming("lambda"), fc.boolean())
  .map(([a, b, byNegation]) => (byNegation ? not(and(not(a), not(b))) : or(b, a)))
  .chain(rewritten)
  // CloudWatch takes no longer ones. Source: CloudWatch API Reference, PutCompositeAlarm, AlarmRule.
  .filter(({ text }) => text.length <= 10_240);

const table: States[] = STATES.flatMap((first) =>
  STATES.flatMap((second) => STATES.map((third) => ({ api: first, lambda: second, slow: third }))),
);
const isEither = ({ holds }: Rule): boolean =>
  table.every((states) => holds(states) === [states.api, states.lambda].includes("ALARM"));

const alarms: CaseConfig = {
  ...api,
  ...processor,
  ...errors,
  ...requests,
  ...apiErrorRate(),
  ...lambdaErrorRate(),
  "aws_cloudwatch_metric_alarm.slow": { alarm_name: "slow" },
};

async function isProven({ text }: Rule): Promise<boolean> {
  const loaded = await policy();
  const composite = { alarm_name: "payments", alarm_rule: text };
  const model = modelOf({ ...alarms, "aws_cloudwatch_composite_alarm.payments": composite });
  return judge(model, loaded, [activeControl(loaded, RULE)])[0]?.verdict === "pass";
}

test("every way of saying either of the two alarms is proven", async () => {
  await fc.assert(
    fc.asyncProperty(either, async (rule) => {
      expect(isEither(rule)).toBe(true);
      expect([rule.text, await isProven(rule)]).toEqual([rule.text, true]);
    }),
    { numRuns: 200 },
  );
});

test("no rule that says anything else is proven, however near it is", async () => {
  const near = fc
    .tuple(either, anyRule, fc.constantFrom(and, or))
    .map(([rule, other, join]) => join(rule, other))
    .filter(({ text }) => text.length <= 10_240);
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyRule, near), async (rule) => {
      expect([rule.text, await isProven(rule)]).toEqual([rule.text, isEither(rule)]);
    }),
    { numRuns: 400 },
  );
});
