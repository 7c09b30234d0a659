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
 * Who is told of what has this priority. A team's filter looks into the message for an alarm's name of
 * that priority, so a message that came to the wrong topic wakes nobody; the common addresses have no
 * filter, so it reaches somebody. What is no alarm (a budget's notification is plain text) is theirs alone.
 * Source: SNS Developer Guide, "Amazon SNS subscription filter policies".
 */
export function audience(
  priority: Priority,
  names: Names,
  { emails, phones, teams, pagerDutyKey }: Audience,
): Subscriber[] {
  const ofPriority = { AlarmName: [{ prefix: names.alarmsOf(priority) }] };
  const wanting = (some: Subscriber[], filter: Record<string, unknown>) =>
    some.map((one) => ({ ...one, filter }));
  const isCritical = priority === "critical";
  const interested = teams.filter(({ receives }) => receives.includes(priority));
  const theirPhones = interested.flatMap((team) => team.phones);
  return [
    ...everybody(emails, []),
    ...wanting(everybody([], isCritical ? [...phones, ...theirPhones] : theirPhones), {
      ...ofPriority,
      ...GOES_OFF,
    }),
    ...wanting(
      [
        ...everybody(
          interested.flatMap((team) => team.emails),
          [],
        ),
        ...interested
          .flatMap((team) => team.webhooks)
          .map((endpoint): Subscriber => ({ protocol: "https", endpoint })),
        ...(isCritical && pagerDutyKey !== undefined
          ? [{ protocol: "https", id: "pagerduty", endpoint: pagerDuty(pagerDutyKey) } as const]
          : []),
      ],
      ofPriority,
    ),
  ];
}
