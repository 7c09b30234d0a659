import type { Monitoring, Priority } from "../config/monitoring";
import { everybody, type Subscriber } from "../constructs/topic";
import type { Names } from "./names";

/** What CloudWatch's message says of an alarm that goes off. Phones are not told when it is over. */
const GOES_OFF = { NewStateValue: ["ALARM"] };

/** Where PagerDuty takes CloudWatch's messages. Source: PagerDuty, "Amazon CloudWatch Integration Guide". */
const pagerDuty = (key: string) => `https://events.pagerduty.com/integration/${key}/enqueue`;

interface Audience {
  /** Hear of everything. */
  emails: string[];
  /** Hear of what is critical. */
  phones: string[];
  teams: Monitoring["teams"];
  pagerDutyKey: string | undefined;
}

/**
 * Who is told of what has this priority. What wakes or drives somebody looks into the message for an alarm's
 * name of that priority, so a message that came to the wrong topic wakes nobody; mail has no filter, so it
 * reaches somebody. A budget's notification is plain text, which no filter lets through: of what is for
 * information, where no alarm is, everybody hears everything.
 * Source: SNS Developer Guide, "Amazon SNS subscription filter policies".
 */
export function audience(
  priority: Priority,
  names: Names,
  { emails, phones, teams, pagerDutyKey }: Audience,
): Subscriber[] {
  const isCritical = priority === "critical";
  const ofPriority = { AlarmName: [{ prefix: names.alarmsOf(priority) }] };
  const filtered = (some: Subscriber[], filter: Record<string, unknown>) =>
    priority === "info" ? some : some.map((one) => ({ ...one, filter }));
  const interested = teams.filter(({ receives }) => receives.includes(priority));
  const theirs = (what: "emails" | "phones" | "webhooks") =>
    interested.flatMap((team) => team[what]);
  const called = isCritical ? [...phones, ...theirs("phones")] : theirs("phones");
  const posted = theirs("webhooks").map(
    (endpoint): Subscriber => ({ protocol: "https", endpoint }),
  );
  if (isCritical && pagerDutyKey !== undefined) {
    posted.push({ protocol: "https", id: "pagerduty", endpoint: pagerDuty(pagerDutyKey) });
  }
  return [
    ...everybody([...emails, ...theirs("emails")], []),
    ...filtered(everybody([], called), { ...ofPriority, ...GOES_OFF }),
    ...filtered(posted, ofPriority),
  ];
}
