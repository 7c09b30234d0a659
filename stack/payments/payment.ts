/** How a payment is made: a dimension of its metrics and a field of its request. */
export const PAYMENT_TYPES = ["card", "bank_transfer", "wallet", "direct_debit"];

/** The custom metrics that the payment processor publishes. */
export const PAYMENT_METRICS = {
  /** Sum, in minor units of the currency, by PaymentType and Region, and by Provider and Region. */
  amount: "PaymentAmount",
  /** Milliseconds from receipt to answer; of all, and by Provider and Region. */
  processingTime: "PaymentProcessingTime",
  /** 1 or 0, so that its average is the success rate; of all, and by Provider and Region. */
  success: "PaymentSuccess",
};

/**
 * What API Gateway lets through to the processor, which judges the rest: currency codes, tokens and
 * anything that looks like a card number.
 *
 * @param providers who may be named as processing a payment; when there are none, nobody may
 */
export const paymentSchema = (providers: string[]) => ({
  $schema: "http://json-schema.org/draft-04/schema#",
  title: "Payment",
  type: "object",
  required: ["amount", "currency", "type", "token"],
  additionalProperties: false,
  properties: {
    amount: { type: "integer", minimum: 1, maximum: 999_999_999_999 },
    currency: { type: "string", pattern: "^[A-Z]{3}$" },
    type: { type: "string", enum: PAYMENT_TYPES },
    token: { type: "string", minLength: 8, maxLength: 128 },
    reference: { type: "string", minLength: 1, maxLength: 64 },
    country: { type: "string", pattern: "^[A-Z]{2}$" },
    ...(providers.length > 0 && { provider: { type: "string", enum: providers } }),
  },
});

/** What tells a function that takes payments who may be named. */
export const providersVariable = (providers: string[]): Record<string, string> =>
  providers.length > 0 ? { PROVIDERS: providers.join(",") } : {};

/** The dimensions of what is measured by provider. */
export const providerDimensions = (provider: string, region: string) => ({
  Provider: provider,
  Region: region,
});
