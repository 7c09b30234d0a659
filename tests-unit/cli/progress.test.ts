import { Progress } from "../../proof/cli/progress";

/** Standard error as far as the progress line uses it. */
class Screen {
  written = "";
  constructor(readonly isTTY: boolean) {}
  write(text: string): void {
    this.written += text;
  }
}

const on = (screen: Screen, now: () => number) =>
  new Progress(screen as unknown as NodeJS.WriteStream, now);

test("says nothing within the first second", () => {
  const screen = new Screen(true);
  const progress = on(screen, () => 0);
  progress.say("Reading…");
  progress.clear();
  expect(screen.written).toBe("");
});

test("says what goes on after it, in one line, and takes that away", () => {
  const screen = new Screen(true);
  let now = 0;
  const progress = on(screen, () => now);
  now = 1001;
  progress.say("one");
  progress.say("two");
  progress.clear();
  expect(screen.written).toBe("\r\x1b[Kone\r\x1b[Ktwo\r\x1b[K");
});

test("says at once what is known to take long", () => {
  const screen = new Screen(true);
  on(screen, () => 0).say("Reading 90 MB…", true);
  expect(screen.written).toContain("Reading 90 MB…");
});

test("says nothing where nobody watches", () => {
  const screen = new Screen(false);
  const progress = on(screen, () => 0);
  progress.say("Reading 90 MB…", true);
  progress.clear();
  expect(screen.written).toBe("");
});
