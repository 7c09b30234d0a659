import fc, { type Arbitrary } from "fast-check";
import { wantedAttributes } from "../proof/gate/reads";
import { readSynth } from "../proof/model/read";
import { bodyAt, withBodies } from "./support/configuration";
import { provenIn } from "./support/footing";
import { activeControl, policy } from "./support/policy";
import { minimalStack } from "./support/stack";

const RUNS = { seed: 5, numRuns: 400 };
const STATES = ["ALARM", "OK", "INSUFFICIENT_DATA"] as const;
type State = (typeof STATES)[number];

/** The two alarms of the composite, and one that has no business in it. */
const ALARMS = ["api", "lambda", "other"] as const;
type Alarm = (typeof ALARMS)[number];

type Rule =
  | { is: "state"; alarm: Alarm; state: State }
  | { is: "constant"; value: boolean }
  | { is: "not"; of: Rule }
  | { is: "and" | "or"; of: Rule[] };

const inAlarm = (alarm: Alarm): Rule => ({ is: "state", alarm, state: "ALARM" });
const not = (of: Rule): Rule => ({ is: "not", of });
const and = (...of: Rule[]): Rule => ({ is: "and", of });
const or = (...of: Rule[]): Rule => ({ is: "or", of });

const MISSION = or(inAlarm("api"), inAlarm("lambda"));

/** What CloudWatch would say of the rule while the alarms are in these states. */
function holds(rule: Rule, states: Record<Alarm, State>): boolean {
  switch (rule.is) {
    case "state":
      return states[rule.alarm] === rule.state;
    case "constant":
      return rule.value;
    case "not":
      return !holds(rule.of, states);
    case "and":
      return rule.of.every((one) => holds(one, states));
    case "or":
      return rule.of.some((one) => holds(one, states));
  }
}

/** Every row of the truth table: three alarms, three states each. */
const rows = STATES.flatMap((api) =>
  STATES.flatMap((lambda) => STATES.map((other) => ({ api, lambda, other }))),
);
const meansTheMission = (rule: Rule) =>
  rows.every((states) => holds(rule, states) === holds(MISSION, states));

const leaf: Arbitrary<Rule> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant("state" as const),
      alarm: fc.constantFrom(...ALARMS),
      state: fc.constantFrom(...STATES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant("constant" as const), value: fc.boolean() }),
  },
);

const anyRule: Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie("rule").map(not),
    fc.array(tie("rule"), { minLength: 2, maxLength: 3 }).map((of) => and(...of)),
    fc.array(tie("rule"), { minLength: 2, maxLength: 3 }).map((of) => or(...of)),
  ),
})).rule;

/** Laws of logic that change how a rule is written and not what it means; `y` is any other rule. */
const LAWS: ((x: Rule, y: Rule) => Rule)[] = [
  (x) => not(not(x)),
  (x) => or(x, x),
  (x) => and(x, x),
  (x) => and(x, { is: "constant", value: true }),
  (x) => or({ is: "constant", value: false }, x),
  (x, y) => or(x, and(x, y)),
  (x, y) => and(or(y, x), x),
  (x, y) => or(and(x, y), and(x, not(y))),
  (x) => (x.is === "or" || x.is === "and" ? { ...x, of: [...x.of].reverse() } : x),
  (x) =>
    x.is === "or" ? not(and(...x.of.map(not))) : x.is === "and" ? not(or(...x.of.map(not))) : x,
  (x) =>
    x.is === "state"
      ? and(...STATES.filter((s) => s !== x.state).map((state) => not({ ...x, state })))
      : x,
];

/** The mission's rule, rewritten by one law after another, each somewhere in it. */
const rewritten: Arbitrary<Rule> = fc
  .array(fc.tuple(fc.constantFrom(...LAWS), fc.nat(40), leaf), { maxLength: 6 })
  .map((steps) =>
    steps.reduce((rule, [law, at, y]) => changedAt(rule, at, (x) => law(x, y)), MISSION),
  );

/** Changes the part that a walk through the rule comes to after `at` steps, or else the whole. */
function changedAt(rule: Rule, at: number, change: (part: Rule) => Rule): Rule {
  let left = at % partsOf(rule);
  const walk = (part: Rule): Rule => {
    if (left-- === 0) return change(part);
    if (part.is === "not") return not(walk(part.of));
    if (part.is === "and" || part.is === "or") return { ...part, of: part.of.map(walk) };
    return part;
  };
  return walk(rule);
}

const partsOf = (rule: Rule): number =>
  1 +
  (rule.is === "not"
    ? partsOf(rule.of)
    : "of" in rule
      ? rule.of.reduce((sum, one) => sum + partsOf(one), 0)
      : 0);

const stack = minimalStack();
const composite = "aws_cloudwatch_composite_alarm.alarms_errors";
const addressOf: Record<Alarm, string> = {
  api: "aws_cloudwatch_metric_alarm.alarms_api-error-rate",
  lambda: "aws_cloudwatch_metric_alarm.alarms_lambda-error-rate",
  other: "aws_cloudwatch_metric_alarm.alarms_api-latency-p99",
};

/** The ways in which a rule may name an alarm. */
const SPELLINGS: ((address: string, name: string) => string)[] = [
  (_, name) => `"${name}"`,
  (_, name) => name,
  (_, name) => `"arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}"`,
  (_, name) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`,
  (address) => `"\${${address}.alarm_name}"`,
  (address) => `\${${address}.arn}`,
];

const spellings = fc.infiniteStream(fc.constantFrom(...SPELLINGS));
type Spellings = IterableIterator<(typeof SPELLINGS)[number]>;

function textOf(rule: Rule, spelling: Spellings): string {
  switch (rule.is) {
    case "state": {
      const address = addressOf[rule.alarm];
      const name = String(bodyAt(stack, address)?.alarm_name);
      return `${rule.state}(${spelling.next().value(address, name)})`;
    }
    case "constant":
      return rule.value ? "TRUE" : "FALSE";
    case "not":
      return `NOT (${textOf(rule.of, spelling)})`;
    default:
      return `(${rule.of.map((one) => textOf(one, spelling)).join(` ${rule.is.toUpperCase()} `)})`;
  }
}

async function isProven(rule: Rule, spelling: Spellings): Promise<boolean> {
  const loaded = await policy();
  const body = { ...bodyAt(stack, composite), alarm_rule: textOf(rule, spelling) };
  const active = activeControl(loaded, "alarms/composite-rule");
  const model = readSynth(withBodies(stack, { [composite]: body }), {
    wanted: wantedAttributes([active]),
  });
  return provenIn(loaded, active, model).size > 0;
}

test("a rule that means API errors or Lambda errors is proven, however it is written", async () => {
  await fc.assert(
    fc.asyncProperty(rewritten, spellings, async (rule, spelling) => {
      expect(meansTheMission(rule)).toBe(true);
      expect(await isProven(rule, spelling)).toBe(true);
    }),
    RUNS,
  );
});

test("a rule that means anything else is not proven", async () => {
  await fc.assert(
    fc.asyncProperty(anyRule, spellings, async (rule, spelling) => {
      fc.pre(!meansTheMission(rule));
      expect(await isProven(rule, spelling)).toBe(false);
    }),
    RUNS,
  );
});

/** The mission's rule with one part of it made something else: as near to it as a mistake is. */
test("a rule that is wrong in one place is not proven", async () => {
  const nearly = fc.tuple(rewritten, fc.nat(40), anyRule);
  await fc.assert(
    fc.asyncProperty(nearly, spellings, async ([rule, at, part], spelling) => {
      const wrong = changedAt(rule, at, () => part);
      expect(await isProven(wrong, spelling)).toBe(meansTheMission(wrong));
    }),
    RUNS,
  );
});
