/** What the canary asks for, and what it takes as healthy. */
export interface Target {
  url: URL;
  expectedStatus: number;
  /** From sending the request to the last byte of the answer, milliseconds. */
  maxLatencyMs: number;
}

/** The canary was deployed with an environment it cannot work in. */
export class TargetError extends Error {
  override readonly name = "TargetError";

  constructor(problem: string) {
    super(`The canary cannot run: ${problem}. Set it in the canary's environment variables.`);
  }
}

/**
 * Reads TARGET_URL, EXPECTED_STATUS, MAX_LATENCY_MS and, for tests on one machine, ALLOW_HTTP=true.
 *
 * @throws TargetError naming the variable that is missing or wrong
 */
export function readTarget(environment: Readonly<Record<string, string | undefined>>): Target {
  const required = (name: string): string => {
    const value = environment[name]?.trim() ?? "";
    if (value === "") throw new TargetError(`${name} is not set`);
    return value;
  };
  const whole = (name: string, least: number, most: number): number => {
    const value = Number(required(name));
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new TargetError(`${name} is not a whole number from ${least} to ${most}`);
    }
    return value;
  };

  return {
    url: readUrl(required("TARGET_URL"), environment.ALLOW_HTTP === "true"),
    expectedStatus: whole("EXPECTED_STATUS", 100, 599),
    maxLatencyMs: whole("MAX_LATENCY_MS", 1, 600_000),
  };
}

/** Who signs, and for where: what Lambda gives every function. */
export interface Credentials {
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** @throws TargetError naming the variable that is missing */
export function readCredentials(
  environment: Readonly<Record<string, string | undefined>>,
): Credentials {
  const required = (name: string): string => {
    const value = environment[name] ?? "";
    if (value === "") throw new TargetError(`${name} is not set`);
    return value;
  };
  const sessionToken = environment.AWS_SESSION_TOKEN;
  return {
    region: required("AWS_REGION"),
    accessKeyId: required("AWS_ACCESS_KEY_ID"),
    secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
    ...(sessionToken && { sessionToken }),
  };
}

function readUrl(text: string, allowHttp: boolean): URL {
  if (!URL.canParse(text)) throw new TargetError("TARGET_URL is not a URL");
  const url = new URL(text);
  if (url.protocol !== "https:" && !(allowHttp && url.protocol === "http:")) {
    throw new TargetError("TARGET_URL is not https");
  }
  // The URL is written to the canary's logs and report.
  if (url.username !== "" || url.password !== "") {
    throw new TargetError("TARGET_URL holds a user name or password");
  }
  return url;
}
