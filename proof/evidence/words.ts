import type { Undecided } from "../gate/undecided";
import type { View } from "../model/model";

const FRAMEWORKS: Record<string, string> = {
  "pci-dss-4.0.1": "PCI DSS 4.0.1",
  soc2: "SOC 2",
  "nist-800-53-r5": "NIST 800-53 r5",
};

/** The requirements that a control contributes to: `PCI DSS 4.0.1 10.5.1 · SOC 2 CC7.2`. */
export const requirementsOf = (frameworks: Record<string, string[]>): string =>
  Object.entries(frameworks)
    .map(([framework, ids]) => `${FRAMEWORKS[framework] ?? framework} ${ids.join(", ")}`)
    .join(" · ");

const NOT_KNOWN: Record<View, string> = {
  synth: "takes its value from elsewhere (a variable, a data source): judge the plan",
  plan: "is known only after apply: judge the state then, or set it in the configuration",
  state: "is not in the state: refresh it",
  live: "could not be read from the account",
};

/** Why something could not be told, and what would tell it. */
export function resolutionOf({ attribute, outside }: Undecided, view: View): string {
  return outside
    ? `${attribute} points outside what was judged: judge it together with the file that holds ${outside.join(", ")}`
    : `${attribute} ${NOT_KNOWN[view]}`;
}
