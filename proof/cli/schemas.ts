/**
 * The schemas of the files that a team writes. Closed, so that a misspelt field is an error and not a
 * silent default. A bundle of its own, loaded only when there is such a file: zod costs as much time as
 * everything else that is loaded.
 */
import { z } from "zod";

const words = z.string().regex(/\S/, "it must say something");
const controlId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a control's id is service/slug");

/** `*` and `?` have no place in an address but within the quotes of a for_each key. */
const isExact = (address: string) => !/[*?]/.test(address.replace(/\["(?:[^"\\]|\\.)*"\]/g, ""));

const schemas = {
  /** `proofstack.json`. */
  settings: z.strictObject({
    $schema: z.string().optional(),
    /** The profile that is adjusted. */
    extends: words.default("baseline"),
    /** Control id -> parameters that differ from the profile's. */
    parameters: z.record(controlId, z.record(z.string(), z.json())).default({}),
    /** Control id -> why it is not applied. */
    off: z.record(controlId, words).default({}),
  }),
  /** The file of accepted risks. */
  exceptions: z.strictObject({
    $schema: z.string().optional(),
    exceptions: z.array(
      z.strictObject({
        control: controlId,
        address: words.refine(
          isExact,
          "one exact address: a wildcard accepts what nobody has seen",
        ),
        reason: words,
        approvedBy: words,
        expires: z.iso.date("the last day on which it holds, as 2026-12-31"),
      }),
    ),
  }),
  /** What `--format json` writes, as far as a later report is held against it. */
  report: z.object({
    view: z.enum(["synth", "plan", "state", "live"]),
    profile: z.string(),
    policy: z.object({ digest: z.string() }),
    verdicts: z.array(
      z.object({
        control: controlId,
        address: z.string(),
        verdict: z.enum(["pass", "fail", "unknown", "excepted", "not-applicable"]),
        found: z.record(z.string(), z.json()),
        unknown: z.array(z.any()).exactOptional(),
      }),
    ),
    drift: z
      .object({
        missing: z.array(z.string()),
        extra: z.array(z.string()),
        differing: z.array(z.any()),
      })
      .optional(),
  }),
};

export type Schemas = { [Name in keyof typeof schemas]: z.output<(typeof schemas)[Name]> };

/** The value with its defaults filled in, or why it does not validate: `exceptions[0].expires: …`. */
export function validate<Name extends keyof Schemas>(
  name: Name,
  value: unknown,
): { fits: Schemas[Name] } | { misfit: string } {
  const parsed = schemas[name].safeParse(value);
  if (parsed.success) return { fits: parsed.data as Schemas[Name] };
  const misfit = parsed.error.issues
    .map(({ path, message }) =>
      path.length > 0 ? `${z.core.toDotPath(path)}: ${message}` : message,
    )
    .join("; ");
  return { misfit };
}
