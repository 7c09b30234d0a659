import { cbor } from "@smithy/core/cbor";
import { type Answer, type Call, Refusal } from "./call";

const CBOR = "/operation/";

/** An operation of CloudWatch and what it was asked, in either of the protocols that its clients speak. */
export interface Rpc {
  operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: each operation checks what it uses of it.
  asked: any;
}

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
        body: cbor.serialize(body) as Uint8Array,
      }
    : {
        status,
        headers: { "content-type": "application/x-amz-json-1.0" },
        body: JSON.stringify(body),
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
