import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseTemplate } from "../../proof/model/template";
import { parseTraversal } from "../../proof/model/traversal";

test("text and expressions are taken apart", () => {
  expect(parseTemplate("arn:${var.p}:x:${ aws_a.b.id }/*")).toEqual([
    "arn:",
    { expression: "var.p" },
    ":x:",
    { expression: "aws_a.b.id" },
    "/*",
  ]);
  expect(parseTemplate('${f({ a = "}" })}!')).toEqual([{ expression: 'f({ a = "}" })' }, "!"]);
  expect(parseTemplate('${a["\\"}"]}')).toEqual([{ expression: 'a["\\"}"]' }]);
});

test("an escaped opening is text", () => {
  expect(parseTemplate("$${aws:username} %%{x} ${a.b}")).toEqual([
    "${aws:username} %{x} ",
    { expression: "a.b" },
  ]);
});

test("directives and what never closes are not understood", () => {
  expect(parseTemplate("%{ if a }b%{ endif }")).toBeUndefined();
  expect(parseTemplate("a ${b")).toBeUndefined();
  expect(parseTemplate('a ${"}')).toBeUndefined();
});

test("text without an opening is itself", () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/[$%]\{/.test(text) && text !== ""),
      (text) => expect(parseTemplate(text)).toEqual([text]),
    ),
  );
});

test("a traversal's steps", () => {
  expect(parseTraversal('module.m["a.b]"].aws_x.y[0].z')).toEqual([
    { name: "module" },
    { name: "m" },
    { index: "a.b]" },
    { name: "aws_x" },
    { name: "y" },
    { index: 0 },
    { name: "z" },
  ]);
  expect(parseTraversal("a.b.0.c")).toEqual([
    { name: "a" },
    { name: "b" },
    { index: 0 },
    { name: "c" },
  ]);
  expect(parseTraversal("a.b[*].c")).toEqual(parseTraversal("a.b.*.c"));
  expect(parseTraversal("a.b[each.key].c")?.[2]).toEqual({ by: "each.key" });
});

test("more than a traversal is none", () => {
  for (const expression of [
    "",
    ".a",
    "a..b",
    "a.b.",
    "a b",
    "1",
    "a.b[",
    "a.b[c.d]",
    "a.b[count.index + 1]",
    "f(a.b)",
    "a.b ? c.d : e.f",
    '"a"',
    "a.b + 1",
    "a.9b",
  ]) {
    expect({ expression, is: parseTraversal(expression) }).toEqual({ expression, is: undefined });
  }
  fc.assert(fc.property(fc.string(), (text) => void parseTraversal(text)));
});
