import fc, { type Arbitrary } from "fast-check";
import { zonesOf } from "../../stack/config/infrastructure";
import { partitionOf, regions } from "../../stack/config/regions";
import type { ConfigInput } from "../../stack/config/schema";

const lowercase = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";

/** Words of a-z and 0-9 joined by single hyphens, at most `length` characters, a letter first. */
const slug = (length: number): Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...lowercase),
      fc.string({
        unit: fc.constantFrom(...lowercase, ...digits, "-"),
        maxLength: length - 1,
      }),
    )
    .map(([first, rest]) => (first + rest).replace(/-+/g, "-").replace(/-$/, ""));

const hexId = (prefix: string): Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...digits, ..."abcdef"), minLength: 17, maxLength: 17 })
    .map((id) => `${prefix}-${id}`);

const email = fc
  .tuple(slug(12), slug(12), fc.constantFrom("com", "org", "co.uk"))
  .map(([name, domain, top]) => `${name}@${domain}.${top}`);

const phone = fc
  .string({ unit: fc.constantFrom(...digits), minLength: 6, maxLength: 13 })
  .map((number) => `+4${number}9`);

const folded = (value: string): string => value.toLowerCase();
const emails = fc.uniqueArray(email, { minLength: 2, maxLength: 5, selector: folded });
const phones = fc.uniqueArray(phone, { maxLength: 3 });

/** Environment and CostCenter stay out: the `payments` profile says what they are. */
const tags = fc.dictionary(
  slug(12).map((name) => `x-${name}`),
  fc.string({ unit: fc.constantFrom(...lowercase, ...digits, " ", ":", "/", "@"), maxLength: 20 }),
  { maxKeys: 5 },
);

const thresholds = fc
  .record({
    apiErrorPercent: fc.double({ min: 0.01, max: 5, noNaN: true }),
    lambdaErrorPercent: fc.double({ min: 0.01, max: 10, noNaN: true }),
    latencies: fc.tuple(fc.integer({ min: 1, max: 29_000 }), fc.integer({ min: 1, max: 29_000 })),
    canarySuccessPercent: fc.integer({ min: 1, max: 100 }),
    databaseConnections: fc.integer({ min: 1, max: 16_000 }),
    tableThrottles: fc.integer({ min: 0, max: 1_000 }),
    archiveDelayMinutes: fc.integer({ min: 10, max: 1_440 }),
    volumeDeviations: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ latencies, ...rest }) => ({
    ...rest,
    latencyP95Milliseconds: Math.min(...latencies),
    latencyP99Milliseconds: Math.max(...latencies),
  }));

const cidr = fc
  .tuple(fc.nat(2 ** 16 - 1), fc.integer({ min: 8, max: 24 }))
  .map(([host, prefix]) => {
    const network = host - (host % 2 ** (24 - prefix));
    return `10.${network >> 8}.${network & 255}.0/${prefix}`;
  });

const vpc = fc.record({
  id: hexId("vpc"),
  subnetIds: fc.uniqueArray(hexId("subnet"), { minLength: 1, maxLength: 3 }),
  clientCidrs: fc.uniqueArray(cidr, { minLength: 1, maxLength: 3 }),
});

const backend = fc.oneof(
  fc.record({
    type: fc.constant("local" as const),
    path: slug(20).map((name) => `${name}.tfstate`),
  }),
  fc.record({
    type: fc.constant("s3" as const),
    bucket: slug(30).map((name) => `tf-${name}`),
    key: slug(20).map((name) => `state/${name}.tfstate`),
    region: fc.constantFrom(...regions),
    locking: fc.boolean(),
  }),
);

const PRIORITIES = ["critical", "warning", "info"] as const;

const team = fc.record(
  {
    name: slug(12),
    receives: fc.subarray([...PRIORITIES], { minLength: 1 }),
    emails,
    phones,
    webhooks: fc.uniqueArray(
      slug(12).map((path) => `https://hooks.example.com/${path}`),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ["name", "receives"] },
);

/** Where every stack can be: costs are in one partition, and one region gives an account fewer than three zones. */
const forEverything = regions.filter(
  (region) => partitionOf(region) === "aws" && zonesOf(region).length === 3,
);

const monitoring = fc.record(
  {
    teams: fc.uniqueArray(team, { maxLength: 3, selector: ({ name }) => name }),
    pagerDutySecret: slug(20),
    metricStream: fc.record({
      enabled: fc.boolean(),
      months: fc.integer({ min: 16, max: 120 }),
    }),
    thresholds: fc.record(
      {
        clientErrorPercent: fc.double({ min: 0.01, max: 1, noNaN: true }),
        serverErrorPercent: fc.double({ min: 0.01, max: 1, noNaN: true }),
        lambdaErrorPercent: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        tableThrottles: fc.integer({ min: 0, max: 1_000 }),
        // Laxer ones are taken, at the price of a control.
        paymentFailurePercent: fc.double({ min: 0.01, max: 5, noNaN: true }),
        healthPercent: fc.integer({ min: 1, max: 100 }),
      },
      { requiredKeys: [] },
    ),
    costs: fc.record({
      enabled: fc.constant(true),
      monthlyDollars: fc.integer({ min: 1, max: 1_000_000 }),
      anomalyDollars: fc.integer({ min: 1, max: 1_000 }),
    }),
  },
  { requiredKeys: [] },
);

const privateNetwork = fc
  .tuple(fc.constantFrom("10", "172.16", "192.168"), fc.nat(255), fc.integer({ min: 16, max: 22 }))
  .map(([start, byte, prefix]) => {
    const network = byte - (byte % 2 ** (24 - prefix));
    return start === "10" ? `10.${byte}.0.0/${prefix}` : `${start}.${network}.0/${prefix}`;
  });

const infrastructure = fc.record(
  {
    network: fc.record({ cidr: privateNetwork, natPerZone: fc.boolean() }, { requiredKeys: [] }),
    instances: fc.record({
      min: fc.integer({ min: 1, max: 10 }),
      max: fc.integer({ min: 10, max: 100 }),
      cpuPercent: fc.integer({ min: 10, max: 90 }),
      memoryPercent: fc.integer({ min: 10, max: 90 }),
    }),
    aurora: fc.record(
      {
        enabled: fc.boolean(),
        minCapacity: fc.constantFrom(0.5, 1, 4.5),
        maxCapacity: fc.constantFrom(4.5, 16, 256),
        instances: fc.integer({ min: 2, max: 15 }),
        backupDays: fc.integer({ min: 7, max: 35 }),
        deletionProtection: fc.boolean(),
      },
      { requiredKeys: ["maxCapacity"] },
    ),
    signingKey: fc.record({ rotationDays: fc.integer({ min: 1, max: 90 }) }),
    firewall: fc.record({ requestsPerFiveMinutes: fc.integer({ min: 10, max: 100_000 }) }),
    // Without its rules for AWS Config the stack is not proven.
    account: fc.record({ configRules: fc.constant(true), guardDuty: fc.boolean() }),
    thresholds: fc.record(
      {
        clientErrorPercent: fc.double({ min: 0.01, max: 1, noNaN: true }),
        serverErrorPercent: fc.double({ min: 0.01, max: 1, noNaN: true }),
        lambdaErrorPercent: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        tableThrottles: fc.integer({ min: 0, max: 1_000 }),
        cpuPercent: fc.integer({ min: 1, max: 80 }),
        blockedRequests: fc.integer({ min: 0, max: 1_000_000 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["account"] },
);

const image = fc.oneof(
  fc.tuple(slug(12), slug(12)).map(([name, tag]) => `public.ecr.aws/acme/${name}:${tag}-1`),
  slug(12).map((name) => `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${name}:1.4.2`),
  slug(12).map((name) => `registry.example.com:5000/acme/${name}@sha256:${"a".repeat(64)}`),
);

const services = fc.record(
  {
    images: fc
      .record({ order: image, inventory: image, notification: image }, { requiredKeys: [] })
      .filter((images) => Object.keys(images).length > 0),
    thresholds: fc.record(
      {
        lambdaErrors: fc.integer({ min: 1, max: 5 }),
        latencyMilliseconds: fc.integer({ min: 1, max: 3_000 }),
        concurrentInvocations: fc.integer({ min: 1, max: 100 }),
        cpuPercent: fc.double({ min: 1, max: 80, noNaN: true }),
        memoryPercent: fc.double({ min: 1, max: 80, noNaN: true }),
        serviceErrors: fc.integer({ min: 0, max: 10 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["images"] },
);

/** The parts that may be left out, each of which then takes its default. */
const optional = {
  region: fc.constantFrom(...regions),
  phones,
  tags,
  thresholds,
  archive: fc.record({ enabled: fc.constant(true), months: fc.integer({ min: 13, max: 120 }) }),
  database: fc.record({ cluster: slug(63) }, { requiredKeys: [] }),
  vpc,
  backend,
  api: fc.record({
    authorization: fc.constantFrom("AWS_IAM" as const, "NONE" as const),
    requestsPerSecond: fc.integer({ min: 1, max: 10_000 }),
    burst: fc.integer({ min: 1, max: 5_000 }),
    managesAccountLogging: fc.boolean(),
  }),
  payments: fc.record({ providers: fc.uniqueArray(slug(32), { maxLength: 20 }) }),
  runtimes: fc.record({
    lambda: fc.constantFrom("nodejs22.x" as const, "nodejs24.x" as const),
    canary: fc.constant("syn-nodejs-puppeteer-15.0"),
  }),
};

/** Every stack switched on. */
export const everything: Arbitrary<ConfigInput> = fc
  .record(
    {
      suffix: slug(8),
      emails,
      ...optional,
      region: fc.constantFrom(...forEverything),
      database: fc.record({ cluster: slug(60) }, { requiredKeys: [] }),
      monitoring,
      services,
      infrastructure,
      insightsVersion: fc.integer({ min: 2, max: 99 }),
    },
    { requiredKeys: ["suffix", "emails", "vpc", "services", "infrastructure", "insightsVersion"] },
  )
  .map(({ insightsVersion, ...config }) => ({
    ...config,
    runtimes: {
      ...config.runtimes,
      lambdaInsights: `arn:aws:lambda:${config.region ?? "us-east-1"}:580247275435:layer:LambdaInsightsExtension-Arm64:${insightsVersion}`,
    },
    stacks: { payments: true, monitoring: true, services: true, infrastructure: true },
    // Without signatures nobody could tell a test payment from another.
    ...(config.api?.authorization === "NONE" && {
      monitoring: { ...config.monitoring, syntheticPayments: { enabled: false } },
    }),
  }));

/**
 * Configurations that the stack takes and that prove whole under the `payments` profile. What a team
 * may switch off at the price of a control (the archive) or rename (Environment, CostCenter) is left on.
 */
export const configurations: Arbitrary<ConfigInput> = fc.record(
  { suffix: slug(8), emails, ...optional },
  { requiredKeys: ["suffix", "emails"] },
);
