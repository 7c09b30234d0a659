import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { describe, QueueError, RequestError, StoreError } from "./errors";
import type { Logger } from "./logging";
import { makePayment, type Services } from "./payments";

type Endpoint = (
  event: APIGatewayProxyEvent,
  requestId: string,
  log: Logger,
) => Promise<APIGatewayProxyResult>;

/**
 * The API behind one Lambda proxy integration: `POST /payments` and `GET /health`.
 * Every error has an answer; nothing the caller sent is repeated in one.
 */
export function createApi(services: Services, log: Logger) {
  const routes: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
    "/payments": { POST: postPayment(services) },
    "/health": { GET: getHealth(services) },
  };

  return async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    // Not requestContext.requestId: callers may set that one, and this one must be unique.
    const requestId = context.awsRequestId;
    const requestLog = log.with({
      requestId,
      apiRequestId: event.requestContext.extendedRequestId,
      traceId: services.tracing.traceId(),
    });
    try {
      const endpoint = findEndpoint(routes, event.resource, event.httpMethod);
      return await endpoint(event, requestId, requestLog);
    } catch (error) {
      return answerError(error, requestLog);
    }
  };
}

function findEndpoint(
  routes: Readonly<Record<string, Readonly<Record<string, Endpoint>>>>,
  resource: string,
  method: string,
): Endpoint {
  const methods = Object.hasOwn(routes, resource) ? routes[resource] : undefined;
  if (methods === undefined) {
    throw new RequestError(404, "not_found", "There is nothing at this path.");
  }
  const endpoint = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (endpoint === undefined) {
    const allow = Object.keys(methods).join(", ");
    throw new RequestError(405, "method_not_allowed", `This path answers ${allow} only.`, [], {
      Allow: allow,
    });
  }
  return endpoint;
}

const postPayment =
  (services: Services): Endpoint =>
  async (event, requestId, log) => {
    const incoming = {
      body: bodyOf(event),
      idempotencyKey: headerOf(event, "idempotency-key"),
      isTest: isBy(services.testCallerRole, event),
    };
    const { receipt, created } = await makePayment(incoming, requestId, log, services);
    return answer(created ? 201 : 200, receipt, { "Idempotency-Replayed": String(!created) });
  };

/** Healthy means that a payment could be taken now, so the table is asked and not only the function. */
const getHealth =
  ({ store }: Services): Endpoint =>
  async (_event, _requestId, log) => {
    try {
      await store.probe();
      return answer(200, { status: "healthy" });
    } catch (error) {
      log.error("unhealthy", { status: 503, cause: describe(error) });
      return answer(503, { status: "unhealthy" });
    }
  };

function answerError(error: unknown, log: Logger): APIGatewayProxyResult {
  if (error instanceof RequestError) {
    const { status, code, message, fields, headers, invalidFields } = error;
    log.warn("request refused", { status, code, invalidFields });
    return answer(status, { error: { code, message, fields } }, headers);
  }
  if (error instanceof StoreError) {
    log.error("payment not stored", { status: 503, cause: describe(error) });
    return unavailable("store_unavailable", "The payment could not be stored.");
  }
  if (error instanceof QueueError) {
    log.error("payment not announced", { status: 503, cause: describe(error) });
    return unavailable("queue_unavailable", "The payment is stored, but nobody could be told.");
  }
  log.error("unexpected error", { status: 500, cause: describe(error) });
  const message = "Something went wrong here. Repeat the request with the same Idempotency-Key.";
  return answer(500, { error: { code: "internal_error", message } });
}

function unavailable(code: string, what: string): APIGatewayProxyResult {
  const message = `${what} Repeat the request with the same Idempotency-Key.`;
  return answer(503, { error: { code, message } }, { "Retry-After": "1" });
}

function answer(
  statusCode: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyResult {
  return {
    statusCode,
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

function bodyOf({ body, isBase64Encoded }: APIGatewayProxyEvent): string | null {
  return body !== null && isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

/**
 * Whether the request was signed by a session of that role. API Gateway says so after it has checked the
 * signature, so no caller can claim it. Source: IAM User Guide, "IAM identifiers", on assumed roles.
 */
function isBy(role: string | undefined, { requestContext }: APIGatewayProxyEvent): boolean {
  const [, , service, , , resource = ""] = requestContext.identity?.userArn?.split(":") ?? [];
  const [kind, name] = resource.split("/");
  return role !== undefined && service === "sts" && kind === "assumed-role" && name === role;
}

/** API Gateway passes header names as the caller wrote them, and names ignore case (RFC 9110, 5.1). */
function headerOf({ headers }: APIGatewayProxyEvent, name: string): string | undefined {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}
