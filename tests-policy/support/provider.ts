import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathsIn } from "../../scripts/schema";

const BINDINGS = join(dirname(require.resolve("@cdktf/provider-aws/package.json")), "lib");

/**
 * Attributes in whose text the reader finds a structure of its own, deeper than the provider's schema; and AWS WAF's
 * statements, which the bindings hand on as they are.
 */
const DEEPER =
  /^(statement|.*_policy|policy|policy_document|alarm_rule|pattern|format|dashboard_body|event_pattern|rule_definition|container_definitions|expression)$/;

/** What the AWS provider's own schema says of one resource type. @returns undefined for no such type */
export function attributesOf(type: string): { has(path: string): boolean } | undefined {
  const file = join(BINDINGS, type.replace(/^aws_/, "").replaceAll("_", "-"), "index.js");
  if (!existsSync(file)) return undefined;
  const source = readFileSync(file, "utf8");
  if (!source.includes(`.tfResourceType = "${type}"`)) return undefined;
  const written = pathsIn(source);
  const computed = new Set(
    [...source.matchAll(/this\.get\w+Attribute\('(\w+)'\)/g)].map(([, name]) => name),
  );
  return {
    has(path) {
      const keys = path.split(".");
      for (let depth = keys.length; depth > 0; depth -= 1) {
        const shape = written.get(keys.slice(0, depth).join("."));
        if (shape === undefined) continue;
        return depth === keys.length || shape === "object" || DEEPER.test(keys[depth - 1] ?? "");
      }
      return keys.length === 1 && computed.has(path);
    },
  };
}
