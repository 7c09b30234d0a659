import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const scheduled = (schedule: unknown): CaseConfig => ({
  "aws_synthetics_canary.c": { name: "c", schedule },
});
const good = (expression: string) => scheduled({ expression });
const bad = (expression: unknown): BadCase => ({
  config: scheduled({ expression }),
  at: ["aws_synthetics_canary.c"],
});
const lasting = (duration_in_seconds: unknown) =>
  scheduled({ expression: "rate(5 minutes)", duration_in_seconds });

export const cases: ControlCases = {
  pass: {
    "as a rate": good("rate(5 minutes)"),
    "from minute 0 in steps of 5": good("cron(0/5 * * * ? *)"),
    "every minute in steps of 5": good("cron(*/5 * ? * * *)"),
    "two minutes later than that": good("cron(2/5 * * * ? *)"),
    "each minute by itself": good("cron(0,5,10,15,20,25,30,35,40,45,50,55 * * * ? *)"),
    "in two ranges": good("cron(0-25/5,30-59/5 0-23 * 1-12 ? *)"),
    "with a duration of none": lasting(0),
  },
  fail: {
    "every six minutes": bad("rate(6 minutes)"),
    "every four minutes": bad("rate(4 minutes)"),
    "every five hours": bad("rate(5 hours)"),
    "every fifty minutes": bad("rate(50 minutes)"),
    "once, when it is started": bad("rate(0 minute)"),
    "a singular for many": bad("rate(5 minute)"),
    "without its unit": bad("rate(5)"),
    "with something after it": bad("rate(5 minutes) "),
    "at minute 5 only": bad("cron(5 * * * ? *)"),
    "once in five hours": bad("cron(0 0/5 * * ? *)"),
    "every five minutes of office hours": bad("cron(0/5 9-17 * * ? *)"),
    "every five minutes on weekdays": bad("cron(0/5 * ? * MON-FRI *)"),
    "every five minutes of the first of a month": bad("cron(0/5 * 1 * ? *)"),
    "every five minutes of one year": bad("cron(0/5 * * * ? 2026)"),
    "with a gap": bad("cron(0,5,10,20,25,30,35,40,45,50,55 * * * ? *)"),
    "with a run too many": bad("cron(0/5,7 * * * ? *)"),
    "with a minute that no hour has": bad("cron(0/5,60 * * * ? *)"),
    "with both days open, which is refused": bad("cron(0/5 * * * * *)"),
    "with a field too few": bad("cron(0/5 * * * ?)"),
    "a number": bad(5),
    null: bad(null),
    "no schedule": { config: scheduled(null), at: ["aws_synthetics_canary.c"] },
    "for an hour": { config: lasting(3600), at: ["aws_synthetics_canary.c"] },
    "for a text": { config: lasting("0"), at: ["aws_synthetics_canary.c"] },
  },
  unknown: {
    "from a variable": bad("${var.schedule}"),
    "for as long as a variable says": {
      config: lasting("${var.duration}"),
      at: ["aws_synthetics_canary.c"],
    },
  },
  damage: {
    "aws_synthetics_canary.schedule.expression": fc
      .integer({ min: 0, max: 60 })
      .filter((minutes) => minutes !== 5)
      .map((minutes) => `rate(${minutes} minutes)`),
    "aws_synthetics_canary.schedule.duration_in_seconds": fc.integer({ min: 1, max: 86_400 }),
  },
};
