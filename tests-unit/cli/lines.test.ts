import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { lineOfItem } from "../../proof/cli/lines";

test("whatever stands before an item, and however it is written", () => {
  // Whatever is called by a number would come first in an object.
  const name = fc.string().map((text) => `_${text}`);
  const item = fc.dictionary(name, fc.jsonValue());
  const indent = fc.constantFrom(0, 1, 2, "\t");
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(item, { minLength: 1 }),
      indent,
      (other, items, indent) => {
        const marked = { marked: "here", ...items.at(-1) };
        const all = { other, list: [...items.slice(0, -1), marked], last: [{}, {}] };
        const text = JSON.stringify(all, null, indent);
        const lines = text.slice(0, text.lastIndexOf('"marked":')).split("\n").length;
        expect(lineOfItem(text, "list", items.length - 1)).toBe(indent ? lines - 1 : lines);
      },
    ),
  );
});

test("of a list that is there twice it is the one that counts", () => {
  const text = '{ "a": [{}, {"a": [{}]}],\n "a": [\n {"b": [{}, {}]},\n {}] }';
  expect(lineOfItem(text, "a", 1)).toBe(4);
  expect(lineOfItem(text, "b", 0)).toBeUndefined();
});
