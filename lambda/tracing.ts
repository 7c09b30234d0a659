import type { Subsegment } from "aws-xray-sdk-core";
import { describe, RequestError } from "./errors";
import type { Logger } from "./logging";

/** Values to find traces by; X-Ray indexes them. */
export type Annotations = Readonly<Record<string, string | number | boolean>>;

export interface Tracing {
  /** Runs the work as a subsegment of that name, or just runs it when nothing is being traced. */
  traced<T>(name: string, work: () => Promise<T> | T, annotations?: Annotations): Promise<T>;
  /** The X-Ray trace this invocation belongs to, if any. */
  traceId(): string | undefined;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The only module that knows aws-xray-sdk-core, which is in maintenance: replacing it is one file.
 * Tracing never decides whether a payment is made, so whatever is wrong with it is logged once here
 * and the work goes on untraced.
 */
export function createTracing(log: Logger): Tracing {
  const sdk = loadSdk(log);

  const currentSegment = () => {
    try {
      return sdk?.getSegment();
    } catch {
      // AWS_XRAY_CONTEXT_MISSING=RUNTIME_ERROR makes the SDK throw when there is no segment.
      return undefined;
    }
  };

  return {
    async traced(name, work, annotations = {}) {
      if (sdk === undefined || currentSegment() === undefined) return work();
      return sdk.captureAsyncFunc(name, async (subsegment) => {
        for (const [key, value] of Object.entries(annotations)) {
          subsegment?.addAnnotation(key, value);
        }
        try {
          const result = await work();
          subsegment?.close();
          return result;
        } catch (error) {
          closeFailed(subsegment, error);
          throw error;
        }
      });
    },
    traceId: () => /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? "")?.[1],
  };
}

function loadSdk(log: Logger): typeof import("aws-xray-sdk-core") | undefined {
  try {
    const sdk: typeof import("aws-xray-sdk-core") = require("aws-xray-sdk-core");
    // Lambda sets AWS_XRAY_CONTEXT_MISSING=LOG_ERROR, which no call can override; its lines are noise.
    sdk.setLogger(silent);
    return sdk;
  } catch (error) {
    log.warn("tracing is off", { cause: describe(error) });
    return undefined;
  }
}

/** X-Ray tells the caller's errors from the service's faults, and insights watch the faults. */
function closeFailed(subsegment: Subsegment | undefined, error: unknown): void {
  if (error instanceof RequestError) {
    subsegment?.addErrorFlag();
    subsegment?.close();
  } else {
    const name = error instanceof Error ? error.name : "Error";
    subsegment?.close({ name, message: describe(error) });
  }
}
