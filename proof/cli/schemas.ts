/**
 * Holds files against their schemas. A bundle of its own, loaded only when there is such a file: zod costs
 * as much time as everything else that is loaded.
 */
import { z } from "zod";
import { SCHEMAS } from "../schemas";

export type Schemas = { [Name in keyof typeof SCHEMAS]: z.output<(typeof SCHEMAS)[Name]> };

/** The value with its defaults filled in, or why it does not validate: `exceptions[0].expires: …`. */
export function validate<Name extends keyof Schemas>(
  name: Name,
  value: unknown,
): { fits: Schemas[Name] } | { misfit: string } {
  const parsed = SCHEMAS[name].safeParse(value);
  if (parsed.success) return { fits: parsed.data as Schemas[Name] };
  const misfit = parsed.error.issues
    .map(({ path, message }) =>
      path.length > 0 ? `${z.core.toDotPath(path)}: ${message}` : message,
    )
    .join("; ");
  return { misfit };
}
