import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { clip, worded } from "../../proof/evidence/text";

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
