import type { JsonObject } from "../../proof/model/model";
import all from "../../stack/config/all.json";
import minimal from "../../stack/config/minimal.json";
import type { ConfigInput, StackName } from "../../stack/config/schema";
import { idle, synthesize } from "../../tests-unit/stack/synthesize";
import type { Configuration } from "./configuration";
import { synthesized, type Written } from "./written";

const { phones: _, ...everything } = all as ConfigInput;

/** What each stack is given beyond who is told, so that every control of its own has something to judge. */
const GIVEN: Record<StackName, Partial<ConfigInput>> = {
  payments: { vpc: everything.vpc },
  monitoring: {
    ...everything,
    monitoring: {
      ...everything.monitoring,
      teams: [],
      metricStream: { enabled: true },
    },
  },
  infrastructure: everything,
  services: everything,
};

/**
 * A stack with nothing to spare: exactly two emails and nobody beside them, the archive on, and a network, so
 * that nothing stands in for what is damaged.
 */
export const minimalStack = (name: StackName = "payments"): Configuration =>
  synthesize(
    { ...GIVEN[name], suffix: minimal.suffix, emails: minimal.emails },
    idle,
    name,
  ) as Configuration;

const stacks = new Map<string, Written>();

/** The stack whose controls a profile applies. @returns undefined where it is no stack's */
export function stackOf(profile: string): Written | undefined {
  if (!Object.hasOwn(GIVEN, profile)) return undefined;
  const stack =
    stacks.get(profile) ?? synthesized(withoutRemarks(minimalStack(profile as StackName)));
  stacks.set(profile, stack);
  return stack;
}

/** Without where each resource was made: nobody judges that, and every mutant would be read with it. */
function withoutRemarks({ resource, ...rest }: Configuration): Configuration {
  const bodiesOf = (named: Record<string, JsonObject>) =>
    Object.entries(named).map(([name, { "//": _, ...body }]) => [name, body] as const);
  const types = Object.entries(resource).map(
    ([type, named]) => [type, Object.fromEntries(bodiesOf(named))] as const,
  );
  return { ...rest, resource: Object.fromEntries(types) };
}
