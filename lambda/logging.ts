/** Everything a log line may say beside its message: what is not named here is not written. */
const FIELDS = [
  "requestId",
  "apiRequestId",
  "traceId",
  "orderId",
  "paymentId",
  "paymentType",
  "currency",
  "provider",
  "country",
  "outcome",
  "status",
  "code",
  "invalidFields",
  "durationMs",
  "cause",
  "messageId",
] as const;

export type LogFields = Partial<Record<(typeof FIELDS)[number], string | number | undefined>>;

export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same logger with fields that every line carries. */
  with(fields: LogFields): Logger;
}

/** What a function's log lines call it. */
export const serviceNameIn = (
  environment: Readonly<Record<string, string | undefined>>,
  otherwise: string,
): string => environment.SERVICE_NAME?.trim() || otherwise;

/**
 * One JSON object a line on standard output. `timestamp` and `level` are the names by which Lambda's
 * own JSON log format recognises and filters lines.
 */
export function createLogger(service: string, context: LogFields = {}): Logger {
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      const line = {
        timestamp: new Date().toISOString(),
        level,
        message,
        service,
        ...allowed({ ...context, ...fields }),
      };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    };
  return {
    info: write("INFO"),
    warn: write("WARN"),
    error: write("ERROR"),
    with: (fields) => createLogger(service, { ...context, ...fields }),
  };
}

/** The types say the same, but what reaches a log at run time is not what types promise. */
function allowed(fields: LogFields): LogFields {
  return Object.fromEntries(FIELDS.map((name) => [name, fields[name]]));
}
