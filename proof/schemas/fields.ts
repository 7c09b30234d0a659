import { z } from "zod";

/** Text that says something. */
export const words = z.string().regex(/\S/, "it must say something");

export const controlId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a control's id is service/slug");

/** What editors look for in a file to explain and complete it. */
export const $schema = z
  .string()
  .exactOptional()
  .meta({ description: "Where an editor finds this schema. It is not read by Proofstack." });

export const json = z.json().meta({ id: "json", description: "Any JSON value." });
