import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A call as it went over the wire. */
export interface Recorded {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** In Base64. */
  body: string;
}

/** Hands every call on, and keeps it. */
export class Recorder {
  #calls: Recorded[] = [];
  readonly #server = createServer(async (message, response) => {
    const { method = "GET", url = "/", headers } = message;
    const body = await buffer(message);
    this.#calls.push({ method, path: url, headers, body: body.toString("base64") });
    const onward = request(new URL(url, this.endpoint), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    onward.end(body);
  });

  constructor(private readonly endpoint: string) {}

  /** @returns where it listens */
  async start(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The calls since it was last asked. */
  taken(): Recorded[] {
    const calls = this.#calls;
    this.#calls = [];
    return calls;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
