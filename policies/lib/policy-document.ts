/** For cases about policy documents. */

export type Statement = Record<string, unknown>;

/** A document of these statements, as Terraform holds it. */
export const text = (...Statement: unknown[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

export const without = (statement: Statement, element: string): Statement =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => key !== element));
