import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const ACCOUNT = "123456789012";
export const REGION = "eu-central-1";

/** A refusal, as AWS answers it. */
export class AwsError {
  constructor(
    readonly code: string,
    readonly status = 400,
  ) {}
}

type Asked = Record<string, string | undefined>;
/**
 * Answers an operation: a document for a protocol of JSON, a string for one of XML. An operation without a
 * name goes by its method and path, `GET /clusters`, and is asked by the query of its URL.
 */
export type Operation = (asked: Asked) => object | string | AwsError | "hang";

const IDENTITY = `<GetCallerIdentityResult><Arn>arn:aws:iam::${ACCOUNT}:user/a</Arn><UserId>A</UserId><Account>${ACCOUNT}</Account></GetCallerIdentityResult>`;

/** An AWS of so many operations; whatever else it is asked, it has nothing of. */
export class FakeAws {
  /** Operations in the order in which they were asked for. */
  readonly calls: string[] = [];
  readonly #server: Server;

  constructor(private readonly operations: Record<string, Operation>) {
    this.#server = createServer((message, response) => {
      this.#answer(message, response).catch(() => response.destroy());
    });
  }

  /** The settings by which the SDK finds it. */
  async start(): Promise<Record<string, string>> {
    await new Promise<void>((ready) => this.#server.listen(0, "127.0.0.1", ready));
    const { port } = this.#server.address() as AddressInfo;
    return {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: REGION,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    };
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(message);
    const target = String(message.headers["x-amz-target"] ?? "").split(".")[1];
    const { pathname, searchParams } = new URL(message.url ?? "/", "http://aws.test");
    const query = target === undefined ? Object.fromEntries(new URLSearchParams(body)) : undefined;
    const name = target ?? query?.Action;
    const operation = name ?? `${message.method} ${pathname}`;
    this.calls.push(operation);
    const asked: Asked = name
      ? (query ?? JSON.parse(body || "{}"))
      : { ...Object.fromEntries(searchParams), body };
    const answer =
      operation === "GetCallerIdentity" && !this.operations.GetCallerIdentity
        ? IDENTITY
        : (this.operations[operation]?.(asked) ?? (target === undefined ? "" : {}));
    if (answer === "hang") return;
    if (answer instanceof AwsError) send(response, answer.status, refusal(answer, query?.Action));
    else if (typeof answer === "object") send(response, 200, JSON.stringify(answer));
    else send(response, 200, name ? `<${name}Response>${answer}</${name}Response>` : answer);
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  const type = body.startsWith("<") ? "text/xml" : "application/x-amz-json-1.1";
  response.writeHead(status, { "content-type": type });
  response.end(body);
}

function refusal({ code }: AwsError, action: string | undefined): string {
  return action === undefined
    ? JSON.stringify({ __type: code, message: "No." })
    : `<ErrorResponse><Error><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`;
}

/** One page of a list, and the token of the next. */
export function page<Item>(items: Item[], size: number, token: string | undefined) {
  const from = Number(token ?? 0);
  const next = from + size < items.length ? String(from + size) : undefined;
  return { items: items.slice(from, from + size), next };
}
