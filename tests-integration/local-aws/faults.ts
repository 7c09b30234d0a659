import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Call, json } from "./call";

/** A fault that a test asks for: which calls it meets, and what they meet. */
export interface Fault {
  /** The signing name; every service when it is not given. */
  service?: string;
  /** The operation as the call's target or path names it, such as `PutItem`; every one when not given. */
  operation?: string;
  /** Milliseconds before anything is answered. */
  delay?: number;
  /** Answer with this status and error code instead of passing the call on. */
  status?: number;
  code?: string;
  /** How many calls it meets before it is spent; all of them when not given. */
  times?: number;
}

/** The faults in force; they are set from outside, for the gateway's tests run in another process. */
export class Faults {
  private inForce: Fault[] = [];

  set(faults: Fault[]): void {
    this.inForce = faults.map((fault) => ({ ...fault }));
  }

  /** Delays the call, answers it, or lets it through. */
  async meet(call: Call): Promise<Answer | undefined> {
    const fault = this.inForce.find((one) => matches(one, call));
    if (!fault) return undefined;
    if (fault.times !== undefined) fault.times -= 1;
    if (fault.delay !== undefined) await sleep(fault.delay);
    if (fault.status === undefined) return undefined;
    const code = fault.code ?? "InternalFailure";
    const answer = json(fault.status, { __type: code, message: "a fault that a test asked for" });
    return { ...answer, headers: { ...answer.headers, "x-amzn-errortype": code } };
  }
}

function matches({ service, operation, times }: Fault, call: Call): boolean {
  if (times !== undefined && times <= 0) return false;
  if (service !== undefined && service !== call.service) return false;
  return operation === undefined || operationOf(call) === operation;
}

/** What a call asks for, in whichever protocol it asks. */
export function operationOf({ headers, path, body, method }: Call): string {
  const target = String(headers["x-amz-target"] ?? "")
    .split(".")
    .pop();
  const rpc = /\/operation\/(\w+)$/.exec(path)?.[1];
  const query = /(?:^|&)Action=(\w+)/.exec(body.subarray(0, 2000).toString("latin1"))?.[1];
  return target || rpc || query || `${method} ${path}`;
}
