import fc from "fast-check";
import all from "../stack/config/all.json";
import type { ConfigInput } from "../stack/config/schema";
import { synthesizeAll } from "../tests-unit/stack/synthesize";
import { unprovenUnder } from "./support/unproven";

// The first stack waits for CDKTF and the policy to load, which take their time on a busy machine.
jest.setTimeout(60_000);

/** Everything in the configuration that is there or is not. */
const SWITCHES = [
  "payments",
  "monitoring",
  "services",
  "infrastructure",
  "vpc",
  "lambdaInsights",
  "managesAccountLogging",
  "archive",
  "syntheticPayments",
  "costs",
  "metricStream",
  "pagerDuty",
  "teams",
  "natPerZone",
  "aurora",
  "configRules",
  "guardDuty",
  "providers",
] as const;
type Switch = (typeof SWITCHES)[number];
type Setting = Record<Switch, boolean>;

/** What a stack is no longer proven of when a switch is off, which is the price that its documentation tells. */
const COSTS: Partial<Record<Switch, string[]>> = {
  archive: ["logs/archive"],
  syntheticPayments: ["canary/payment"],
  costs: ["budgets/notifications", "budgets/anomalies"],
  configRules: ["config/rules"],
};

const isPossible = (on: Partial<Setting>): boolean =>
  // Tasks have to run somewhere, and the functions of services need their layer.
  !(on.services && on.vpc === false && on.infrastructure === false) &&
  !(on.services && on.lambdaInsights === false) &&
  [on.payments, on.monitoring, on.services, on.infrastructure].some((stack) => stack !== false);

const settings = fc.sample(
  fc
    .record(
      Object.fromEntries(SWITCHES.map((name) => [name, fc.boolean()])) as Record<
        Switch,
        fc.Arbitrary<boolean>
      >,
    )
    .filter(isPossible),
  // Of all seeds that were tried, the one whose samples meet every pair the soonest: the first test checks it.
  { seed: 2111, numRuns: 12 },
);

function configured(on: Setting): ConfigInput {
  const {
    vpc,
    runtimes,
    payments: taken,
    monitoring,
    infrastructure,
    ...rest
  } = all as ConfigInput;
  const { teams, pagerDutySecret } = monitoring ?? {};
  const { payments, services } = on;
  return {
    ...rest,
    stacks: { payments, monitoring: on.monitoring, services, infrastructure: on.infrastructure },
    ...(on.vpc && { vpc }),
    ...(on.lambdaInsights && { runtimes }),
    ...(on.providers && { payments: taken }),
    api: { managesAccountLogging: on.managesAccountLogging },
    archive: { enabled: on.archive },
    monitoring: {
      syntheticPayments: { enabled: on.syntheticPayments },
      costs: { ...monitoring?.costs, enabled: on.costs },
      metricStream: { enabled: on.metricStream },
      ...(on.pagerDuty && { pagerDutySecret }),
      ...(on.teams && { teams }),
    },
    infrastructure: {
      ...infrastructure,
      network: { natPerZone: on.natPerZone },
      aurora: { enabled: on.aurora },
      account: { configRules: on.configRules, guardDuty: on.guardDuty },
    },
  };
}

test("each two switches are met in each of their positions", () => {
  const missing = SWITCHES.flatMap((one, at) =>
    SWITCHES.slice(at + 1).flatMap((other) =>
      [true, false].flatMap((first) =>
        [true, false]
          .filter((second) => isPossible({ [one]: first, [other]: second }))
          .filter((second) => !settings.some((on) => on[one] === first && on[other] === second))
          .map((second) => `${one} ${first}, ${other} ${second}`),
      ),
    ),
  );
  expect(missing).toEqual([]);
});

const shown = (on: Setting) => SWITCHES.filter((name) => on[name]).join(", ");

test.each(
  settings.map((on) => [shown(on), on] as const),
)("each stack is proven by itself, with %s", async (_, on) => {
  const allowed = SWITCHES.filter((name) => !on[name]).flatMap((name) => COSTS[name] ?? []);
  for (const [name, stack] of Object.entries(synthesizeAll(configured(on)))) {
    const unproven = await unprovenUnder(name, [stack]);
    const others = unproven.filter((one) => !allowed.includes(one.split(" ")[0] ?? ""));
    expect([name, others]).toEqual([name, []]);
  }
});
