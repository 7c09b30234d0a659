import { z } from "zod";
import { distinct, email, fields, flag, number, phones, text, whole } from "./fields";
import { apiThresholds } from "./thresholds";

/** How soon somebody has to look: at once, today, when there is time. */
export const PRIORITIES = ["critical", "warning", "info"] as const;
export type Priority = (typeof PRIORITIES)[number];

const webhookError =
  "must be an https address without a user name, such as https://hooks.example.com/a";

/** Who hears of what, beside the addresses in `emails`, which hear of everything. */
const team = fields({
  name: text(/^[a-z0-9](-?[a-z0-9])*$/, "must be a-z, 0-9 and single hyphens between them"),
  receives: z
    .array(z.enum(PRIORITIES, { error: `must be one of ${PRIORITIES.join(", ")}` }), {
      error: `must be a list of ${PRIORITIES.join(", ")}`,
    })
    .min(1, { error: "must name at least one priority" })
    .superRefine(distinct("priority"))
    .describe("The priorities that the team hears of."),
  emails: z
    .array(email, { error: "must be a list of email addresses" })
    .superRefine(distinct("email address"))
    .default([])
    .describe("Addresses that hear of these priorities."),
  phones,
  webhooks: z
    .array(text(/^https:\/\/[^\s@"'<>]+$/, webhookError), { error: "must be a list of addresses" })
    .superRefine(distinct("address"))
    .default([])
    .describe("Addresses that these priorities are posted to, and that confirm it by themselves."),
});

/**
 * When alarms go off, in the words of what is watched. The mission's figures are the loosest that are
 * taken: a team may be stricter, never laxer.
 */
const thresholds = fields({
  ...apiThresholds,
  paymentFailurePercent: number(0.01, 100, "in percent of payments").default(5),
  paymentSuccessPercent: number(1, 100, "in percent of payments").default(98),
  processingMilliseconds: whole(1, 29_000, "in milliseconds, of one payment in a hundred").default(
    2_000,
  ),
  healthMilliseconds: whole(1, 60_000, "in milliseconds, on average").default(5_000),
  healthPercent: whole(1, 100, "in percent of runs").default(95),
})
  .prefault({})
  .describe("When the alarms of the monitoring stack go off.");

const costs = fields({
  enabled: flag(true, "Whether there are a budget and a watch for costs that are unlike others."),
  monthlyDollars: whole(1, 100_000_000, "US dollars a month").default(100),
  anomalyDollars: whole(1, 100_000_000, "US dollars more than expected").default(20),
})
  .prefault({})
  .describe("What may be spent before somebody is told.");

/** Test payments through the real API; they need signed requests to be told from others. */
const syntheticPayments = fields({
  enabled: flag(true, "Whether a canary makes a test payment every five minutes."),
  milliseconds: whole(1, 29_000, "in milliseconds, for the whole answer").default(5_000),
  successPercent: whole(1, 100, "in percent of runs").default(90),
})
  .prefault({})
  .describe("Test payments through the real API.");

/** CloudWatch keeps metrics for 15 months by itself. */
const metricStream = fields({
  enabled: flag(false, "Whether metrics are kept for longer than CloudWatch's 15 months."),
  months: whole(16, 120, "of metrics").default(24),
})
  .prefault({})
  .describe("Metrics, as they are measured, in a bucket.");

/** What can be said about the `monitoring` stack. */
export const monitoring = fields({
  teams: z
    .array(team, { error: "must be a list of teams" })
    .superRefine((teams, context) =>
      distinct("team")(
        teams.map(({ name }) => name),
        context,
      ),
    )
    .default([])
    .describe("Who hears of what, beside the addresses in emails."),
  /** Source: Secrets Manager User Guide, "CreateSecret", Name. */
  pagerDutySecret: text(
    /^[\w/+=.@-]{1,512}$/,
    "must be the name of a secret that holds PagerDuty's integration key and nothing else",
  ).optional(),
  thresholds,
  syntheticPayments,
  costs,
  metricStream,
})
  .prefault({})
  .describe("Alert routing and insight: the stack monitoring.");

export type Monitoring = z.output<typeof monitoring>;
