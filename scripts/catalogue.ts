import { z } from "zod";

const path = z.string().regex(/^[a-z0-9_]+(\.[A-Za-z0-9_:*-]+)*$/, "a dotted attribute path");
const names = z.array(z.string().min(1)).min(1);

/** A control's metadata. The schema is closed: a misspelt field is an error, not a silent default. */
const Metadata = z.strictObject({
  title: z.string().max(80),
  description: z.string().min(20),
  custom: z.strictObject({
    severity: z.enum(["critical", "high", "medium", "low"]),
    profiles: z.array(z.string()).min(1),
    /** Resource types, or exactly ["stack"] for a presence control. */
    selects: names,
    /** `attribute.path` of what is selected, `<type>.<attribute.path>` of what its links reach, or `<type>` alone. */
    reads: z.array(path).min(1),
    parameters: z.record(z.string(), z.json()).default({}),
    frameworks: z.partialRecord(z.enum(["pci-dss-4.0.1", "soc2", "nist-800-53-r5"]), names),
    fix: z.string().min(10),
  }),
});

const Profile = z.strictObject({
  title: z.string(),
  description: z.string(),
  /** Profiles whose controls and parameters are this one's, too. */
  includes: z.array(z.string()).optional(),
  /** Control id -> parameters that differ from the control's own. */
  parameters: z.record(z.string(), z.record(z.string(), z.json())),
});

/** One entry of `opa inspect --annotations`. */
export interface Annotated {
  annotations: { scope: string; title?: string; description?: string; custom?: unknown };
  path: { value: string }[];
}

/**
 * The catalogue of `policies/dist/controls.json`: what the engine knows of the controls.
 * @throws Error naming the control and the field that does not fit.
 */
export function catalogueOf(annotated: Annotated[], profiles: Record<string, unknown>) {
  const controls = annotated
    .filter(({ annotations }) => annotations.scope === "package")
    .map(({ annotations: { title, description, custom }, path: at }) => {
      const id = at
        .slice(2)
        .map((part) => part.value)
        .join("/");
      const parsed = Metadata.safeParse({ title, description, custom });
      if (!parsed.success) throw new Error(`${id}: ${z.prettifyError(parsed.error)}`);
      const unknown = parsed.data.custom.profiles.find((name) => !(name in profiles));
      if (unknown) throw new Error(`${id}: there is no profile "${unknown}" in policies/profiles`);
      return {
        id,
        title: parsed.data.title,
        description: parsed.data.description,
        ...parsed.data.custom,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const parsed = z.record(z.string(), Profile).parse(profiles);
  for (const [name, { includes = [] }] of Object.entries(parsed)) {
    const strange = includes.find((one) => !Object.hasOwn(parsed, one));
    if (strange) throw new Error(`${name}: there is no profile "${strange}" to include`);
  }
  return { profiles: parsed, controls };
}
