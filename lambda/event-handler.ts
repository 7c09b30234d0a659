import { Announcement } from "./announcement";
import { createAuditTrail } from "./audit-trail";
import { eachMessage } from "./batch";
import { readAuditConfig } from "./config";
import { createLogger } from "./logging";
import { readMessage } from "./message";
import { createTracing } from "./tracing";

const config = readAuditConfig(process.env);
const log = createLogger(config.serviceName);
const tracing = createTracing(log);
const auditTrail = createAuditTrail(config.bucketName);

/** The Lambda function behind the queue of payments. Fails at cold start when its environment is wrong. */
export const handler = eachMessage(
  async (body, messageLog) => {
    const payment = readMessage(Announcement, body);
    const { paymentId, type: paymentType } = payment;
    await tracing.traced("audit_write", () => auditTrail.keep(payment), { payment_id: paymentId });
    messageLog.info("payment kept", { paymentId, paymentType });
  },
  tracing,
  log,
);
