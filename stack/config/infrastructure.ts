import { z } from "zod";
import { distinct, fields, flag, number, text, whole } from "./fields";
import { isOwnAddress } from "./networks";
import { account, firewall, thresholds } from "./platform";

const ZONES = 3;

/**
 * The zones that a region has under letters other than a, b and c. Source: AWS Global Infrastructure, "AWS
 * Availability Zones".
 */
const LETTERS: Record<string, string> = { "ap-northeast-1": "acd", "ca-central-1": "abd" };

/** Regions that give an account fewer zones than three. */
const TOO_FEW = ["us-west-1"];

/**
 * Three zones of a region, in which every account may make subnets; none where AWS gives no account three.
 * By name, for what a region has is otherwise only known to whoever asks AWS.
 */
export const zonesOf = (region: string): string[] =>
  TOO_FEW.includes(region)
    ? []
    : Array.from(LETTERS[region] ?? "abc", (letter) => `${region}${letter}`);

const threeZones = `must be a list of ${ZONES} different zones of the region`;

const networkError =
  "must be a private IPv4 network from /16 to /22, such as 10.20.0.0/16, wide enough for six subnets";

/** Source: RFC 1918, "Address Allocation for Private Internets". */
const isPrivateNetwork = (cidr: string): boolean =>
  z.cidrv4().safeParse(cidr).success &&
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.).*\/(1[6-9]|2[0-2])$/.test(cidr) &&
  isOwnAddress(cidr);

const network = fields({
  cidr: z
    .string({ error: networkError })
    .refine(isPrivateNetwork, { error: networkError })
    .default("10.20.0.0/16")
    .describe("A private IPv4 network from /16 to /22."),
  zones: z
    .array(text(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "must be a zone's name, such as us-east-1a"), {
      error: threeZones,
    })
    .refine(({ length }) => length === ZONES, { error: threeZones })
    .superRefine(distinct("zone"))
    .optional()
    .describe("Three zones by name, where they are not those that every account has."),
  natPerZone: flag(false, "Whether each zone has a NAT gateway of its own."),
})
  .prefault({})
  .describe("The network.");

const instances = fields({
  min: whole(1, 1_000, "machines").default(2),
  max: whole(1, 1_000, "machines").default(6),
  cpuPercent: whole(10, 90, "in percent, that the machines are kept at").default(60),
  memoryPercent: whole(10, 90, "in percent, that the machines are kept at").default(70),
})
  .refine(({ min, max }) => min <= max, { path: ["max"], error: "must not be below min" })
  .prefault({})
  .describe("The machines: how many, and what they come and go for.");

/** PCI DSS 4.0.1 requirement 3.7.4 wants keys changed at the end of a period that is set: here, at most 90 days. */
const signingKey = fields({
  rotationDays: whole(1, 90, "between one key and the next").default(30),
})
  .prefault({})
  .describe("The secret by which payments that are announced can be signed.");

/** An Aurora capacity unit is some 2 GiB of memory. Source: Aurora User Guide, "Using Aurora Serverless v2". */
const capacity = () =>
  number(0.5, 256, "Aurora capacity units, in halves").multipleOf(0.5, {
    error: "must be in halves of an Aurora capacity unit",
  });

const aurora = fields({
  enabled: flag(false, "Whether the cluster is made here."),
  minCapacity: capacity().default(0.5),
  maxCapacity: capacity().default(4),
  instances: whole(2, 15, "in as many zones as there are").default(2),
  backupDays: whole(7, 35, "that it can be restored to").default(35),
  deletionProtection: flag(false, "Whether it can't be destroyed."),
})
  .refine(({ minCapacity, maxCapacity }) => minCapacity <= maxCapacity && maxCapacity >= 1, {
    path: ["maxCapacity"],
    error: "must be at least 1, and not below minCapacity",
  })
  .prefault({})
  .describe("The Aurora PostgreSQL cluster that payments watch.");

/** What can be said about the `infrastructure` stack. */
export const infrastructure = fields({
  network,
  instances,
  signingKey,
  aurora,
  firewall,
  account,
  thresholds,
})
  .prefault({})
  .describe("The payment platform itself: the stack infrastructure.");

export type Infrastructure = z.output<typeof infrastructure>;
