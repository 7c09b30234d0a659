import { createHash } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "@jest/globals";

/** One call of an AWS service in its JSON protocol. */
export interface Call {
  operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it sent.
  input: any;
}

/** What a service answers: a JSON document, nothing at all, or something that never ends. */
export type Answer = { status: number; body: object } | "no answer" | "no end";

/** A server where one of AWS would be. */
abstract class Server {
  private readonly server = createServer((request, response) => this.serve(request, response));

  async start(): Promise<void> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  protected abstract serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** A server where an AWS service would be: keeps every call and answers as it is told. */
export class Service extends Server {
  readonly calls: Call[] = [];
  respond: (call: Call) => Answer;

  constructor(private readonly normally: (call: Call) => Answer) {
    super();
    this.respond = normally;
  }

  reset(): void {
    this.calls.length = 0;
    this.respond = this.normally;
  }

  protected override async serve(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    const call = {
      operation: String(request.headers["x-amz-target"]).split(".")[1] ?? "",
      input: JSON.parse(body),
    };
    this.calls.push(call);
    const answer = this.respond(call);
    if (answer === "no answer") return;
    if (answer === "no end") {
      response.writeHead(200);
      const dribble = setInterval(() => response.write(" "), 100);
      response.on("close", () => clearInterval(dribble));
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(answer.body));
  }
}

/** A queue that takes what it is sent, and says what it took: the SDK compares. */
export const queue = ({ input }: Call): Answer => ({
  status: 200,
  body: {
    MessageId: "taken",
    MD5OfMessageBody: createHash("md5").update(input.MessageBody).digest("hex"),
  },
});

/** A server where S3 would be: keeps what is put, once, when the request asks for that. */
export class ObjectStore extends Server {
  /** By bucket and key, as the path has them. */
  readonly objects = new Map<string, unknown>();
  /** What is answered instead; the requests go on being counted. */
  refuse: number | undefined;
  requests = 0;

  reset(): void {
    this.objects.clear();
    this.refuse = undefined;
    this.requests = 0;
  }

  protected override async serve(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    this.requests += 1;
    const path = new URL(request.url ?? "/", this.url).pathname;
    const isTaken = request.headers["if-none-match"] === "*" && this.objects.has(path);
    const status = this.refuse ?? (isTaken ? 412 : 200);
    if (status === 200) this.objects.set(path, JSON.parse(body));
    response.writeHead(status).end();
  }
}

export const failure = (status: number, type: string, message = "told to fail"): Answer => ({
  status,
  body: { __type: `com.amazonaws.service#${type}`, message },
});

/** A table of one partition key with DynamoDB's conditional put: enough to race against. */
export function table(partitionKey: string) {
  const items = new Map<string, object>();
  const answer = ({ operation, input }: Call): Answer => {
    if (operation === "GetItem") return { status: 200, body: {} };
    const key = input.Item[partitionKey].S;
    const stored = items.get(key);
    if (stored !== undefined && input.ConditionExpression !== undefined) {
      return {
        status: 400,
        body: {
          __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
          message: "The conditional request failed",
          ...(input.ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? { Item: stored } : {}),
        },
      };
    }
    items.set(key, input.Item);
    return { status: 200, body: {} };
  };
  return { items, answer };
}

/** A subsegment as the X-Ray daemon receives it. */
export interface Segment {
  name: string;
  trace_id: string;
  parent_id: string;
  error?: boolean;
  fault?: boolean;
  annotations?: Record<string, unknown>;
}

/** A UDP listener where the X-Ray daemon would be. */
export class TraceDaemon {
  readonly segments: Segment[] = [];
  private arrived: () => void = () => {};

  private readonly socket = createSocket("udp4", (datagram) => {
    const [header, segment] = datagram.toString("utf8").split("\n");
    expect(JSON.parse(header ?? "")).toEqual({ format: "json", version: 1 });
    this.segments.push(JSON.parse(segment ?? ""));
    this.arrived();
  });

  async start(): Promise<void> {
    this.socket.bind(0, "127.0.0.1");
    await once(this.socket, "listening");
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  /** Waits until that many segments of the trace have come, and returns them. */
  async received(count: number, traceId: string): Promise<Segment[]> {
    const ofTrace = () => this.segments.filter((segment) => segment.trace_id === traceId);
    while (ofTrace().length < count) {
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
      });
    }
    return ofTrace();
  }

  async stop(): Promise<void> {
    this.socket.close();
    await once(this.socket, "close");
  }
}
