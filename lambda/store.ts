import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { boundsOf } from "./bounds";
import { StoreError } from "./errors";
import type { Payment } from "./processing";
import type { PaymentType } from "./validation";

export interface Store {
  /**
   * Stores the payment unless its id is taken, in one atomic write.
   *
   * @returns what is stored under that id now, and whether this call made it
   * @throws StoreError when the table did not answer in time or refused
   */
  record(payment: Payment): Promise<{ stored: Payment; created: boolean }>;
  /** @throws StoreError when the table cannot be read */
  probe(): Promise<void>;
}

const BOUNDS = boundsOf(1_000, 3_000);

/**
 * The payments table: partition key `paymentId` (S).
 * Needs `dynamodb:PutItem` and, for the probe, `dynamodb:GetItem`.
 */
export function createStore(tableName: string): Store {
  const client = new DynamoDBClient(BOUNDS.client);

  return {
    async record(payment) {
      const command = new PutItemCommand({
        TableName: tableName,
        Item: toItem(payment),
        ConditionExpression: "attribute_not_exists(paymentId)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      });
      try {
        await client.send(command, BOUNDS.call());
        return { stored: payment, created: true };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) {
          throw new StoreError("Storing the payment", error);
        }
        const stored = fromItem(error.Item);
        // A write that succeeded and was retried, its answer lost, meets itself here.
        return { stored, created: stored.requestId === payment.requestId };
      }
    },

    async probe() {
      try {
        await client.send(
          new GetItemCommand({ TableName: tableName, Key: { paymentId: { S: "health" } } }),
          BOUNDS.call(),
        );
      } catch (error) {
        throw new StoreError("Reading the payments table", error);
      }
    },
  };
}

function toItem(payment: Payment): Record<string, AttributeValue> {
  const { amount, ...texts } = payment;
  const attributes = Object.entries(texts).map(([name, value]) => [name, { S: value }] as const);
  return { ...Object.fromEntries(attributes), amount: { N: String(amount) } };
}

const OPTIONAL = ["reference", "provider", "country"] as const;

const optionalOf = (item: Record<string, AttributeValue>): Partial<Payment> =>
  Object.fromEntries(
    OPTIONAL.map((name) => [name, item[name]?.S]).filter(([, value]) => value !== undefined),
  );

function fromItem(item: Record<string, AttributeValue> = {}): Payment {
  const text = (name: string): string => {
    const value = item[name]?.S;
    if (value === undefined) {
      throw new StoreError("Reading the stored payment", `it has no text attribute ${name}`);
    }
    return value;
  };
  const amount = Number(item.amount?.N);
  if (!Number.isSafeInteger(amount)) {
    throw new StoreError("Reading the stored payment", "its amount is not a whole number");
  }
  return {
    paymentId: text("paymentId"),
    requestHash: text("requestHash"),
    requestId: text("requestId"),
    amount,
    currency: text("currency"),
    type: text("type") as PaymentType,
    token: text("token"),
    ...optionalOf(item),
    status: "accepted",
    ...(item.purpose?.S === "test" && { purpose: "test" as const }),
    region: text("region"),
    createdAt: text("createdAt"),
  };
}
