import { z } from "zod";
import type { Awaiting, Difference, Drift } from "../gate/drift";
import type { IdleException } from "../gate/exceptions";
import type { Severity } from "../gate/policy";
import type { InputFile, Summary } from "../gate/report";
import type { Since } from "../gate/since";
import type { Undecided } from "../gate/undecided";
import type { Verdict } from "../gate/verdict";
import type { Origin } from "../model/model";
import { approvedBy, exception, expires, reason } from "./exceptions";
import { controlId, json } from "./fields";

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const count = z.int().min(0);
const address = z.string();
const severity = z.enum(["critical", "high", "medium", "low"]) satisfies z.ZodType<Severity>;

const view = z
  .enum(["synth", "plan", "state", "live"])
  .meta({ description: "What was judged: synthesized JSON, a plan, a state, or the account." });

const inputFile = z
  .strictObject({
    file: z.string().meta({ description: "Its path, as it was named." }),
    digest: digest.meta({ description: "SHA-256 over its bytes." }),
  })
  .meta({ description: "A file that was judged." }) satisfies z.ZodType<InputFile>;

const summary = z
  .strictObject({
    pass: count.meta({ description: "Proven." }),
    fail: count.meta({ description: "Not proven." }),
    unknown: count.meta({ description: "Not to be told from this view. It blocks." }),
    excepted: count.meta({ description: "Accepted by an exception." }),
    notApplicable: count.meta({ description: "Controls that had nothing to judge." }),
  })
  .meta({ description: "How many verdicts of each kind there are." }) satisfies z.ZodType<Summary>;

const origin = z
  .strictObject({
    construct: z.string().exactOptional().meta({ description: "The path of its construct." }),
    file: z.string().exactOptional().meta({ description: "The source file." }),
    line: z.int().min(1).exactOptional().meta({ description: "The line in it." }),
  })
  .meta({ description: "Where in the source it was made." }) satisfies z.ZodType<Origin>;

const undecided = z
  .strictObject({
    address: address.meta({ description: "The resource that has the attribute." }),
    attribute: z.string().meta({ description: "Its path; * when nothing is known of it." }),
    outside: z
      .array(z.string())
      .exactOptional()
      .meta({ description: "The ARNs it holds, when they point outside what was judged." }),
    refused: z.string().exactOptional().meta({ description: "Why the account did not tell it." }),
    masked: z
      .literal(true)
      .exactOptional()
      .meta({ description: "That it is known, and masked in what was stored." }),
  })
  .meta({
    description: "An attribute that this view cannot tell.",
  }) satisfies z.ZodType<Undecided>;

const verdict = z
  .strictObject({
    control: controlId.meta({ description: "The control's id." }),
    address: address.meta({
      description:
        "Terraform's address; stack for what the whole must have; empty when the control had nothing to judge.",
    }),
    verdict: z
      .enum(["pass", "fail", "unknown", "excepted", "not-applicable"])
      .meta({ description: "What the control says of it. fail and unknown block." }),
    severity: severity.meta({ description: "How urgent it is when it fails." }),
    title: z.string().meta({ description: "What the control proves." }),
    expected: z.record(z.string(), json).meta({ description: "The control's parameters." }),
    found: z
      .record(z.string(), json)
      .meta({ description: "What stands at each path that the control reads." }),
    unknown: z
      .array(undecided)
      .exactOptional()
      .meta({ description: "What cannot be told, when the verdict is unknown." }),
    fix: z.string().meta({ description: "What to do when it fails." }),
    frameworks: z
      .record(z.string(), z.array(z.string()))
      .meta({ description: "By framework, the requirements that the control contributes to." }),
    origin: origin.exactOptional(),
    exception: z
      .strictObject({ reason, approvedBy, expires })
      .exactOptional()
      .meta({ description: "On what terms it is accepted, when it is excepted." }),
    baselineState: z
      .enum(["new", "unchanged"])
      .exactOptional()
      .meta({ description: "Whether the baseline knows it, when it is not proven." }),
  })
  .meta({
    description: "What one control says of one resource.",
  }) satisfies z.ZodType<Verdict>;

const idleException = z
  .strictObject({
    ...exception,
    why: z
      .enum(["expired", "stale", "proven", "duplicate"])
      .meta({ description: "Why it did nothing; stale: it matches nothing." }),
  })
  .meta({ description: "An exception that did nothing." }) satisfies z.ZodType<IdleException>;

const difference = z
  .strictObject({
    address: address.meta({ description: "Terraform's address." }),
    attribute: z.string().meta({ description: "The path of the attribute." }),
    declared: json.meta({ description: "What was declared." }),
    live: json.meta({ description: "What is there." }),
  })
  .meta({
    description: "An attribute that is not as it was declared.",
  }) satisfies z.ZodType<Difference>;

const drift = z
  .strictObject({
    missing: z.array(address).meta({ description: "Declared, and not there." }),
    extra: z.array(address).meta({ description: "There, and not declared." }),
    differing: z.array(difference).meta({ description: "There, and not as declared." }),
  })
  .meta({
    description: "Where the account and what was declared disagree. All of it blocks.",
  }) satisfies z.ZodType<Drift>;

const awaiting = z
  .strictObject({
    address: address.exactOptional().meta({ description: "Its address, when it is declared." }),
    type: z.string().meta({ description: "Its type." }),
    reason: z.string().meta({ description: "What it waits for." }),
  })
  .meta({
    description: "What is not there until somebody confirms it.",
  }) satisfies z.ZodType<Awaiting>;

const baseline = z
  .strictObject({
    file: z.string().meta({ description: "The earlier report." }),
    digest: digest.meta({ description: "SHA-256 over its bytes." }),
    differs: z
      .array(z.enum(["view", "profile", "policy"]))
      .exactOptional()
      .meta({ description: "In what the two reports do not answer the same question." }),
    known: count.meta({ description: "Findings that it knows. They do not block." }),
    new: count.meta({ description: "Findings that it does not know." }),
    fixed: z
      .array(
        z.strictObject({
          control: controlId.meta({ description: "The control's id." }),
          address: address.meta({ description: "Terraform's address." }),
        }),
      )
      .meta({ description: "What was not proven then, and is found no more." }),
  })
  .meta({ description: "What of it an earlier report knows." });

const since = z
  .strictObject({
    from: z.string().meta({ description: "The file or commit, as it was named; or prior-state." }),
    absent: z
      .array(z.string())
      .meta({ description: "Judged files that were not there then: all in them is new." }),
    changed: count.meta({ description: "Resources that are new, or not as they were." }),
    removed: count.meta({ description: "Resources that are there no more." }),
    leftOut: summary.meta({ description: "What the verdicts say that rest on nothing changed." }),
  })
  .meta({
    description: "Since when what changed is judged, and what was left out.",
  }) satisfies z.ZodType<Since>;

/** What `--format json` writes. */
export const report = z
  .strictObject({
    view,
    profile: z.string().meta({ description: "The profile by which it was judged." }),
    policy: z
      .strictObject({ digest: digest.meta({ description: "SHA-256 over the policy." }) })
      .meta({ description: "The policy that judged it." }),
    input: z.array(inputFile).meta({ description: "The files that were judged." }),
    summary,
    failOn: severity
      .exactOptional()
      .meta({ description: "The least severe finding that blocks, when not all do." }),
    belowThreshold: count
      .exactOptional()
      .meta({ description: "Findings less severe than that. They do not block." }),
    baseline: baseline.exactOptional(),
    since: since.exactOptional(),
    off: z
      .record(controlId, z.string())
      .exactOptional()
      .meta({ description: "Controls that the settings turn off, and why." }),
    idleExceptions: z
      .array(idleException)
      .exactOptional()
      .meta({ description: "Exceptions that did nothing." }),
    drift: drift.exactOptional(),
    awaiting: z
      .array(awaiting)
      .exactOptional()
      .meta({ description: "What the account has yet to be given somebody's word for." }),
    verdicts: z
      .array(verdict)
      .meta({ description: "Every verdict, passes too, by control and then address." }),
  })
  .meta({
    title: "Proofstack report",
    description: "What was judged, by which policy, and every verdict.",
  });
