import * as z from "zod/mini";
import { holdsCardNumber } from "./card-number";
import { isCountry } from "./countries";
import { type FieldError, RequestError } from "./errors";

/** How a payment is made. */
export const PAYMENT_TYPES = ["card", "bank_transfer", "wallet", "direct_debit"] as const;
export type PaymentType = (typeof PAYMENT_TYPES)[number];

/** A payment as the caller asks for it, once it has been found valid. */
export interface PaymentRequest {
  /** Minor units of the currency: cents for USD, yen for JPY. */
  amount: number;
  /** ISO 4217 alphabetic code. */
  currency: string;
  type: PaymentType;
  /** The payment provider's stand-in for the card or account: card data itself never comes here. */
  token: string;
  /** The caller's own name for what is paid. */
  reference?: string;
  /** Who processes the payment: one of those that are configured. */
  provider?: string;
  /** ISO 3166-1 alpha-2 code of the payer's billing address. */
  country?: string;
}

/** What arrives, before anything about it is known. */
export interface IncomingPayment {
  body: string | null;
  idempotencyKey: string | undefined;
}

/** ISO 8583, data element 4: an amount has at most 12 digits. */
const MAX_AMOUNT = 999_999_999_999;
/** A valid request, and the key under which it may be repeated. */
export interface ValidPayment {
  request: PaymentRequest;
  idempotencyKey: string;
}

/**
 * Turns what arrived into a valid request.
 *
 * @throws RequestError 400, or 413 for a body that is too long, with one entry for every field that
 *   is wrong. No message repeats anything the caller sent.
 */
export type Validate = (incoming: IncomingPayment) => ValidPayment;

/** A payment is seven short fields: anything longer is not one. */
const MAX_BODY_LENGTH = 8_192;
/** The shorter the key, the likelier two callers choose the same one. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{16,255}$/;
const TOKEN = /^[A-Za-z][\w-]{7,127}$/;
const REFERENCE = /^[\w .:/#-]{1,64}$/;

const bodyOf = (providers: readonly string[]) =>
  z.strictObject({
    amount: z.int().check(z.gte(1), z.lte(MAX_AMOUNT)),
    // The codes of the runtime's own ICU data: no list of ours to grow stale.
    currency: z.enum(Intl.supportedValuesOf("currency")),
    type: z.enum(PAYMENT_TYPES),
    token: z.string().check(z.regex(TOKEN)),
    reference: z.exactOptional(z.string().check(z.regex(REFERENCE))),
    provider: z.exactOptional(z.enum([...providers])),
    country: z.exactOptional(z.string().check(z.refine(isCountry))),
  });

const rulesOf = (providers: readonly string[]): Readonly<Record<string, string>> => ({
  amount: `must be a whole number of the currency's minor units, from 1 to ${MAX_AMOUNT}`,
  currency: "must be an ISO 4217 code in capitals, such as USD",
  type: `must be one of ${PAYMENT_TYPES.join(", ")}`,
  token:
    "must be your payment provider's token: a letter, then 7 to 127 letters, digits, _ or -; never card data",
  reference: "must be 1 to 64 letters, digits, spaces or any of _.:/#-",
  provider:
    providers.length > 0
      ? `must be one of ${providers.join(", ")}`
      : "must be left out: no provider is configured",
  country: "must be the ISO 3166-1 code of a country, two capitals such as DE",
});

/** @param providers who may be named as processing a payment: free names would each be a metric of their own */
export function createValidation(providers: readonly string[]): Validate {
  const schema = bodyOf(providers);
  const rules = rulesOf(providers);
  return (incoming) => validate(incoming, schema, rules);
}

function validate(
  { body, idempotencyKey }: IncomingPayment,
  schema: ReturnType<typeof bodyOf>,
  rules: ReturnType<typeof rulesOf>,
): ValidPayment {
  if (body === null || body === "") throw invalid("The body is empty.");
  if (body.length > MAX_BODY_LENGTH) {
    throw new RequestError(
      413,
      "body_too_large",
      `The body is longer than ${MAX_BODY_LENGTH} characters.`,
    );
  }

  refuseCardNumbers(body, idempotencyKey ?? "");
  const document = parse(body);
  // Once more as written by us: \u0034111… and 4.111e15 are card numbers only after parsing.
  refuseCardNumbers(JSON.stringify(document));

  const fields: FieldError[] = [];
  const key = idempotencyKey ?? "";
  if (!IDEMPOTENCY_KEY.test(key)) {
    fields.push({
      field: "Idempotency-Key",
      message:
        "must be a header of 16 to 255 visible ASCII characters, new for every payment; a UUID will do",
    });
  }

  const parsed = schema.safeParse(document);
  if (!parsed.success) fields.push(...fieldErrors(parsed.error.issues, rules));
  if (!parsed.success || fields.length > 0) {
    throw invalid("The payment request is not valid.", fields);
  }
  return { request: parsed.data, idempotencyKey: key };
}

/** @throws RequestError 400 when one of them holds what looks like a card number */
export function refuseCardNumbers(...texts: readonly string[]): void {
  if (!texts.some(holdsCardNumber)) return;
  throw new RequestError(
    400,
    "card_data_refused",
    "The request holds what looks like a card number. Send the payment provider's token instead.",
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, so it goes no further.
    throw invalid("The body is not JSON.");
  }
}

function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  rules: ReturnType<typeof rulesOf>,
): FieldError[] {
  const wrong = new Set(issues.map((issue) => String(issue.path[0] ?? "body")));
  return [...wrong].map((field) => ({
    field,
    message: rules[field] ?? `must be a JSON object of ${Object.keys(rules).join(", ")} only`,
  }));
}

function invalid(message: string, fields: readonly FieldError[] = []): RequestError {
  return new RequestError(400, "invalid_request", message, fields);
}
