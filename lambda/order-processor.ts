import { eachMessage } from "./batch";
import { createLogger, serviceNameIn } from "./logging";
import { readMessage } from "./message";
import { PaidOrder } from "./orders";
import { createTracing } from "./tracing";

const log = createLogger(serviceNameIn(process.env, "order-processor"));
const tracing = createTracing(log);

/** The Lambda function behind the queue of paid orders, each of which it puts on record. */
export const handler = eachMessage(
  async (body, messageLog) => {
    const { orderId, paymentId, currency } = await tracing.traced("order_processing", () =>
      readMessage(PaidOrder, body),
    );
    messageLog.info("order", { orderId, paymentId, currency, outcome: "paid" });
  },
  tracing,
  log,
);
