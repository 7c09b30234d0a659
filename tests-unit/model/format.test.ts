import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readFormat } from "../../proof/model/format";

test("a variable shows whether the log will have it as a number or as text", () => {
  expect(
    readFormat(
      '{"id":"$context.requestId", "status": $context.status,\n "who":{"ip":"$context.identity.sourceIp"}}',
    ),
  ).toEqual({
    id: { variable: "$context.requestId", quoted: true },
    status: { variable: "$context.status", quoted: false },
    who: { ip: { variable: "$context.identity.sourceIp", quoted: true } },
  });
});

test("constants and mixed text stand as they are", () => {
  expect(
    readFormat(
      '{"v":1,"on":true,"line":"$context.httpMethod $context.path","list":["a",$context.status]}',
    ),
  ).toEqual({
    v: 1,
    on: true,
    line: "$context.httpMethod $context.path",
    list: ["a", { variable: "$context.status", quoted: false }],
  });
});

test("text cannot pass for an unquoted variable", () => {
  expect(readFormat('{"a":"u$context.status","b":"q$context.status"}')).toEqual({
    a: "u$context.status",
    b: "q$context.status",
  });
});

test("other formats are kept as text", () => {
  for (const text of [
    "",
    '$context.identity.sourceIp - "$context.httpMethod" $context.status',
    "<request><status>$context.status</status></request>",
    '{"status": $context.status',
    "$context.status",
    '"$context.status"',
  ]) {
    expect(readFormat(text)).toBe(text);
  }
});

test("any text at all is read without a throw", () => {
  fc.assert(fc.property(fc.string(), (text) => void readFormat(text)));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const isObject = typeof value === "object" && value !== null;
      if (!text.includes("$")) expect(readFormat(text)).toEqual(isObject ? JSON.parse(text) : text);
    }),
  );
});
