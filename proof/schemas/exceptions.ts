import { z } from "zod";
import type { Exception } from "../gate/exceptions";
import { $schema, controlId, words } from "./fields";

/** `*` and `?` have no place in an address but within the quotes of a for_each key. */
const EXACT = /^(?:[^*?[]|\[(?!")|\["(?:[^"\\]|\\.)*"\])+$/;

export const reason = words.meta({ description: "Why the risk is accepted." });
export const approvedBy = words.meta({ description: "Who answers for it." });
export const expires = z.iso
  .date("the last day on which it holds, as 2026-12-31")
  .meta({ description: "The last day on which it holds, in UTC. It fails again the day after." });

export const exception = {
  control: controlId.meta({
    description: "The control that need not hold. proofstack controls lists them.",
    examples: ["logs/retention"],
  }),
  address: words.regex(EXACT, "one exact address: a wildcard accepts what nobody has seen").meta({
    description:
      "Terraform's address, exact, as the report shows it; stack for a control that judges the whole.",
    examples: ["aws_s3_bucket.art", 'module.logs.aws_cloudwatch_log_group.this["api"]'],
  }),
  reason,
  approvedBy,
  expires,
};

/** The file of accepted risks. */
export const exceptions = z
  .strictObject({
    $schema,
    exceptions: z
      .array(
        z
          .strictObject(exception)
          .meta({ description: "One control that need not hold at one address for a while." }),
      )
      .meta({ description: "The risks that are accepted." }) satisfies z.ZodType<Exception[]>,
  })
  .meta({
    title: "Proofstack exceptions",
    description: "The risks that a team accepts, until when and by whose word.",
  });
