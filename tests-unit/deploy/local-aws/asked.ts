import type { Answer, Call, Service, Upstream } from "../../../tests-integration/local-aws/call";

/** What the local AWS behind the gateway answers in a test. */
export const behind = (body: string | object): Upstream => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return async () => ({ status: 200, body: text });
};

const nothing: Upstream = async () => {
  throw new Error("the call was handed on");
};

/** A service of the gateway, asked in one of AWS's protocols. */
export class Asked {
  constructor(
    private readonly name: string,
    private readonly service: Service,
  ) {}

  /** AWS JSON: what it answers, or the code of the error. */
  async json(operation: string, document: object = {}, upstream = nothing): Promise<unknown> {
    const headers = { "x-amz-target": `Target.${operation}` };
    return said(await this.#send({ headers, body: JSON.stringify(document) }, upstream));
  }

  /** REST-JSON. */
  async rest(request: string, document?: object): Promise<unknown> {
    const [method = "GET", url = "/"] = request.split(" ");
    const { pathname: path, searchParams: query } = new URL(url, "http://local");
    const body = document === undefined ? "" : JSON.stringify(document);
    return said(await this.#send({ method, path, query, body }, nothing));
  }

  /** The query protocol: the XML of the answer. */
  async query(action: string, asked: Record<string, string> = {}, upstream = nothing) {
    const body = new URLSearchParams({ Action: action, ...asked }).toString();
    const answer = await this.#send({ body }, upstream);
    return answer && Buffer.from(answer.body ?? "").toString("utf8");
  }

  async #send(given: Partial<Omit<Call, "body">> & { body: string }, upstream: Upstream) {
    const call: Call = {
      service: this.name,
      region: "us-east-1",
      method: "POST",
      path: "/",
      query: new URLSearchParams(),
      headers: {},
      ...given,
      body: Buffer.from(given.body),
    };
    return this.service(call, upstream);
  }
}

function said(answer: Answer | undefined): unknown {
  if (!answer) return undefined;
  const document = JSON.parse(Buffer.from(answer.body ?? "{}").toString("utf8"));
  if (answer.status === 200) return document;
  return document.__type ?? answer.headers?.["x-amzn-errortype"];
}
