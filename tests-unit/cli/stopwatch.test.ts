import { Stopwatch } from "../../proof/cli/stopwatch";

test("a lap is what passed since the one before, and all of them are the whole", () => {
  let now = 100;
  const watch = new Stopwatch(() => now);
  now = 130;
  watch.lap("reading");
  now = 135;
  watch.lap("judging");
  expect(watch.laps).toEqual([
    ["reading", 30],
    ["judging", 5],
  ]);
  expect(watch.total).toBe(35);
});
