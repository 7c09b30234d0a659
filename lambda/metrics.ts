import {
  CloudWatchClient,
  type Dimension,
  type MetricDatum,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { describe } from "./errors";
import type { Logger } from "./logging";
import type { PaymentRequest } from "./validation";

/** What became of one valid payment request. */
export interface PaymentOutcome {
  request: PaymentRequest;
  region: string;
  succeeded: boolean;
  durationMs: number;
}

export interface Metrics {
  /** Publishes one outcome in one call. Never throws: a payment does not fail for its metrics. */
  publish(outcome: PaymentOutcome, log: Logger): Promise<void>;
}

type Datum = Omit<MetricDatum, "MetricName">;

/**
 * What each metric holds. Only valid requests count, each once: refused requests and repeats of a
 * stored payment are the API's business, and show in its own metrics.
 * - PaymentAmount (sum): minor units of accepted payments, by PaymentType and Region. Sums of
 *   several currencies mean nothing as money, so it is also there by Currency.
 * - PaymentProcessingTime: milliseconds from receipt to stored or failed.
 * - PaymentSuccess: 1 or 0, so that its average is the success rate.
 * A payment that names its provider counts once more in each of them, by Provider and Region.
 */
const DATA = {
  PaymentAmount: ({ request, region, succeeded }: PaymentOutcome): Datum[] => {
    if (!succeeded) return [];
    const dimensions = [
      { Name: "PaymentType", Value: request.type },
      { Name: "Region", Value: region },
    ];
    const byCurrency = [...dimensions, { Name: "Currency", Value: request.currency }];
    return [dimensions, byCurrency, ...byProvider(request, region)].map((Dimensions) => ({
      Dimensions,
      Unit: "None",
      Value: request.amount,
    }));
  },
  PaymentProcessingTime: (outcome: PaymentOutcome): Datum[] =>
    overallAndByProvider(outcome, { Unit: "Milliseconds", Value: outcome.durationMs }),
  PaymentSuccess: (outcome: PaymentOutcome): Datum[] =>
    overallAndByProvider(outcome, { Unit: "Count", Value: outcome.succeeded ? 1 : 0 }),
};

const byProvider = ({ provider }: PaymentRequest, region: string): Dimension[][] =>
  provider === undefined
    ? []
    : [
        [
          { Name: "Provider", Value: provider },
          { Name: "Region", Value: region },
        ],
      ];

const overallAndByProvider = ({ request, region }: PaymentOutcome, datum: Datum): Datum[] => [
  datum,
  ...byProvider(request, region).map((Dimensions) => ({ Dimensions, ...datum })),
];

export type MetricName = keyof typeof DATA;
export const METRIC_NAMES = Object.keys(DATA) as readonly MetricName[];
export const isMetricName = (name: string): name is MetricName => Object.hasOwn(DATA, name);

/** The caller waits for this call, because the function is frozen once it has answered. */
const PUBLISH_MS = 1_000;

/** Custom metrics in `namespace`. Needs `cloudwatch:PutMetricData`. */
export function createMetrics(namespace: string, names: readonly MetricName[]): Metrics {
  const client = new CloudWatchClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: PUBLISH_MS },
  });

  return {
    async publish(outcome, log) {
      const timestamp = new Date();
      const data = names.flatMap((name) =>
        DATA[name](outcome).map((datum) => ({
          ...datum,
          MetricName: name,
          Timestamp: timestamp,
        })),
      );
      if (data.length === 0) return;
      try {
        await client.send(new PutMetricDataCommand({ Namespace: namespace, MetricData: data }), {
          abortSignal: AbortSignal.timeout(PUBLISH_MS),
        });
      } catch (error) {
        log.warn("metrics not published", { cause: describe(error) });
      }
    },
  };
}
