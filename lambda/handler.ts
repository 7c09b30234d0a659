import { createApi } from "./api";
import { readConfig } from "./config";
import { createLogger } from "./logging";
import { createMetrics } from "./metrics";
import { createQueue } from "./queue";
import { createStore } from "./store";
import { createTracing } from "./tracing";
import { createValidation } from "./validation";

const config = readConfig(process.env);
const log = createLogger(config.serviceName);

/** The Lambda function behind the payments API. Fails at cold start when its environment is wrong. */
export const handler = createApi(
  {
    validate: createValidation(config.providers),
    store: createStore(config.tableName),
    metrics: createMetrics(config.metricNamespace, config.metricNames),
    tracing: createTracing(log),
    region: config.region,
    ...(config.queueUrl !== undefined && { announcements: createQueue(config.queueUrl) }),
    ...(config.testCallerRole !== undefined && { testCallerRole: config.testCallerRole }),
  },
  log,
);
