import type { Collector } from "../collector";
import { compositeAlarm } from "./composite-alarm";
import { dashboard } from "./dashboard";
import { kmsAlias } from "./kms-alias";
import { kmsKey } from "./kms-key";
import { kmsKeyPolicy } from "./kms-key-policy";
import { logGroup } from "./log-group";
import { logMetricFilter } from "./log-metric-filter";
import { metricAlarm } from "./metric-alarm";
import { snsTopic } from "./sns-topic";
import { snsTopicPolicy } from "./sns-topic-policy";
import { snsTopicSubscription } from "./sns-topic-subscription";

/** Every collector; a type without one cannot be read, and what a control reads of it is unknown. */
export const COLLECTORS: readonly Collector[] = [
  compositeAlarm,
  dashboard,
  kmsAlias,
  kmsKey,
  kmsKeyPolicy,
  logGroup,
  logMetricFilter,
  metricAlarm,
  snsTopic,
  snsTopicPolicy,
  snsTopicSubscription,
];
