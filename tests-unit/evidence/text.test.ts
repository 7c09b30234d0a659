import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { clip, worded, wrap } from "../../proof/evidence/text";

describe("clipped text", () => {
  test.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["ab𐀀", 3, "ab…"],
    ["ab𐀀", 4, "ab𐀀"],
    ["a𐀀b", 3, "a…"],
    ["ab\ud800", 10, "ab\\u{d800}"],
  ])("%j in %d", (text, width, clipped) => {
    expect(clip(text, width)).toBe(clipped);
  });

  test("fits, is never half a character, and shows what it leaves out", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const clipped = clip(text, width);
        expect(clipped.length).toBeLessThanOrEqual(width);
        expect(clipped).not.toMatch(/\p{Cs}/u);
        if (text.length > width) expect(clipped).toMatch(/…$/);
      }),
    );
  });
});

describe("a value in words", () => {
  test.each([
    [["a", "a", "b"], "a, a, b"],
    [["a", "a", "a", "b", "a"], "a (3 times), b, a"],
    [[null, null, null, null], "not set (4 times)"],
    [[], "none"],
    [[{ a: 1 }, { a: 1 }, { a: 1 }], '[{"a":1},{"a":1},{"a":1}]'],
  ])("%j: %s", (value, words) => {
    expect(worded(value)).toBe(words);
  });
});

describe("wrapped text", () => {
  test.each([
    ["read in 23 ms", 10, ["read in", "23 ms"]],
    ["of 10,000 resources", 12, ["of 10,000", "resources"]],
    ["of 10,000 resources", 16, ["of", "10,000 resources"]],
    ["PCI DSS 4.0.1 10.5.1", 14, ["PCI DSS 4.0.1", "10.5.1"]],
    ["  a\n b  c ", 9, ["a b c"]],
    ["abcdef gh", 4, ["abcd", "ef", "gh"]],
    ["", 4, [""]],
  ])("%j in %d", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  test("fits, loses no word, and leaves a number with its unit where both fit", () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 13, max: 30 }), (words, width) => {
        const lines = wrap(words.join(" "), width);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(999)), fc.integer({ min: 6, max: 30 }), (numbers, width) => {
        const text = numbers.map((number) => `${number} ms`).join(" · ");
        for (const line of wrap(text, width)) expect(line).not.toMatch(/\d$|^ms/);
      }),
    );
  });
});
