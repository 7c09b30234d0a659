/** What a string with computed parts (`${…}`) may turn out to be; undefined for one without. */
export function patternOf(text: string): RegExp | undefined {
  const parts = text.split(/\$\{[^}]*\}/);
  if (parts.length === 1) return undefined;
  // Nothing but computed says nothing.
  if (parts.every((part) => part === "")) return NEVER;
  return new RegExp(`^${parts.map(escaped).join(".+")}$`, "s");
}

const NEVER = /^(?!)/;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
