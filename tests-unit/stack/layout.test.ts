import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { layOut, type PlacedWidget } from "../../stack/constructs/dashboard/layout";

const widget = { type: "text", properties: {} };
const rows = fc.array(
  fc
    .record({ height: fc.integer({ min: 1, max: 12 }), count: fc.integer({ min: 1, max: 24 }) })
    .map(({ height, count }) => ({ height, widgets: Array.from({ length: count }, () => widget) })),
  { maxLength: 10 },
);

const overlap = (a: PlacedWidget, b: PlacedWidget): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("no two widgets overlap, and none is wider than the grid", () => {
  fc.assert(
    fc.property(rows, (given) => {
      const placed = layOut(given);
      expect(placed).toHaveLength(given.reduce((sum, { widgets }) => sum + widgets.length, 0));
      for (const [index, one] of placed.entries()) {
        expect(one.width).toBeGreaterThan(0);
        expect(one.x + one.width).toBeLessThanOrEqual(24);
        expect(placed.slice(0, index).some((other) => overlap(one, other))).toBe(false);
      }
    }),
  );
});

test("a row without widgets takes no place and divides by nothing", () => {
  expect(layOut([{ height: 3, widgets: [] }])).toEqual([]);
});
