import { ConfigurationError } from "./errors";
import { serviceNameIn } from "./logging";
import { isMetricName, METRIC_NAMES, type MetricName } from "./metrics";

/** Of the function behind the API. */
export interface Config {
  tableName: string;
  metricNamespace: string;
  /** The metrics the function may publish; it publishes exactly these. */
  metricNames: readonly MetricName[];
  serviceName: string;
  region: string;
  /** Who may be named as processing a payment. */
  providers: readonly string[];
  /** The role whose payments only test the API; without one, no payment is a test. */
  testCallerRole?: string;
  /** Where stored payments are announced; without one, they are not. */
  queueUrl?: string;
}

/** Of the function that keeps the audit trail. */
export interface AuditConfig {
  bucketName: string;
  serviceName: string;
}

/** Of the function that takes payments for orders. */
export interface OrdersConfig {
  /** Where paid orders go. */
  queueUrl: string;
  serviceName: string;
  region: string;
  /** Who may be named as processing a payment. */
  providers: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment of the function behind the API, once, at cold start.
 *
 * @throws ConfigurationError naming every variable that is missing or wrong
 */
export function readConfig(environment: Environment): Config {
  const problems: string[] = [];
  const config = {
    tableName: required(environment, "TABLE_NAME", problems),
    metricNamespace: required(environment, "METRIC_NAMESPACE", problems),
    metricNames: readMetricNames(environment.METRIC_NAMES, problems),
    serviceName: serviceNameIn(environment, "payments"),
    region: required(environment, "AWS_REGION", problems),
    providers: readProviders(environment.PROVIDERS, problems),
  };
  const testCallerRole = environment.TEST_CALLER_ROLE?.trim();
  const queueUrl = environment.QUEUE_URL?.trim();
  if (config.metricNamespace.startsWith("AWS/")) {
    problems.push("METRIC_NAMESPACE begins with AWS/, which CloudWatch keeps for itself");
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { ...config, ...(testCallerRole && { testCallerRole }), ...(queueUrl && { queueUrl }) };
}

/**
 * Reads the environment of the function that takes payments for orders, once, at cold start.
 *
 * @throws ConfigurationError naming every variable that is missing
 */
export function readOrdersConfig(environment: Environment): OrdersConfig {
  const problems: string[] = [];
  const config = {
    queueUrl: required(environment, "QUEUE_URL", problems),
    region: required(environment, "AWS_REGION", problems),
    serviceName: serviceNameIn(environment, "payment-handler"),
    providers: readProviders(environment.PROVIDERS, problems),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}

/**
 * Reads the environment of the function that keeps the audit trail, once, at cold start.
 *
 * @throws ConfigurationError naming every variable that is missing
 */
export function readAuditConfig(environment: Environment): AuditConfig {
  const problems: string[] = [];
  const bucketName = required(environment, "AUDIT_BUCKET", problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { bucketName, serviceName: serviceNameIn(environment, "payment-events") };
}

function required(environment: Environment, name: string, problems: string[]): string {
  const value = environment[name]?.trim() ?? "";
  if (value === "") problems.push(`${name} is not set`);
  return value;
}

const entriesOf = (list = ""): string[] =>
  list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");

/** Names such as a configuration has: a letter, then letters, digits and single hyphens. */
const PROVIDER = /^[a-z](-?[a-z0-9])*$/;

function readProviders(list: string | undefined, problems: string[]): string[] {
  const names = entriesOf(list);
  for (const name of names.filter((entry) => !PROVIDER.test(entry))) {
    problems.push(`PROVIDERS holds ${name}, which is not of a-z, 0-9 and single hyphens`);
  }
  return names;
}

function readMetricNames(list: string | undefined, problems: string[]): MetricName[] {
  const names = new Set<MetricName>();
  for (const name of entriesOf(list)) {
    if (isMetricName(name)) names.add(name);
    else problems.push(`METRIC_NAMES holds ${name}, which is none of ${METRIC_NAMES.join(", ")}`);
  }
  if (names.size === 0) problems.push("METRIC_NAMES names no metric");
  return [...names];
}
