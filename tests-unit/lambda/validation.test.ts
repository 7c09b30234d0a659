import { beforeAll, describe, expect, test } from "@jest/globals";
import { isCountry } from "../../lambda/countries";
import { payment, validBody } from "./events";
import type { LambdaFunction } from "./function";
import { read, useRig } from "./rig";

const rig = useRig();

describe("a request that is not valid", () => {
  const wrong: [string, string | null, string[]][] = [
    ["no body", null, []],
    ["an empty body", "", []],
    ["not JSON", '{"amount": 1', []],
    ["null", "null", ["body"]],
    ["an array", "[]", ["body"]],
    ["no fields", "{}", ["amount", "currency", "type", "token"]],
    ["a fraction", body({ amount: 19.99 }), ["amount"]],
    ["nothing to pay", body({ amount: 0 }), ["amount"]],
    ["less than nothing", body({ amount: -1 }), ["amount"]],
    ["more than twelve digits", body({ amount: 1_000_000_000_000 }), ["amount"]],
    ["an amount as text", body({ amount: "1999" }), ["amount"]],
    ["an unknown currency", body({ currency: "ZZZ" }), ["currency"]],
    ["a currency in small letters", body({ currency: "eur" }), ["currency"]],
    ["an unknown type", body({ type: "cash" }), ["type"]],
    ["a short token", body({ token: "tok" }), ["token"]],
    ["a token of digits", body({ token: "12345678" }), ["token"]],
    ["a long reference", body({ reference: "x".repeat(65) }), ["reference"]],
    ["a provider that is not one of ours", body({ provider: "initech" }), ["provider"]],
    ["a provider in capitals", body({ provider: "ACME" }), ["provider"]],
    ["no provider's name", body({ provider: "" }), ["provider"]],
    ["a provider that is null", body({ provider: null }), ["provider"]],
    ["a country in small letters", body({ country: "de" }), ["country"]],
    ["a country of three letters", body({ country: "DEU" }), ["country"]],
    ["a code that no country has", body({ country: "QQ" }), ["country"]],
    ["a country that there is no more", body({ country: "SU" }), ["country"]],
    ["a union of countries", body({ country: "EU" }), ["country"]],
    ["a field that payments do not have", body({ cvv: "123" }), ["body"]],
    ["a prototype", `{"__proto__": {}, ${body({}).slice(1)}`, ["body"]],
  ];
  function body(changes: object): string {
    return JSON.stringify({ ...validBody, ...changes });
  }

  let lambda: LambdaFunction;
  beforeAll(async () => {
    lambda = await rig.start({ PROVIDERS: "acme,globex" });
  });

  test.each(wrong)("%s is refused with the fields named", async (_name, text, fields) => {
    const event = payment("");
    event.body = text;
    const answer = await lambda.invoke(event);
    expect(answer.statusCode).toBe(400);
    const { error } = read(answer);
    expect(error.code).toBe("invalid_request");
    expect(error.fields.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(rig.dynamodb.calls).toEqual([]);
    expect(rig.published()).toEqual([]);
  });

  test.each([
    undefined,
    "short",
    "has spaces in it, many",
    "ключ-идемпотентности",
  ])("the idempotency key %s is refused", async (key) => {
    const event = payment();
    event.headers = key === undefined ? {} : { "Idempotency-Key": key };
    const answer = await lambda.invoke(event);
    expect(answer.statusCode).toBe(400);
    expect(read(answer).error.fields).toMatchObject([{ field: "Idempotency-Key" }]);
  });

  test("a body that is too long is not even parsed", async () => {
    expect((await lambda.invoke(payment(`[${" ".repeat(10_000)}`))).statusCode).toBe(413);
  });

  test("deep nesting is refused like anything else", async () => {
    const deep = `${"[".repeat(4_000)}${"]".repeat(4_000)}`;
    expect((await lambda.invoke(payment(deep))).statusCode).toBe(400);
  });
});

test("no provider may be named where none is configured", async () => {
  const lambda = await rig.start();
  const answer = await lambda.invoke(payment({ ...validBody, provider: "acme" }));
  expect(answer.statusCode).toBe(400);
  expect(read(answer).error.fields).toEqual([
    { field: "provider", message: "must be left out: no provider is configured" },
  ]);
});

/** Source: ISO Online Browsing Platform, the officially assigned codes of ISO 3166-1. */
test("a payment may name each country that there is", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  expect(codes.filter(isCountry)).toHaveLength(249);
  expect(["DE", "US", "GB", "JP", "BQ", "SS", "TW", "AX"].every(isCountry)).toBe(true);
  expect(["UK", "XK", "AN", "YU", "ZZ", "XA", "QO", "UN", "de", ""].some(isCountry)).toBe(false);
});
