import { z } from "zod";

/** Refuses unknown fields and says which are known: a misspelt threshold must not become a default. */
export const fields = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `is not a field here; these are: ${Object.keys(shape).join(", ")}`
        : "must be an object",
  });

/** What an editor says of a field: what its error says that it must be. */
const explained = (error: string): string => {
  const words = error.replace(/^must be /, "");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

export const text = (pattern: RegExp, error: string) =>
  z.string({ error }).regex(pattern, { error }).describe(explained(error));

export const number = (min: number, max: number, unit: string) => {
  const error = `must be a number from ${min} to ${max}${unit && `, ${unit}`}`;
  return z.number({ error }).min(min, { error }).max(max, { error }).describe(explained(error));
};

export const whole = (min: number, max: number, unit: string) => {
  const error = `must be a whole number from ${min} to ${max}${unit && `, ${unit}`}`;
  return z
    .number({ error })
    .int({ error })
    .min(min, { error })
    .max(max, { error })
    .describe(explained(error));
};

/** @param meaning what is so when it is true, as an editor says it */
export const flag = (default_: boolean, meaning: string) =>
  z.boolean({ error: "must be true or false" }).default(default_).describe(meaning);

/**
 * Each once, whatever the case and whatever follows a plus: one inbox named twice is still one inbox.
 * Source: RFC 5233, "Sieve Email Filtering: Subaddress Extension".
 */
export const distinct = (noun: string) => (values: unknown, context: z.RefinementCtx) => {
  if (!Array.isArray(values)) return;
  const seen = new Set<string>();
  values.forEach((value: unknown, index) => {
    const folded = String(value).toLowerCase().replace(/\+.*@/, "@");
    if (seen.has(folded)) {
      context.addIssue({
        code: "custom",
        path: [index],
        input: value,
        message: `must be a different ${noun} from those before it`,
      });
    }
    seen.add(folded);
  });
};

export const email = z.email({ error: "must be an email address, such as oncall@example.com" });

/** ITU-T E.164: a plus, a country code, at most 15 digits in all. */
const phone = text(/^\+[1-9]\d{6,14}$/, "must be a phone number in E.164, such as +12025550123");
export const phones = z
  .array(phone, { error: "must be a list of phone numbers" })
  .superRefine(distinct("phone number"))
  .default([])
  .describe("Phone numbers that SMS reach.");
