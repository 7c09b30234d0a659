import { z } from "zod";
import { distinct, email, fields, flag, number, phones, text, whole } from "./fields";
import { infrastructure, zonesOf } from "./infrastructure";
import { monitoring } from "./monitoring";
import { isOwnAddress } from "./networks";
import { partitionOf, regions } from "./regions";
import { services } from "./services";

/** Synthetics allows 21 characters, and `health-check-` takes 13. */
const MAX_SUFFIX = 8;

const region = z
  .enum(regions, {
    error: `must be an AWS region, one of: ${regions.join(", ")}`,
  })
  .describe("An AWS region.");

const atLeastTwo =
  "must be a list of at least 2 different email addresses, so that no alarm hangs on one inbox";
const emails = z
  .array(email, { error: atLeastTwo })
  .min(2, { error: atLeastTwo })
  .superRefine(distinct("email address"))
  .describe("At least two addresses, which hear of everything once they have confirmed.");

/** Source: AWS Tagging User Guide, "Tag naming limits and requirements". */
const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const tagKey =
  "must be 1 to 128 letters, digits, spaces or _.:/=+-@, and not begin with aws:, as a tag's name";
const tagValue =
  "must be text of at most 256 letters, digits, spaces or _.:/=+-@, as a tag's value";
const MAX_TAGS = 40;
const tags = z
  .record(
    z
      .string()
      .regex(/^(?!aws:)/i, { error: tagKey })
      .regex(tagCharacters, { error: tagKey })
      .min(1, { error: tagKey })
      .max(128, { error: tagKey }),
    z
      .string({ error: tagValue })
      .regex(tagCharacters, { error: tagValue })
      .max(256, { error: tagValue }),
    { error: "must be an object of tag names and values" },
  )
  .refine((given) => Object.keys(given).length <= MAX_TAGS, {
    error: `must be at most ${MAX_TAGS} tags`,
  })
  .default({})
  .transform((given) => ({ Environment: "production", CostCenter: "payments", ...given }))
  .describe("Tags of everything, beside Environment and CostCenter, which they may replace.");

/**
 * When alarms go off, in the words of what is watched. The mission's figures are the loosest that are
 * taken: a team may be stricter, never laxer.
 */
const thresholds = fields({
  apiErrorPercent: number(0.01, 5, "in percent of requests").default(5),
  lambdaErrorPercent: number(0.01, 10, "in percent of invocations").default(10),
  latencyP95Milliseconds: whole(1, 29_000, "in milliseconds").default(1_000),
  latencyP99Milliseconds: whole(1, 29_000, "in milliseconds").default(3_000),
  canarySuccessPercent: whole(1, 100, "in percent of runs").default(90),
  databaseConnections: whole(1, 16_000, "open at once").default(80),
  tableThrottles: whole(0, 1_000_000, "in five minutes").default(0),
  /** Firehose waits five minutes before it delivers. */
  archiveDelayMinutes: whole(10, 1_440, "that a log event waits to be archived").default(30),
  volumeDeviations: number(1, 10, "in standard deviations").default(3),
})
  .refine((given) => given.latencyP95Milliseconds <= given.latencyP99Milliseconds, {
    path: ["latencyP99Milliseconds"],
    error: "must not be below latencyP95Milliseconds: no p99 is lower than its p95",
  })
  .prefault({})
  .describe("When the alarms of the payments stack go off.");

/** PCI DSS 4.0.1 requirement 10.5.1 wants twelve months; see the archive for the thirteenth. */
const archive = fields({
  enabled: flag(true, "Whether logs are archived, where nobody can change them."),
  months: whole(13, 120, "of log history").default(13),
})
  .prefault({})
  .describe("The archive of all logs of payments.");

/** Source: RDS API Reference, CreateDBCluster, DBClusterIdentifier. */
const cluster = text(
  /^(?=.{1,63}$)[a-z](-?[a-z0-9])*$/,
  "must be an Aurora cluster's identifier: a letter, then a-z, 0-9 and single hyphens, at most 63",
);

/** Of the 63 characters that an instance's name may have, a hyphen and two digits tell it from others. */
const MAX_CLUSTER_OF_OURS = 60;

const clientNetwork = "must be an IPv4 network of /8 or smaller, such as 10.0.0.0/16";

/** A network's own address, and not half the Internet: endpoints are not for everybody. */
function isClientNetwork(cidr: string): boolean {
  const prefix = Number(cidr.split("/")[1]);
  return z.cidrv4().safeParse(cidr).success && prefix >= 8 && isOwnAddress(cidr);
}

const vpc = fields({
  id: text(/^vpc-[0-9a-f]{8,17}$/, "must be a VPC's id, such as vpc-0123456789abcdef0"),
  subnetIds: z
    .array(
      text(/^subnet-[0-9a-f]{8,17}$/, "must be a subnet's id, such as subnet-0123456789abcdef0"),
      {
        error: "must be a list of subnet ids",
      },
    )
    .min(1, { error: "must name at least one subnet, best one in each zone" })
    .superRefine(distinct("subnet"))
    .describe("Private subnets, best one in each zone."),
  clientCidrs: z
    .array(z.string({ error: clientNetwork }).refine(isClientNetwork, { error: clientNetwork }), {
      error: "must be a list of IPv4 networks",
    })
    .min(1, { error: "must name at least one network that may use the endpoints" })
    .superRefine(distinct("network"))
    .describe("The networks that may use the endpoints."),
}).describe("A network that is there already, in which endpoints are made and tasks run.");

const relativePath = text(
  /^(?!.*(^|\/)\.\.?(\/|$))[\w.-]+(\/[\w.-]+)*$/,
  "must be a relative path without . or .., such as payments.tfstate",
);

const backend = z
  .discriminatedUnion(
    "type",
    [
      fields({
        type: z.literal("local").describe("A file."),
        path: relativePath.default("payments.tfstate"),
      }),
      fields({
        type: z.literal("s3").describe("A bucket."),
        /** Source: S3 User Guide, "General purpose bucket naming rules". */
        bucket: text(
          /^(?!xn--|sthree-)(?!.*\.\.)(?!\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          "must be the name of an S3 bucket that exists already: 3 to 63 of a-z, 0-9, dots and hyphens",
        ),
        key: relativePath.default("payments.tfstate"),
        region,
        locking: flag(true, "Whether two who apply at once keep each other out."),
      }),
    ],
    { error: 'must be an object whose type is "local" or "s3"' },
  )
  .prefault({ type: "local" })
  .describe("Where Terraform keeps its state.");

const api = fields({
  authorization: z
    .enum(["AWS_IAM", "NONE"], {
      error: 'must be "AWS_IAM" (signed requests) or "NONE" (anybody may post payments)',
    })
    .default("AWS_IAM")
    .describe("AWS_IAM: requests are signed. NONE: anybody may post payments."),
  requestsPerSecond: whole(1, 10_000, "requests a second").default(100),
  burst: whole(1, 5_000, "requests at once").default(50),
  managesAccountLogging: flag(
    true,
    "Whether API Gateway's logging role, of which an account has one a region, is made here.",
  ),
})
  .prefault({})
  .describe("Who may call the payment APIs, and how often.");

/** Of CloudWatch's dimensions and of a payment's field. Each costs what three custom metrics cost. */
const MAX_PROVIDERS = 20;
const providerName =
  "must be a provider's name, a letter and then a-z, 0-9 and single hyphens, at most 32";
const payments = fields({
  providers: z
    .array(text(/^(?=.{1,32}$)[a-z](-?[a-z0-9])*$/, providerName), {
      error: "must be a list of providers' names",
    })
    .max(MAX_PROVIDERS, { error: `must be at most ${MAX_PROVIDERS} providers` })
    .superRefine(distinct("provider"))
    .default([])
    .describe("Who may be named as processing a payment: acquirers, payment service providers."),
})
  .prefault({})
  .describe("What a payment may say.");

const runtimes = fields({
  lambda: z
    .enum(["nodejs22.x", "nodejs24.x"], { error: 'must be "nodejs22.x" or "nodejs24.x"' })
    .default("nodejs22.x")
    .describe("What functions run on."),
  canary: text(
    /^syn-nodejs-puppeteer-(1[5-9]|[2-9]\d)\.\d+$/,
    "must be a Puppeteer runtime from syn-nodejs-puppeteer-15.0 on",
  ).default("syn-nodejs-puppeteer-15.0"),
  /** AWS publishes one a region, and newer ones as time goes by. */
  lambdaInsights: text(
    /^arn:aws(-us-gov)?:lambda:[a-z0-9-]+:\d{12}:layer:LambdaInsightsExtension-Arm64:\d+$/,
    "must be the ARN of your region's LambdaInsightsExtension-Arm64 layer, with its version",
  ).optional(),
})
  .prefault({})
  .describe("What functions and canaries run on.");

const suffix = text(
  new RegExp(`^(?=.{1,${MAX_SUFFIX}}$)[a-z0-9](-?[a-z0-9])*$`),
  `must be 1 to ${MAX_SUFFIX} of a-z, 0-9 and single hyphens between them, such as "prod"`,
);

/** Which stacks are made. Each is deployed by itself, and finds what another makes by its name. */
const stacks = fields({
  payments: flag(true, "The payment API, and what watches it."),
  monitoring: flag(false, "Alert routing and insight for the payment API."),
  services: flag(false, "Microservices around the payment API, and what watches them."),
  infrastructure: flag(false, "The payment platform itself, from its network up."),
})
  .refine((given) => Object.values(given).includes(true), {
    error: "must have at least one stack that is true",
  })
  .prefault({})
  .describe("Which stacks are made.");

/** Everything that can be said about the stacks. Only `suffix` and `emails` have no default. */
export const schema = fields({
  $schema: z
    .string({ error: "must be the address of a schema, for editors" })
    .optional()
    .describe("Where an editor finds this schema."),
  suffix,
  stacks,
  region: region.default("us-east-1"),
  emails,
  phones,
  tags,
  thresholds,
  archive,
  database: fields({ cluster: cluster.optional() })
    .prefault({})
    .describe("The database whose logs are kept and whose connections are watched."),
  vpc: vpc.optional(),
  backend,
  api,
  payments,
  runtimes,
  monitoring,
  infrastructure,
  services,
})
  .refine(
    ({ region, stacks, monitoring }) =>
      partitionOf(region) === "aws" || !stacks.monitoring || !monitoring.costs.enabled,
    {
      path: ["monitoring", "costs", "enabled"],
      error:
        "must be false in GovCloud, whose costs are in the linked account of another partition",
    },
  )
  .refine(
    ({ api, stacks, monitoring }) =>
      api.authorization === "AWS_IAM" ||
      !stacks.monitoring ||
      !monitoring.syntheticPayments.enabled,
    {
      path: ["monitoring", "syntheticPayments", "enabled"],
      error:
        "must be false where requests are not signed, for nobody could tell a test from a payment",
    },
  )
  .superRefine(({ region, stacks, infrastructure }, context) => {
    if (!stacks.infrastructure) return;
    const { zones = zonesOf(region) } = infrastructure.network;
    if (zones.length > 0 && zones.every((zone) => zone.slice(0, -1) === region)) return;
    context.addIssue({
      code: "custom",
      path: ["infrastructure", "network", "zones"],
      input: infrastructure.network.zones,
      message: `must be three zones of ${region} that your account may use`,
    });
  })
  .refine(
    ({ region, runtimes: { lambdaInsights } }) =>
      [undefined, region].includes(lambdaInsights?.split(":")[3]),
    {
      path: ["runtimes", "lambdaInsights"],
      error: "must be a layer of the region itself: Lambda takes no other's",
    },
  )
  .refine(({ stacks, runtimes }) => !stacks.services || runtimes.lambdaInsights !== undefined, {
    path: ["runtimes", "lambdaInsights"],
    error:
      "must be the ARN of your region's LambdaInsightsExtension-Arm64 layer where stacks.services is true",
  })
  .refine(({ stacks, services }) => !stacks.services || services.images !== undefined, {
    path: ["services", "images"],
    error: "must name at least one image where stacks.services is true",
  })
  .refine(({ stacks, vpc }) => !stacks.services || stacks.infrastructure || vpc !== undefined, {
    path: ["vpc"],
    error:
      "must be the network in which tasks run where stacks.services is true and stacks.infrastructure is not",
  })
  .refine(
    ({ database: { cluster = "" }, stacks, infrastructure }) =>
      !stacks.infrastructure ||
      !infrastructure.aurora.enabled ||
      cluster.length <= MAX_CLUSTER_OF_OURS,
    {
      path: ["database", "cluster"],
      error: `must be at most ${MAX_CLUSTER_OF_OURS} characters where the cluster is made here: its instances are named after it`,
    },
  )
  .transform(({ $schema: _, ...given }) => ({
    ...given,
    infrastructure: {
      ...given.infrastructure,
      network: {
        ...given.infrastructure.network,
        zones: given.infrastructure.network.zones ?? zonesOf(given.region),
      },
    },
    database: { cluster: given.database.cluster ?? `payments-db-${given.suffix}` },
  }));

/** What a person writes. */
export type ConfigInput = z.input<typeof schema>;
/** The same with every default filled in. */
export type Config = z.output<typeof schema>;
export type Thresholds = Config["thresholds"];
export type Backend = Config["backend"];
export type StackName = keyof Config["stacks"];
