import { beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { newKey, payment, validBody } from "./events";
import type { LambdaFunction } from "./function";
import { read, useRig } from "./rig";

const rig = useRig();
let lambda: LambdaFunction;

beforeAll(async () => {
  lambda = await rig.start();
});

/** The digit that makes the digits before it pass the Luhn check: the one of ten that does. */
function withCheckDigit(digits: string): string {
  const doubled = (digit: number) => (digit > 4 ? digit * 2 - 9 : digit * 2);
  const sum = [...digits]
    .reverse()
    .map(Number)
    .reduce((total, digit, place) => total + (place % 2 === 0 ? doubled(digit) : digit), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Numbers of 13 to 19 digits as the networks issue them. */
const cardNumber = fc
  .tuple(
    fc.constantFrom("4", "51", "2221", "34", "37", "6011", "36", "3528", "62", "50", "81"),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 14 }),
  )
  .map(([prefix, digits]) => withCheckDigit(`${prefix}${digits.join("")}`))
  .filter(({ length }) => length >= 13 && length <= 19);

/** The number in groups, as people write it. */
const grouped = fc
  .tuple(
    cardNumber,
    fc.constantFrom("", " ", "-", ".", "/", "_", " - "),
    fc.integer({ min: 2, max: 6 }),
  )
  .map(([number, separator, size]) =>
    (number.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(separator),
  );

const escaped = (text: string) =>
  [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** Everywhere a number can be put, and every way to spell it that JSON has. */
const places: Readonly<Record<string, (number: string) => ReturnType<typeof payment>>> = {
  "the reference": (number) => payment({ ...validBody, reference: `order 7 ${number}` }),
  "the token": (number) => payment({ ...validBody, token: `tok_${number}` }),
  "a field's name": (number) => payment({ ...validBody, [number]: true }),
  "a field that payments do not have": (number) => payment({ ...validBody, card: { number } }),
  "a field given twice": (number) =>
    payment(`{"token": "${number}", ${JSON.stringify(validBody).slice(1)}`),
  "the idempotency key": (number) => payment(validBody, number),
  escapes: (number) => payment(JSON.stringify(validBody).replace("order 42", escaped(number))),
  "full-width digits": (number) => payment({ ...validBody, reference: fullWidth(number) }),
  "a body that is not JSON": (number) => payment(`{"card": "${number}"`),
};

async function expectRefused(event: ReturnType<typeof payment>, number: string): Promise<void> {
  const before = lambda.printed.length;
  const answer = await lambda.invoke(event);
  expect(answer.statusCode).toBe(400);
  expect(read(answer).error.code).toBe("card_data_refused");
  const spelled = [number, number.replace(/\D/g, ""), escaped(number), fullWidth(number)];
  for (const text of [answer.body, ...lambda.printed.slice(before)]) {
    for (const spelling of spelled) expect(text).not.toContain(spelling);
  }
  expect(rig.dynamodb.calls).toEqual([]);
}

describe("a card number", () => {
  test.each(
    Object.keys(places),
  )("in %s is refused and neither stored nor logged", async (place) => {
    await fc.assert(
      fc.asyncProperty(grouped, async (number) => {
        await expectRefused(places[place]?.(number) ?? payment(), number);
      }),
      { numRuns: 50 },
    );
  });

  test("as the amount is refused, in exponent form too", async () => {
    await expectRefused(payment({ ...validBody, amount: 4111111111111111 }), "4111111111111111");
    const exponent = JSON.stringify(validBody).replace("1999", "4.111111111111111e15");
    await expectRefused(payment(exponent), "4111111111111111");
  });

  test.each([
    ["a wrong check digit", "4111111111111112"],
    ["too few digits", "400000000006"],
    ["too many", "41111111111111111111"],
    ["a time in milliseconds", "1700000000000"],
    ["no network's first digit", "0000000000000000"],
  ])("is not seen in %s", async (_name, reference) => {
    expect((await lambda.invoke(payment({ ...validBody, reference }))).statusCode).toBe(201);
  });

  // One random UUID in about 500 is such a one.
  describe("is not seen in a UUID whose digits could be one", () => {
    const uuid = cardNumber
      .filter(({ length }) => length === 15)
      .map((number) => `f097b346-eeb8-4a63-b${number.slice(0, 3)}-${number.slice(3)}`);

    test.each<[string, (uuid: string) => ReturnType<typeof payment>]>([
      ["as the idempotency key", (uuid) => payment(validBody, uuid)],
      ["in the token", (uuid) => payment({ ...validBody, token: `tok_${uuid}` })],
      ["in the reference", (uuid) => payment({ ...validBody, reference: `order 7 ${uuid}` })],
    ])("%s", async (_place, paymentOf) => {
      await fc.assert(
        fc.asyncProperty(uuid, async (text) => {
          expect((await lambda.invoke(paymentOf(text))).statusCode).not.toBe(400);
        }),
        { numRuns: 50 },
      );
    });

    test("and is seen beside one", async () => {
      await fc.assert(
        fc.asyncProperty(grouped, uuid, async (number, text) => {
          await expectRefused(payment({ ...validBody, token: `tok_${text}_${number}` }), number);
        }),
        { numRuns: 50 },
      );
    });
  });
});

describe("a hostile body", () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const fields = Object.keys(validBody);
  const altered = fc
    .dictionary(
      fc.oneof(fc.constantFrom(...fields, "__proto__", "constructor"), fc.string()),
      anything,
    )
    .map((changes) => JSON.stringify({ ...validBody, ...changes }));
  const cut = fc
    .nat(JSON.stringify(validBody).length)
    .map((length) => JSON.stringify(validBody).slice(0, length));
  const body = fc.oneof(
    anything.map((value) => JSON.stringify(value)),
    altered,
    cut,
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  test("is accepted or refused, and never the function's fault", async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), async (text, isBase64Encoded) => {
        const before = lambda.printed.length;
        const answer = await lambda.invoke({ ...payment(text, newKey()), isBase64Encoded });
        expect([201, 400, 413]).toContain(answer.statusCode);
        expect(lambda.logs().slice(before)).toMatchObject([{ requestId: expect.any(String) }]);
      }),
      { numRuns: 500 },
    );
  });
});
