import type { Construct } from "constructs";
import type { Key } from "../constructs/key";
import type { Place } from "../constructs/place";
import { AlarmTopic, everybody } from "../constructs/topic";
import { CONCERNS, type Concern, type Names } from "./names";

export type Topics = Record<Concern, AlarmTopic>;

export interface TopicsProps {
  place: Place;
  key: Key;
  names: Names;
  emails: string[];
  /** Hear of what concerns security and operations: no bill wakes anybody. */
  phones: string[];
}

/** One topic for each concern, to which alarms and rules of events publish. */
export function addTopics(scope: Construct, props: TopicsProps): Topics {
  const { place, key, names, emails, phones } = props;
  const topic = (concern: Concern) =>
    new AlarmTopic(scope, `${concern}-topic`, {
      place,
      key,
      name: names.topic(concern),
      publishers: ["events.amazonaws.com"],
      subscribers: everybody(emails, concern === "cost" ? [] : phones),
    });
  return Object.fromEntries(CONCERNS.map((concern) => [concern, topic(concern)])) as Topics;
}
