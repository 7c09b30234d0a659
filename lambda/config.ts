import { ConfigurationError } from "./errors";
import { isMetricName, METRIC_NAMES, type MetricName } from "./metrics";

export interface Config {
  tableName: string;
  metricNamespace: string;
  /** The metrics the function may publish; it publishes exactly these. */
  metricNames: readonly MetricName[];
  serviceName: string;
  region: string;
  /** The role whose payments only test the API; without one, no payment is a test. */
  testCallerRole?: string;
}

/**
 * Reads the function's environment, once, at cold start.
 *
 * @throws ConfigurationError naming every variable that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = environment[name]?.trim() ?? "";
    if (value === "") problems.push(`${name} is not set`);
    return value;
  };

  const config = {
    tableName: required("TABLE_NAME"),
    metricNamespace: required("METRIC_NAMESPACE"),
    metricNames: readMetricNames(environment.METRIC_NAMES ?? "", problems),
    serviceName: environment.SERVICE_NAME?.trim() || "payments",
    region: required("AWS_REGION"),
  };
  const testCallerRole = environment.TEST_CALLER_ROLE?.trim();
  if (config.metricNamespace.startsWith("AWS/")) {
    problems.push("METRIC_NAMESPACE begins with AWS/, which CloudWatch keeps for itself");
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return testCallerRole ? { ...config, testCallerRole } : config;
}

function readMetricNames(list: string, problems: string[]): MetricName[] {
  const names = new Set<MetricName>();
  for (const name of list.split(",").map((entry) => entry.trim())) {
    if (isMetricName(name)) names.add(name);
    else if (name !== "") {
      problems.push(`METRIC_NAMES holds ${name}, which is none of ${METRIC_NAMES.join(", ")}`);
    }
  }
  if (names.size === 0) problems.push("METRIC_NAMES names no metric");
  return [...names];
}
