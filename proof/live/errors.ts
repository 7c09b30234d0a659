/** The account as a whole cannot be read: whose message says why, and what to do about it. */
export class UnreadableAccount extends Error {
  override readonly name = "UnreadableAccount";
}

/** One call was refused, so what it would have told is not known. */
export class Refused extends Error {
  override readonly name = "Refused";
}

interface ServiceError extends Error {
  code?: string;
  $metadata?: { httpStatusCode?: number; attempts?: number };
}

/** Names that AWS's services and the SDK give to credentials that open nothing, whatever is asked. */
const CREDENTIALS = new Set([
  "AuthFailure",
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "TokenProviderError",
  "UnrecognizedClientException",
]);

/**
 * What an error of the SDK means for what was asked. Anything else (a resource that is not there, say)
 * is an answer, and stays what it is.
 * @param action the IAM action of the call
 */
export function meaningOf(error: unknown, action: string): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, code, $metadata } = error as ServiceError;
  if (/^Region (is missing|not accepted)/.test(message)) {
    return new UnreadableAccount(
      `No region can be had (${message}): set AWS_REGION, or region in the profile that AWS_PROFILE names.`,
    );
  }
  if (CREDENTIALS.has(name)) return new UnreadableAccount(credentialsAdvice(name, message));
  const status = $metadata?.httpStatusCode;
  if (status === 403 || /AccessDenied|Unauthorized|AuthorizationError|Forbidden/.test(name)) {
    return new Refused(`${action} was denied: allow it`);
  }
  const attempts = $metadata?.attempts ?? 1;
  if (status === 429 || /Throttl|TooManyRequests|LimitExceeded|SlowDown/.test(name)) {
    return new Refused(`${action} was throttled ${attempts} times: try again later`);
  }
  // An error that the SDK wraps keeps its code in its message only.
  const network = code ?? /\b(ECONN|ENOT|EAI_|ETIMED|EHOST|ENET|EPIPE)[A-Z_]*/.exec(message)?.[0];
  if (network !== undefined || name === "TimeoutError") {
    return new Refused(`${action} was not answered (${network ?? "it took too long"})`);
  }
  if (status === undefined || status >= 500) {
    return new Refused(`${action} failed ${attempts} times (${name}): try again later`);
  }
  return error;
}

/** Whether an error says that what was asked about is not there. */
export const isAbsence = (error: unknown): boolean =>
  error instanceof Error &&
  /NotFound|NoSuch|NonExistent|DoesNotExist|ResourceNotFoundException/.test(error.name);

function credentialsAdvice(name: string, message: string): string {
  if (/^(Expired|RequestExpired)/.test(name)) {
    return "The AWS credentials have expired: sign in again (aws sso login, say), then repeat.";
  }
  if (/ProviderError$/.test(name)) {
    return `No AWS credentials could be had (${firstLine(message)}): set AWS_PROFILE, or sign in.`;
  }
  return (
    `AWS does not accept the credentials (${name}): check AWS_PROFILE and the keys that it uses, ` +
    "and that the account has this region enabled."
  );
}

const firstLine = (text: string) => text.split("\n", 1)[0]?.replace(/\.$/, "") ?? "";
