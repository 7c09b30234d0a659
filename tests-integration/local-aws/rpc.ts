import { cbor, tag } from "@smithy/core/cbor";
import { type Answer, type Call, Refusal, type Service } from "./call";

const CBOR = "/operation/";
/** RFC 8949, section 3.4.2: seconds since 1970. */
const EPOCH = 1;

/** An operation of CloudWatch and what it was asked, in either of the protocols that its clients speak. */
export interface Rpc {
  operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: each operation checks what it uses of it.
  asked: any;
}

/** What operations do with what they are asked; each checks what it uses of it. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type Operations = Record<string, (asked: any) => unknown>;

/** Some operations of a service; every other call is left to the local AWS. */
export const operating =
  (service: string, operations: Operations): Service =>
  (call) => {
    const { operation = "", asked } = (call.service === service && rpcOf(call)) || {};
    const run = operations[operation];
    return run && rpc(call, () => run(asked));
  };

/** Smithy RPC v2 CBOR, as the provider speaks it, or AWS JSON 1.0, as the SDK for JavaScript does. */
export function rpcOf(call: Call): Rpc | undefined {
  if (isCbor(call)) {
    const operation = call.path.slice(call.path.lastIndexOf("/") + 1);
    return { operation, asked: cbor.deserialize(call.body) };
  }
  const operation = String(call.headers["x-amz-target"] ?? "").split(".")[1];
  return operation === undefined
    ? undefined
    : { operation, asked: JSON.parse(call.body.toString("utf8") || "{}") };
}

/** The document of an answer to the call, from the local AWS. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export function documentIn(call: Call, { body = "" }: Answer): any {
  return isCbor(call)
    ? cbor.deserialize(Buffer.from(body))
    : JSON.parse(Buffer.from(body).toString("utf8"));
}

/** An answer in the protocol of the call. */
export function answerTo(call: Call, body: unknown, status = 200): Answer {
  return isCbor(call)
    ? {
        status,
        headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" },
        body: cbor.serialize(
          dated(body, (seconds) => tag({ tag: EPOCH, value: seconds })),
        ) as Uint8Array,
      }
    : {
        status,
        headers: { "content-type": "application/x-amz-json-1.0" },
        body: JSON.stringify(dated(body, (seconds) => seconds)),
      };
}

/** Runs an operation: what it returns is the answer, what it refuses is an AWS error. */
export function rpc(call: Call, operation: () => unknown): Answer {
  try {
    return answerTo(call, operation());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return answerTo(call, { __type: error.code, message: error.message }, error.status);
  }
}

const isCbor = ({ path }: Call): boolean => path.includes(CBOR);

/** A document with its dates as a protocol has them; what was decoded from another answer is kept as it is. */
function dated(value: unknown, write: (seconds: number) => unknown): unknown {
  if (value instanceof Date) return write(value.getTime() / 1000);
  if (Array.isArray(value)) return value.map((item) => dated(item, write));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dated(item, write)]));
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.getOwnPropertySymbols(value).length === 0;
