import { readOrdersConfig } from "./config";
import { createLogger } from "./logging";
import { createPaymentHandler } from "./order-payments";
import { createQueue } from "./queue";
import { createTracing } from "./tracing";
import { createValidation } from "./validation";

const { queueUrl, region, serviceName, providers } = readOrdersConfig(process.env);
const log = createLogger(serviceName);

/** The Lambda function that takes payments for orders. Fails at cold start when its environment is wrong. */
export const handler = createPaymentHandler(
  {
    validate: createValidation(providers),
    orders: createQueue(queueUrl),
    tracing: createTracing(log),
    region,
  },
  log,
);
