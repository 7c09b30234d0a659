import { afterAll, afterEach, beforeAll, jest } from "@jest/globals";
import { built } from "../built";
import { type Call, ObjectStore, queue, Service, TraceDaemon, table } from "./aws";
import { LambdaFunction } from "./function";

/** The bundled function and, where AWS would be, servers that keep what it sends. */
export class Rig {
  readonly payments = table("paymentId");
  readonly dynamodb = new Service((call) => this.payments.answer(call));
  readonly cloudwatch = new Service(() => ({ status: 200, body: {} }));
  readonly sqs = new Service(queue);
  readonly s3 = new ObjectStore();
  readonly daemon = new TraceDaemon();
  private readonly functions: LambdaFunction[] = [];

  /** A function that has started; `undefined` takes a variable out of its environment. */
  async start(
    changes: Record<string, string | undefined> = {},
    bundle = "lambda",
  ): Promise<LambdaFunction> {
    const environment: Record<string, string | undefined> = {
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_ENDPOINT_URL_DYNAMODB: this.dynamodb.url,
      AWS_ENDPOINT_URL_CLOUDWATCH: this.cloudwatch.url,
      AWS_ENDPOINT_URL_SQS: this.sqs.url,
      AWS_ENDPOINT_URL_S3: this.s3.url,
      AWS_XRAY_DAEMON_ADDRESS: this.daemon.address,
      AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
      LAMBDA_TASK_ROOT: "/var/task",
      TABLE_NAME: "payments-test",
      METRIC_NAMESPACE: "Payments/test",
      METRIC_NAMES: "PaymentAmount,PaymentProcessingTime,PaymentSuccess",
      // The SDK tells older Node versions on standard error that they will be dropped.
      NODE_NO_WARNINGS: "1",
      ...changes,
    };
    const started = await LambdaFunction.start(built(`stack/${bundle}/index.js`), environment);
    this.functions.push(started);
    return started;
  }

  /** The input of every PutMetricData call so far. */
  published(): Call["input"][] {
    return this.cloudwatch.calls.map(({ input }) => input);
  }

  async setUp(): Promise<void> {
    const { dynamodb, cloudwatch, sqs, s3, daemon } = this;
    await Promise.all([dynamodb, cloudwatch, sqs, s3, daemon].map((server) => server.start()));
  }

  reset(): void {
    this.dynamodb.reset();
    this.cloudwatch.reset();
    this.sqs.reset();
    this.s3.reset();
    this.payments.items.clear();
  }

  async tearDown(): Promise<void> {
    await Promise.all(this.functions.map((started) => started.stop()));
    const { dynamodb, cloudwatch, sqs, s3, daemon } = this;
    await Promise.all([dynamodb, cloudwatch, sqs, s3, daemon].map((server) => server.stop()));
  }
}

/** A rig for the tests of one file: set up before them, reset after each. */
export function useRig(): Rig {
  // Bundling, starting and the function's own time-outs take their time on a busy machine.
  jest.setTimeout(60_000);
  const rig = new Rig();
  beforeAll(() => rig.setUp());
  afterEach(() => rig.reset());
  afterAll(() => rig.tearDown());
  return rig;
}

/** A rig for one test, beside which others run. */
export async function withRig(test: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = new Rig();
  await rig.setUp();
  try {
    await test(rig);
  } finally {
    await rig.tearDown();
  }
}

/** The JSON that the function answered. */
export const read = ({ body }: { body: string }) => JSON.parse(body);
