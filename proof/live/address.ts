import type { Collector, Found } from "./collector";

/**
 * An address for what no declaration names: `aws_sns_topic.live["payments"]`, of what identifies it in
 * its account, so that it is the same at every run.
 */
export function ownAddresses(found: { collector: Collector; found: Found }[]): string[] {
  const taken = new Map<string, number>();
  return found.map(({ collector: { type, identity }, found: { values } }) => {
    const parts = identity[0].map((attribute) => shortened(String(values[attribute] ?? "?")));
    const address = `${type}.live[${JSON.stringify(parts.join("/"))}]`;
    const before = taken.get(address) ?? 0;
    taken.set(address, before + 1);
    return before === 0 ? address : `${address.slice(0, -2)}#${before + 1}"]`;
  });
}

const shortened = (text: string): string =>
  text.startsWith("arn:") ? text.split(":").slice(5).join(":") : text;
