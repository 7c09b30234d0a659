import type { z } from "zod";
import { fields, number, text, whole } from "./fields";

/** The services around a payment API that have a log of their own wherever they run. */
export const MICROSERVICES = ["order", "inventory", "notification"] as const;
export type Microservice = (typeof MICROSERVICES)[number];

/** A tag can be moved, and `latest` always is. Source: OCI Distribution Specification, "Pulling manifests". */
const image = text(
  /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+(:(?!latest$)[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/,
  "must be a container image with its registry, and a tag that is not latest or a digest, such as public.ecr.aws/acme/order:1.4.2",
);

/**
 * When alarms go off, in the words of what is watched. The mission's figures are the loosest that are
 * taken: a team may be stricter, never laxer.
 */
const thresholds = fields({
  lambdaErrors: whole(1, 5, "in ten minutes").default(5),
  latencyMilliseconds: whole(1, 3_000, "in milliseconds, of one invocation in a hundred").default(
    3_000,
  ),
  concurrentInvocations: whole(1, 100, "at once").default(100),
  cpuPercent: number(1, 80, "in percent of what a task has").default(80),
  memoryPercent: number(1, 80, "in percent of what a task has").default(80),
  serviceErrors: whole(0, 10, "in five minutes").default(10),
})
  .prefault({})
  .describe("When the alarms of the services stack go off.");

/** What can be said about the `services` stack. */
export const services = fields({
  /** Which of the services run on Fargate here, and by which image; the others only have their logs here. */
  images: fields({
    order: image.optional(),
    inventory: image.optional(),
    notification: image.optional(),
  })
    .refine((given) => Object.values(given).some((one) => one !== undefined), {
      error: "must name at least one image",
    })
    .optional()
    .describe("Which services run here, and by which image; the others only have their logs here."),
  /** The AWS Distro for OpenTelemetry, beside each task. */
  collectorImage: image.default("public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0"),
  thresholds,
})
  .prefault({})
  .describe("Microservices around the payment API: the stack services.");

export type Services = z.output<typeof services>;
