/** One signed AWS API call, as the gateway sees it. */
export interface Call {
  /** The signing name in the credential scope: `synthetics`, `xray`, `monitoring`, … */
  service: string;
  region: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export interface Answer {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

/** What the local AWS answers to the call, or to the same call with another body. */
export type Upstream = (body?: string) => Promise<Answer>;

/**
 * A service of the gateway's own: answers the calls that are its, and leaves the rest to the local AWS.
 * @param upstream for a service that only mends the answer
 */
export type Service = (
  call: Call,
  upstream: Upstream,
) => Answer | undefined | Promise<Answer | undefined>;

/** A refusal by an emulated service; each protocol writes it in its own way. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const ACCOUNT = "000000000000";

export const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Runs a REST-JSON operation: what it returns is the answer, what it refuses is an AWS error. */
export function restJson(operation: () => unknown): Answer {
  try {
    return json(200, operation() ?? {});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = json(error.status, { message: error.message, Message: error.message });
    return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": error.code } };
  }
}

/** The JSON document of a call's body; a call without one has none of the fields. */
export function documentOf<T>(call: Call): Partial<T> {
  return call.body.length === 0 ? {} : (JSON.parse(call.body.toString("utf8")) as Partial<T>);
}
