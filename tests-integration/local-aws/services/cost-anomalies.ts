import { randomUUID } from "node:crypto";
import { ACCOUNT, Refusal, type Service } from "../call";
import { type Operations, rpc, rpcOf } from "../rpc";
import type { Tag, Tags } from "../tags";

interface Monitor {
  MonitorArn: string;
  MonitorName: string;
  MonitorType: string;
  MonitorDimension?: string;
  MonitorSpecification?: Record<string, unknown>;
}
interface Subscriber {
  Type: string;
  Address: string;
}
interface Subscription {
  SubscriptionArn: string;
  SubscriptionName: string;
  MonitorArnList: string[];
  Subscribers: Subscriber[];
  Frequency: string;
  Threshold?: number;
  ThresholdExpression?: Record<string, unknown>;
}

/** Source: AWS Cost Explorer API Reference, Subscriber, Address. */
const EMAIL = /^[\w.!#$%&'*+=?^{|}~-]+@[\w-]+(\.[\w-]+)+$/;
const TOPIC = /^arn:aws[\w-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/;
const FREQUENCIES = ["DAILY", "IMMEDIATE", "WEEKLY"];
const PAGE = 100;

const invalid = (message: string): never => {
  throw new Refusal("ValidationException", message);
};

/**
 * Cost Explorer's anomaly monitors and subscriptions, which the local AWS lacks: kept, and never raised.
 * Source: AWS Cost Explorer API Reference, and its Smithy model for the errors.
 */
export function costAnomalies(tags: Tags): Service {
  const monitors = new Map<string, Monitor>();
  const subscriptions = new Map<string, Subscription>();

  const monitorOf = (arn: string): Monitor => {
    const monitor = monitors.get(arn);
    if (monitor) return monitor;
    throw new Refusal("UnknownMonitorException", `No anomaly monitor ${arn}`);
  };
  const subscriptionOf = (arn: string): Subscription => {
    const subscription = subscriptions.get(arn);
    if (subscription) return subscription;
    throw new Refusal("UnknownSubscriptionException", `No anomaly subscription ${arn}`);
  };
  const assertKnown = (arn: string) => {
    if (monitors.has(arn) || subscriptions.has(arn)) return;
    throw new Refusal("ResourceNotFoundException", `${arn} cannot be found`);
  };
  const arnOf = (kind: string) => `arn:aws:ce::${ACCOUNT}:${kind}/${randomUUID()}`;

  const operations: Operations = {
    CreateAnomalyMonitor: ({ AnomalyMonitor: asked, ResourceTags }) => {
      assertMonitor(asked, [...monitors.values()]);
      const MonitorArn = arnOf("anomalymonitor");
      monitors.set(MonitorArn, { ...asked, MonitorArn });
      tags.set(MonitorArn, ResourceTags);
      return { MonitorArn };
    },
    GetAnomalyMonitors: ({ MonitorArnList: arns, ...page }) => {
      const found = arns?.length > 0 ? arns.map(monitorOf) : [...monitors.values()];
      const { items, next } = paged<Monitor>(found, page);
      return { AnomalyMonitors: items, ...next };
    },
    UpdateAnomalyMonitor: ({ MonitorArn, MonitorName }) => {
      Object.assign(monitorOf(MonitorArn), MonitorName && { MonitorName });
      return { MonitorArn };
    },
    DeleteAnomalyMonitor: ({ MonitorArn }) => {
      monitors.delete(monitorOf(MonitorArn).MonitorArn);
      tags.forget(MonitorArn);
      return {};
    },
    CreateAnomalySubscription: ({ AnomalySubscription: asked, ResourceTags }) => {
      assertSubscription(asked);
      asked.MonitorArnList.forEach(monitorOf);
      const SubscriptionArn = arnOf("anomalysubscription");
      subscriptions.set(SubscriptionArn, { ...asked, SubscriptionArn, AccountId: ACCOUNT });
      tags.set(SubscriptionArn, ResourceTags);
      return { SubscriptionArn };
    },
    GetAnomalySubscriptions: ({ SubscriptionArnList: arns, MonitorArn: of, ...page }) => {
      const found = arns?.length > 0 ? arns.map(subscriptionOf) : [...subscriptions.values()];
      const { items, next } = paged<Subscription>(
        found.filter((one: Subscription) => !of || one.MonitorArnList.includes(of)),
        page,
      );
      const described = items.map(({ Subscribers, ...subscription }) => ({
        ...subscription,
        Subscribers: Subscribers.map((one) => ({ ...one, Status: "CONFIRMED" })),
      }));
      return { AnomalySubscriptions: described, ...next };
    },
    UpdateAnomalySubscription: ({ SubscriptionArn, ...changes }) => {
      const { Threshold, ThresholdExpression, ...kept } = subscriptionOf(SubscriptionArn);
      const changed =
        "Threshold" in changes || "ThresholdExpression" in changes
          ? { ...kept, ...changes }
          : { ...subscriptionOf(SubscriptionArn), ...changes };
      assertSubscription(changed);
      changed.MonitorArnList.forEach(monitorOf);
      subscriptions.set(SubscriptionArn, changed);
      return { SubscriptionArn };
    },
    DeleteAnomalySubscription: ({ SubscriptionArn }) => {
      subscriptions.delete(subscriptionOf(SubscriptionArn).SubscriptionArn);
      tags.forget(SubscriptionArn);
      return {};
    },
    ListTagsForResource: ({ ResourceArn }) => {
      assertKnown(ResourceArn);
      return { ResourceTags: tags.of(ResourceArn) };
    },
    TagResource: ({ ResourceArn, ResourceTags }: { ResourceArn: string; ResourceTags: Tag[] }) => {
      assertKnown(ResourceArn);
      tags.set(ResourceArn, ResourceTags);
      return {};
    },
    UntagResource: ({ ResourceArn, ResourceTagKeys }) => {
      assertKnown(ResourceArn);
      tags.unset(ResourceArn, ResourceTagKeys);
      return {};
    },
  };

  return (call) => {
    if (call.service !== "ce") return undefined;
    const { operation = "", asked } = rpcOf(call) ?? {};
    return rpc(call, () => {
      const run = operations[operation];
      if (!run) throw new Refusal("UnknownOperationException", operation);
      return run(asked);
    });
  };
}

/** @throws Refusal of what CreateAnomalyMonitor refuses */
function assertMonitor(asked: Partial<Monitor> = {}, others: Monitor[]): void {
  const { MonitorName, MonitorType, MonitorDimension, MonitorSpecification } = asked;
  if (!MonitorName) invalid("MonitorName is required");
  if (MonitorType === "CUSTOM") {
    if (!MonitorSpecification) invalid("A custom monitor needs a MonitorSpecification");
    if (MonitorDimension) invalid("A custom monitor has no MonitorDimension");
  } else if (MonitorType === "DIMENSIONAL") {
    if (!MonitorDimension) invalid("A dimensional monitor needs a MonitorDimension");
    if (others.some((one) => one.MonitorDimension === MonitorDimension)) {
      throw new Refusal(
        "LimitExceededException",
        "Limit exceeded on dimensional spend monitor creation",
      );
    }
  } else invalid("MonitorType is CUSTOM or DIMENSIONAL");
}

/** @throws Refusal of what CreateAnomalySubscription refuses */
function assertSubscription(asked: Partial<Subscription> = {}): void {
  const { Frequency = "", Threshold, ThresholdExpression, SubscriptionName } = asked;
  const { MonitorArnList = [], Subscribers = [] } = asked;
  if (!SubscriptionName) invalid("SubscriptionName is required");
  if (MonitorArnList.length === 0) invalid("MonitorArnList must not be empty");
  if (Subscribers.length === 0) invalid("Subscribers must not be empty");
  if (!FREQUENCIES.includes(Frequency)) invalid(`Frequency is one of ${FREQUENCIES.join(", ")}`);
  if ((Threshold === undefined) === (ThresholdExpression === undefined)) {
    invalid("One of Threshold and ThresholdExpression is required, and not both");
  }
  const type = Frequency === "IMMEDIATE" ? "SNS" : "EMAIL";
  for (const { Type, Address } of Subscribers) {
    if (Type !== type) invalid(`Of frequency ${Frequency} every subscriber is ${type}`);
    if (!(type === "SNS" ? TOPIC : EMAIL).test(Address)) invalid(`${Address} is no ${type}`);
  }
}

function paged<Item>(all: Item[], { MaxResults = PAGE, NextPageToken = "0" }) {
  const from = Number(NextPageToken);
  if (!Number.isInteger(from)) throw new Refusal("InvalidNextTokenException", "Unknown token");
  const until = from + MaxResults;
  return {
    items: all.slice(from, until),
    next: until < all.length ? { NextPageToken: String(until) } : {},
  };
}
