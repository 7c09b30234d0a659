import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import all from "../../stack/config/all.json";
import { ConfigurationError, parseConfig, readConfig } from "../../stack/config/config";
import example from "../../stack/config/example.json";
import minimal from "../../stack/config/minimal.json";
import { configurations } from "./arbitraries";

const problemsOf = (value: unknown) => {
  try {
    parseConfig(value, "stack.json");
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
};
const fieldsOf = (value: unknown) => problemsOf(value).map(({ field }) => field);

/** The example with something else at a path: `set("emails.1", "x")`; undefined takes it away. */
function set(path: string, value: unknown): unknown {
  const config = structuredClone(example) as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop() as string;
  const parent = keys.reduce((at, key) => {
    at[key] ??= {};
    return at[key] as Record<string, unknown>;
  }, config);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return config;
}

describe("what is taken", () => {
  test("the examples and the minimal configuration", () => {
    expect(fieldsOf(all)).toEqual([]);
    expect(fieldsOf(example)).toEqual([]);
    expect(fieldsOf(minimal)).toEqual([]);
  });

  test("everything but suffix and emails has a default", () => {
    expect(parseConfig(minimal, "")).toEqual({
      suffix: "demo",
      stacks: { payments: true, monitoring: false, services: false, infrastructure: false },
      region: "us-east-1",
      emails: minimal.emails,
      phones: [],
      tags: { Environment: "production", CostCenter: "payments" },
      thresholds: {
        apiErrorPercent: 5,
        lambdaErrorPercent: 10,
        latencyP95Milliseconds: 1000,
        latencyP99Milliseconds: 3000,
        canarySuccessPercent: 90,
        databaseConnections: 80,
        tableThrottles: 0,
        archiveDelayMinutes: 30,
        volumeDeviations: 3,
      },
      archive: { enabled: true, months: 13 },
      database: { cluster: "payments-db-demo" },
      backend: { type: "local", path: "payments.tfstate" },
      api: {
        authorization: "AWS_IAM",
        requestsPerSecond: 100,
        burst: 50,
        managesAccountLogging: true,
      },
      payments: { providers: [] },
      runtimes: { lambda: "nodejs22.x", canary: "syn-nodejs-puppeteer-15.0" },
      monitoring: {
        teams: [],
        thresholds: {
          clientErrorPercent: 1,
          serverErrorPercent: 1,
          lambdaErrorPercent: 0.5,
          tableThrottles: 0,
          paymentFailurePercent: 5,
          paymentSuccessPercent: 98,
          processingMilliseconds: 2000,
          healthMilliseconds: 5000,
          healthPercent: 95,
        },
        syntheticPayments: { enabled: true, milliseconds: 5000, successPercent: 90 },
        costs: { enabled: true, monthlyDollars: 100, anomalyDollars: 20 },
        metricStream: { enabled: false, months: 24 },
      },
      infrastructure: {
        network: {
          cidr: "10.20.0.0/16",
          zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
          natPerZone: false,
        },
        instances: { min: 2, max: 6, cpuPercent: 60, memoryPercent: 70 },
        signingKey: { rotationDays: 30 },
        aurora: {
          enabled: false,
          minCapacity: 0.5,
          maxCapacity: 4,
          instances: 2,
          backupDays: 35,
          deletionProtection: false,
        },
        firewall: { requestsPerFiveMinutes: 2_000 },
        account: { configRules: false, guardDuty: false },
        thresholds: {
          clientErrorPercent: 1,
          serverErrorPercent: 1,
          lambdaErrorPercent: 0.5,
          tableThrottles: 0,
          cpuPercent: 80,
          blockedRequests: 1_000,
        },
      },
      services: {
        collectorImage: "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0",
        thresholds: {
          lambdaErrors: 5,
          latencyMilliseconds: 3000,
          concurrentInvocations: 100,
          cpuPercent: 80,
          memoryPercent: 80,
          serviceErrors: 10,
        },
      },
    });
  });

  test("a part that is given keeps the defaults of what it leaves out", () => {
    const { thresholds } = parseConfig({ ...minimal, thresholds: { databaseConnections: 7 } }, "");
    expect(thresholds).toMatchObject({ databaseConnections: 7, apiErrorPercent: 5 });
  });

  test("generated configurations", () => {
    fc.assert(fc.property(configurations, (config) => expect(problemsOf(config)).toEqual([])));
  });
});

const subnet = "subnet-0123456789abcdef0";

/** Path, wrong value, and the field that must be named (the path, unless it says otherwise). */
const refused: [path: string, value: unknown, field?: string][] = [
  ["suffix", undefined],
  ["suffix", ""],
  ["suffix", "Demo"],
  ["suffix", "a_b"],
  ["suffix", "-a"],
  ["suffix", "a-"],
  ["suffix", "a--b"],
  ["suffix", "nine-char"],
  ["suffix", 7],
  ["suffix", "${x}"],
  ["region", "us-east-9"],
  ["region", "US-EAST-1"],
  ["region", "cn-north-1"],
  ["region", null],
  ["emails", undefined],
  ["emails", []],
  ["emails", ["a@example.com"]],
  ["emails", "a@example.com"],
  ["emails", { 0: "a@example.com", 1: "b@example.com" }],
  ["emails", ["a@example.com", "A@Example.COM"], "emails[1]"],
  ["emails", ["a@example.com", "a+alarms@example.com"], "emails[1]"],
  ["emails", ["a@example.com", "b@example.com", "a@example.com"], "emails[2]"],
  ["emails.1", "nobody", "emails[1]"],
  ["emails.1", "", "emails[1]"],
  ["emails.0", null, "emails[0]"],
  ["phones", "+12025550123"],
  ["phones", ["12025550123"], "phones[0]"],
  ["phones", ["+0123456789"], "phones[0]"],
  ["phones", ["+1234567890123456"], "phones[0]"],
  ["phones", ["+12025550123", "+12025550123"], "phones[1]"],
  ["stacks", { payments: false }],
  ["stacks.monitoring", "yes"],
  ["monitoring.thresholds.clientErrorPercent", 1.5],
  ["monitoring.thresholds.serverErrorPercent", 2],
  ["monitoring.thresholds.lambdaErrorPercent", 0.6],
  ["monitoring.costs.monthlyDollars", 0],
  ["monitoring.pagerDutySecret", "a secret"],
  ["monitoring.syntheticPayments.successPercent", 0],
  ["monitoring.metricStream.months", 15],
  ["runtimes.lambdaInsights", "LambdaInsightsExtension"],
  [
    "runtimes.lambdaInsights",
    "arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:1",
  ],
  ["monitoring.teams", {}],
  ["monitoring.teams", ["payments"], "monitoring.teams[0]"],
  ["monitoring.teams", [{ name: "A", receives: ["info"] }], "monitoring.teams[0].name"],
  ["monitoring.teams", [{ name: "a", receives: [] }], "monitoring.teams[0].receives"],
  ["monitoring.teams", [{ name: "a", receives: ["urgent"] }], "monitoring.teams[0].receives[0]"],
  [
    "monitoring.teams",
    [{ name: "a", receives: ["info"], webhooks: ["http://example.com"] }],
    "monitoring.teams[0].webhooks[0]",
  ],
  [
    "monitoring.teams",
    [{ name: "a", receives: ["info"], webhooks: ["https://me:pw@example.com"] }],
    "monitoring.teams[0].webhooks[0]",
  ],
  [
    "monitoring.teams",
    [
      { name: "a", receives: ["info"] },
      { name: "a", receives: ["critical"] },
    ],
    "monitoring.teams[1]",
  ],
  ["tags", []],
  ["tags", { Team: 7 }, "tags.Team"],
  ["tags", { Team: "a\nb" }, "tags.Team"],
  ["tags", { Team: "a".repeat(257) }, "tags.Team"],
  ["tags", { "aws:team": "a" }, "tags.aws:team"],
  ["tags", { "AWS:team": "a" }, "tags.AWS:team"],
  ["tags", { "": "a" }, "tags."],
  ["tags", { "a?": "a" }, "tags.a?"],
  ["tags", Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`t${i}`, ""]))],
  ["thresholds", 5],
  ["thresholds.apiErrorPercent", 0],
  ["thresholds.apiErrorPercent", 5.01],
  ["thresholds.apiErrorPercent", "5"],
  ["thresholds.apiErrorPercent", null],
  ["thresholds.lambdaErrorPercent", 10.5],
  ["thresholds.lambdaErrorPercent", -1],
  ["thresholds.latencyP95Milliseconds", 0],
  ["thresholds.latencyP95Milliseconds", 1.5],
  ["thresholds.latencyP99Milliseconds", 30_000],
  ["thresholds.latencyP99Milliseconds", 999],
  ["thresholds.canarySuccessPercent", 101],
  ["thresholds.canarySuccessPercent", 0],
  ["thresholds.databaseConnections", 0],
  ["thresholds.databaseConnections", 16_001],
  ["thresholds.tableThrottles", -1],
  ["thresholds.archiveDelayMinutes", 9],
  ["thresholds.volumeDeviations", 0],
  ["thresholds.errorRate", 5],
  ["archive", true],
  ["archive.enabled", "yes"],
  ["archive.months", 12],
  ["archive.months", 13.5],
  ["archive.months", 121],
  ["archive.days", 400],
  ["database.cluster", "-db"],
  ["database.cluster", "1db"],
  ["database.cluster", "db--1"],
  ["database.cluster", "d".repeat(64)],
  ["database.instance", "db"],
  ["vpc.id", undefined],
  ["vpc.id", "vpc-xyz"],
  ["vpc.subnetIds", []],
  ["vpc.subnetIds", ["subnet-1"], "vpc.subnetIds[0]"],
  ["vpc.subnetIds", [subnet, subnet], "vpc.subnetIds[1]"],
  ["vpc.clientCidrs", []],
  ["vpc.clientCidrs", ["0.0.0.0/0"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["10.0.0.0"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["::/0"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["10.0.0.1/16"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["10.0.0.0/7"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["10.0.0.0/33"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["300.0.0.0/16"], "vpc.clientCidrs[0]"],
  ["vpc.clientCidrs", ["10.0.0.0/16", "10.0.0.0/16"], "vpc.clientCidrs[1]"],
  ["vpc.cidr", "10.0.0.0/16"],
  ["infrastructure.network.cidr", "10.20.0.0"],
  ["infrastructure.network.cidr", "10.20.0.0/15"],
  ["infrastructure.network.cidr", "10.20.0.0/23"],
  ["infrastructure.network.cidr", "10.20.1.0/16"],
  ["infrastructure.network.cidr", "172.32.0.0/16"],
  ["infrastructure.network.cidr", "52.0.0.0/16"],
  ["infrastructure.network.zones", "us-east-1a"],
  ["infrastructure.network.zones", ["us-east-1a", "us-east-1b"]],
  [
    "infrastructure.network.zones",
    ["us-east-1a", "us-east-1b", "use1-az4"],
    "infrastructure.network.zones[2]",
  ],
  [
    "infrastructure.network.zones",
    ["us-east-1a", "us-east-1b", "us-east-1a"],
    "infrastructure.network.zones[2]",
  ],
  ["infrastructure.network.natPerZone", 1],
  ["infrastructure.instances.min", 0],
  ["infrastructure.instances.max", 1],
  ["infrastructure.instances.cpuPercent", 95],
  ["infrastructure.instances.memoryPercent", "70"],
  ["infrastructure.signingKey.rotationDays", 91],
  ["infrastructure.aurora.minCapacity", 0.7],
  ["infrastructure.aurora.maxCapacity", 257],
  ["infrastructure.aurora", { minCapacity: 5 }, "infrastructure.aurora.maxCapacity"],
  ["infrastructure.aurora.maxCapacity", 0.5],
  ["infrastructure.aurora.instances", 1],
  ["infrastructure.aurora.backupDays", 6],
  ["infrastructure.aurora.deletionProtection", "yes"],
  ["infrastructure.firewall.requestsPerFiveMinutes", 9],
  ["infrastructure.account.configRules", "yes"],
  ["infrastructure.account.guardDuty", 1],
  ["infrastructure.thresholds.clientErrorPercent", 1.1],
  ["infrastructure.thresholds.serverErrorPercent", 2],
  ["infrastructure.thresholds.lambdaErrorPercent", 0.6],
  ["infrastructure.thresholds.tableThrottles", -1],
  ["infrastructure.thresholds.cpuPercent", 81],
  ["infrastructure.thresholds.blockedRequests", 0.5],
  ["backend", { type: "gcs" }, "backend.type"],
  ["backend", "local"],
  ["backend", {}, "backend.type"],
  ["backend", { type: "local", path: "/tmp/x.tfstate" }, "backend.path"],
  ["backend", { type: "local", path: "../x.tfstate" }, "backend.path"],
  ["backend", { type: "local", path: "a/./b" }, "backend.path"],
  ["backend", { type: "local", path: "" }, "backend.path"],
  ["backend", { type: "local", bucket: "state" }, "backend.bucket"],
  ["backend", { type: "s3", region: "us-east-1" }, "backend.bucket"],
  ["backend", { type: "s3", bucket: "State", region: "us-east-1" }, "backend.bucket"],
  ["backend", { type: "s3", bucket: "a..b", region: "us-east-1" }, "backend.bucket"],
  ["backend", { type: "s3", bucket: "10.0.0.1", region: "us-east-1" }, "backend.bucket"],
  ["backend", { type: "s3", bucket: "state", region: "here" }, "backend.region"],
  ["backend", { type: "s3", bucket: "state" }, "backend.region"],
  ["backend", { type: "s3", bucket: "state", region: "us-east-1", key: "/x" }, "backend.key"],
  ["backend", { type: "s3", bucket: "state", region: "us-east-1", locking: 1 }, "backend.locking"],
  ["api.authorization", "none"],
  ["api.requestsPerSecond", 0],
  ["api.burst", 5_001],
  ["api.managesAccountLogging", "true"],
  ["runtimes.lambda", "nodejs20.x"],
  ["runtimes.canary", "syn-nodejs-puppeteer-7.0"],
  ["runtimes.canary", "syn-python-selenium-5.0"],
  ["runtimes.python", "3.13"],
  ["colour", "blue"],
  ["__proto__x", {}],
];

describe("what is refused, by the field's name", () => {
  test.each(refused)("%s: %j", (path, value, field = path) => {
    expect(fieldsOf(set(path, value))).toEqual([field]);
  });

  test("costs in GovCloud, which are in another partition", () => {
    const there = { ...minimal, region: "us-gov-west-1", stacks: { monitoring: true } };
    expect(fieldsOf(there)).toEqual(["monitoring.costs.enabled"]);
    expect(fieldsOf({ ...there, monitoring: { costs: { enabled: false } } })).toEqual([]);
    expect(fieldsOf({ ...there, stacks: { monitoring: false } })).toEqual([]);
  });

  test("test payments where requests are not signed, which nobody could tell from others", () => {
    const open = { ...minimal, api: { authorization: "NONE" }, stacks: { monitoring: true } };
    expect(fieldsOf(open)).toEqual(["monitoring.syntheticPayments.enabled"]);
    const off = { ...open, monitoring: { syntheticPayments: { enabled: false } } };
    expect(fieldsOf(off)).toEqual([]);
    expect(fieldsOf({ ...open, stacks: { monitoring: false } })).toEqual([]);
  });

  test("zones of another region, and a region that has fewer than three", () => {
    const on = { ...minimal, stacks: { infrastructure: true } };
    const network = { zones: ["us-west-1a", "us-west-1b", "us-west-1c"] };
    expect(fieldsOf({ ...on, infrastructure: { network } })).toEqual([
      "infrastructure.network.zones",
    ]);
    expect(fieldsOf({ ...on, region: "us-west-1" })).toEqual(["infrastructure.network.zones"]);
    expect(fieldsOf({ ...on, region: "us-west-1", infrastructure: { network } })).toEqual([]);
    expect(fieldsOf({ ...minimal, region: "us-west-1" })).toEqual([]);
  });

  test("a cluster that is made here under a name too long for its instances", () => {
    const database = { cluster: "d".repeat(61) };
    const on = { ...minimal, stacks: { infrastructure: true }, database };
    expect(fieldsOf(on)).toEqual([]);
    const aurora = { enabled: true };
    expect(fieldsOf({ ...on, infrastructure: { aurora } })).toEqual(["database.cluster"]);
    expect(fieldsOf({ ...minimal, database, infrastructure: { aurora } })).toEqual([]);
  });

  test.each([[null], [[]], ["suffix"], [7], [undefined]])("%j is no configuration", (value) => {
    expect(fieldsOf(value)).toEqual([""]);
  });

  test("a key that would reach a prototype", () => {
    expect(fieldsOf(JSON.parse('{"suffix":"a","emails":[],"__proto__":{}}'))).toContain(
      "__proto__",
    );
  });

  test("everything that is wrong, at once", () => {
    const wrong = {
      suffix: "Demo",
      region: "nowhere",
      emails: ["x"],
      thresholds: { apiErrorPercent: "5", lambdaErrorPercent: 50, speed: 1 },
      vpc: { id: "x", subnetIds: [], clientCidrs: ["y"] },
      backend: { type: "s3" },
      colour: "blue",
    };
    expect(fieldsOf(wrong).sort()).toEqual(
      [
        "backend.bucket",
        "backend.region",
        "colour",
        "emails",
        "emails[0]",
        "region",
        "suffix",
        "thresholds.apiErrorPercent",
        "thresholds.lambdaErrorPercent",
        "thresholds.speed",
        "vpc.clientCidrs[0]",
        "vpc.id",
        "vpc.subnetIds",
      ].sort(),
    );
  });

  test("says what was found and what would be right", () => {
    expect(problemsOf(set("suffix", "Demo"))).toEqual([
      {
        field: "suffix",
        message:
          'must be 1 to 8 of a-z, 0-9 and single hyphens between them, such as "prod" (found "Demo")',
      },
    ]);
    expect(problemsOf(set("archive.days", 400))[0]?.message).toBe(
      "is not a field here; these are: enabled, months",
    );
  });

  test("a generated configuration with any one field misspelt", () => {
    fc.assert(
      fc.property(configurations, fc.nat(), (config, nth) => {
        const keys = Object.keys(config);
        const key = keys[nth % keys.length] as string;
        const { [key as keyof typeof config]: value, ...rest } = config;
        expect(fieldsOf({ ...rest, [`${key}s_`]: value })).toContain(`${key}s_`);
      }),
    );
  });
});

describe("the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "proofstack-config-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (content: string | Uint8Array) => {
    const path = join(folder, "stack.json");
    writeFileSync(path, content);
    return path;
  };
  const messageOf = (path: string) => {
    try {
      readConfig(path);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigurationError);
      return (error as Error).message;
    }
    return "";
  };

  test("is read with or without a byte-order mark", () => {
    const json = JSON.stringify(minimal);
    expect(readConfig(file(json)).suffix).toBe("demo");
    expect(readConfig(file(`\uFEFF${json}`)).suffix).toBe("demo");
  });

  test("names itself in every message", () => {
    const missing = join(folder, "none.json");
    expect(messageOf(missing)).toContain(missing);
    expect(messageOf(missing)).toContain("none at this path");
    expect(messageOf(folder)).toContain("can't be read (EISDIR)");
    expect(messageOf(file("{"))).toContain("must be JSON");
    expect(messageOf(file(""))).toContain("must be JSON");
    expect(messageOf(file(Buffer.from(JSON.stringify(minimal), "utf16le")))).toContain("must be");
    expect(messageOf(file('{"suffix":"a"}'))).toContain("emails must be a list");
  });
});
