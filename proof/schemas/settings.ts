import { z } from "zod";
import { $schema, controlId, json, words } from "./fields";

/** `proofstack.json`: a profile, and what a team changes of it. */
export const settings = z
  .strictObject({
    $schema,
    extends: words.default("baseline").meta({
      description:
        "The profile that is adjusted. baseline judges each resource that is there; the others also ask for what must be there.",
    }),
    parameters: z
      .record(controlId, z.record(z.string(), json))
      .default({})
      .meta({
        description: "What is expected instead: by control, the parameters that differ.",
        examples: [{ "logs/retention": { retention_days: 365 } }],
      }),
    off: z
      .record(controlId, words)
      .default({})
      .meta({
        description: "Controls that are not applied, and why. Every report names them.",
        examples: [{ "lambda/tracing": "Traced by the vendor's agent" }],
      }),
    origins: words.exactOptional().meta({
      description:
        "What tells which line made a resource of a plan or state: the folder that CDKTF synthesized, by its path from this file.",
      examples: ["cdktf.out"],
    }),
  })
  .meta({
    title: "Proofstack settings",
    description: "proofstack.json: by which controls Terraform is judged.",
  });
