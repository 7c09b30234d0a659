/**
 * `tsx bench/keystroke.ts report.html`: how long Chromium takes from the press of a key in the page's search
 * to having drawn the answer, in milliseconds: of the slowest key, the median over rounds.
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launchChromium } from "../scripts/chromium";
import { median } from "./measure";

/** Typed, and taken back again: from everything to little, and from little to everything. */
const TYPED = "svc-0003";
const KEYS = [...TYPED, ...Array.from(TYPED, () => "Backspace")];
const ROUNDS = 3;

/** Milliseconds from key to key, of somebody who types fast. */
const PACE = 200;

declare global {
  interface Window {
    answers: number[];
  }
}

/** In the page: notes how long after its key was pressed each input has been drawn. */
function watch(): void {
  let pressed = 0;
  window.answers = [];
  addEventListener("keydown", ({ timeStamp }) => {
    pressed = timeStamp;
  });
  addEventListener("input", () => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // Comes when the frame has been made.
      port1.onmessage = () => window.answers.push(performance.now() - pressed);
      port2.postMessage(undefined);
    });
  });
}

/** @returns milliseconds by round and key */
async function type(file: string, isUnfolded: boolean): Promise<number[][]> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addInitScript(watch);
    await page.goto(pathToFileURL(resolve(file)).href);
    if (isUnfolded) await page.click("#unfold");
    await page.focus("#search");
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.evaluate(() => {
        window.answers = [];
      });
      for (const key of KEYS) {
        await page.keyboard.press(key);
        await page.waitForTimeout(PACE);
      }
      await page.waitForFunction((count) => window.answers.length === count, KEYS.length);
      rounds.push(await page.evaluate(() => window.answers));
    }
    return rounds;
  } finally {
    await browser.close();
  }
}

async function main(file: string): Promise<void> {
  const slowest: number[] = [];
  for (const isUnfolded of [false, true]) {
    const rounds = await type(file, isUnfolded);
    slowest.push(...KEYS.map((_, at) => median(rounds.map((answers) => answers[at] ?? 0))));
  }
  console.log(Math.max(...slowest));
}

main(process.argv[2] ?? "");
