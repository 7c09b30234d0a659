/** `report.html` in a real Chromium: what people see, use, print and have read to them. */
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import fc from "fast-check";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { htmlOf } from "../proof/evidence/html";
import { launchChromium } from "../scripts/chromium";
import { hostile } from "../tests-unit/evidence/hostile";
import { report } from "../tests-unit/evidence/reports";
import { run } from "../tests-unit/evidence/runs";
import { model, resource } from "../tests-unit/gate/models";
import { control } from "../tests-unit/gate/policies";
import { Pages, type Stored } from "./pages";

jest.setTimeout(300_000);

let pages: Pages;
let browser: Browser;
/** A failing plan and state with an exception, after a run that failed otherwise; and a compliant plan. */
let failing: string;
let compliant: string;
const opened: { page: Page; said: string[] }[] = [];

beforeAll(async () => {
  pages = new Pages();
  pages.evidence("first", ["lab.plan.json"]);
  const more = ["--previous", "first", "--exceptions", "exceptions.json"];
  failing = pages.evidence("second", ["lab.plan.json", "lab.state.json"], ...more);
  compliant = pages.evidence("compliant", ["payments.plan.json"]);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  pages?.remove();
});

/** Whatever a test does, the page must neither complain nor ask anybody for anything. */
afterEach(closeAll);

async function closeAll(): Promise<void> {
  for (const { page, said } of opened.splice(0)) {
    await page.context().close();
    expect(said).toEqual([]);
  }
}

async function open(file: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const said: string[] = [];
  opened.push({ page, said });
  const url = pathToFileURL(file).href;
  page.on("console", (message) => said.push(`console: ${message.text()}`));
  page.on("pageerror", ({ message }) => said.push(`error: ${message}`));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== url) said.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

const all = () => `${pages.verdicts("second").length} verdicts`;
const controls = () => new Set(pages.verdicts("second").map(({ control }) => control)).size;
const rows = (page: Page) => page.locator(".control li:not([hidden])");

/** Whether it is laid out and painted, and not skipped until it comes into sight. */
const isDrawn = (row: Locator): Promise<boolean> =>
  row.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }));

/** How many verdicts are shown, as the page says and as is to be seen when all is unfolded. */
async function shown(page: Page): Promise<number> {
  const said = Number.parseInt((await page.locator("#shown").innerText()).replace(",", ""), 10);
  await page.getByRole("button", { name: "Unfold all" }).click();
  // An element that is unfolded says so a moment later, and only then are its rows hidden.
  await page.waitForTimeout(100);
  const visible = await rows(page).evaluateAll(
    (all) => all.filter((row) => row.getClientRects().length > 0).length,
  );
  expect(visible).toBe(said);
  return said;
}

describe.each(["light", "dark"] as const)("in %s, axe-core finds nothing wrong", (colorScheme) => {
  const violations = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  test("as it opens, failing", async () => {
    expect(await violations(await open(failing, { colorScheme }))).toEqual([]);
  });

  test("as it opens, compliant", async () => {
    expect(await violations(await open(compliant, { colorScheme }))).toEqual([]);
  });

  test("filtered, unfolded, and on a phone", async () => {
    const page = await open(failing, { colorScheme, viewport: { width: 390, height: 800 } });
    await page.getByLabel("Search").fill("aws_sns_topic");
    await page.getByLabel("Verdict").selectOption("failed or unknown");
    await page.getByRole("button", { name: "Unfold all" }).click();
    for (const summary of await page.locator(".requirement summary").all()) await summary.click();
    await page.locator(".runs summary").click();
    expect(await violations(page)).toEqual([]);
  });
});

describe("filters", () => {
  type Filter = [string, string, (verdict: Stored) => boolean];
  const choices: Filter[] = [
    ["Verdict", "failed", ({ verdict }) => verdict === "fail"],
    ["Verdict", "accepted", ({ verdict }) => verdict === "excepted"],
    ["Verdict", "failed or unknown", ({ verdict }) => /fail|unknown/.test(verdict)],
    ["Severity", "critical", ({ severity }) => severity === "critical"],
    ["Framework", "SOC 2", ({ frameworks }) => "soc2" in frameworks],
    ["View", "state", ({ view }) => view === "state"],
  ];

  test.each(choices)("%s: %s", async (label, option, holds) => {
    const page = await open(failing);
    await page.getByLabel(label).selectOption(option);
    expect(await shown(page)).toBe(pages.verdicts("second").filter(holds).length);
  });

  test("all at once, and none of them any more", async () => {
    const page = await open(failing);
    await page.getByLabel("Search").fill("KEY-GRANTS aws_sns_topic.t");
    await page.getByLabel("Verdict").selectOption("accepted");
    await page.getByLabel("View").selectOption("plan");
    expect(await shown(page)).toBe(1);
    expect(await page.locator("#shown").innerText()).toBe(
      `1 of ${all()}, in 1 of ${controls()} controls · “key-grants aws_sns_topic.t” · accepted · plan`,
    );
    await page.getByRole("button", { name: "Clear" }).click();
    await page.locator("#shown", { hasText: new RegExp(`^${all()}$`) }).waitFor();
    expect(await shown(page)).toBe(pages.verdicts("second").length);
  });

  test("a search for what is not there says so", async () => {
    const page = await open(failing);
    await page.getByLabel("Search").fill("no such thing");
    expect(await shown(page)).toBe(0);
  });

  test("few results are unfolded by themselves", async () => {
    const page = await open(failing);
    expect(await rows(page).first().isVisible()).toBe(false);
    await page.getByLabel("Search").fill("key-grants aws_sns_topic.t");
    await rows(page).filter({ visible: true }).first().waitFor();
  });

  test("a link leads to a control that they hide", async () => {
    const page = await open(failing);
    await page.getByLabel("Search").fill("no such thing");
    await page.locator(".requirement summary").first().click();
    const link = page.locator(".requirement a").first();
    const target = (await link.getAttribute("href")) ?? "";
    await link.click();
    await page.locator(`[id="${target.slice(1)}"]`).waitFor({ state: "visible" });
  });
});

test("hiding a row does not number those after it anew, and what is out of sight is not laid out", async () => {
  const page = await open(failing);
  const styles = await rows(page).evaluateAll((elements) =>
    elements.map((element) => {
      const { display, contentVisibility } = getComputedStyle(element);
      return `${display} ${contentVisibility}`;
    }),
  );
  expect(new Set(styles)).toEqual(new Set(["block auto"]));
});

describe("what is unfolded and out of sight", () => {
  const unfold = async (page: Page) => {
    await page.getByRole("button", { name: "Unfold all" }).click();
    await page.waitForTimeout(100);
  };

  test("is found by the browser's own search", async () => {
    const page = await open(failing);
    await unfold(page);
    const row = rows(page).last();
    expect(await isDrawn(row)).toBe(false);
    const find = (text: string) =>
      page.evaluate(
        (text) => (window as unknown as { find(text: string): boolean }).find(text),
        text,
      );
    expect(await find((await row.locator("dd").last().textContent()) ?? "")).toBe(true);
    expect(await find("no such thing")).toBe(false);
  });

  test("is read out, once it is few", async () => {
    const page = await open(failing);
    await page.getByLabel("Verdict").selectOption("failed or unknown");
    await unfold(page);
    await page.locator(".whole").first().waitFor();
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const read = new Set(nodes.map(({ name }) => name?.value));
    const few = pages.verdicts("second").filter(({ verdict }) => /fail|unknown/.test(verdict));
    expect(few.length).toBeGreaterThan(20);
    expect(few.filter(({ address }) => !read.has(address || "stack"))).toEqual([]);
  });
});

test("by keyboard alone: search, choose, unfold, clear", async () => {
  const page = await open(failing);
  const { keyboard } = page;
  const focused = () =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
  const tabTo = async (wanted: string) => {
    for (let presses = 0; (await focused()) !== wanted; presses += 1) {
      if (presses > 300) throw new Error(`Tab never came to ${wanted}.`);
      await keyboard.press("Tab");
    }
  };
  await tabTo("search");
  await keyboard.type("topic");
  await tabTo("verdict");
  await keyboard.type("failed");
  await expect(page.locator("#verdict").inputValue()).resolves.toMatch(/^fail/);
  await tabTo("SUMMARY");
  const first = page.locator(".control:not([hidden])").first();
  const before = await first.getAttribute("open");
  await keyboard.press("Enter");
  expect(await first.getAttribute("open")).not.toBe(before);
  await keyboard.press("Shift+Tab");
  expect(await focused()).toBe("BUTTON");
  await keyboard.press("Enter");
  await page.locator("#shown", { hasText: new RegExp(`^${all()}$`) }).waitFor();
});

describe("in print", () => {
  test("what is folded is there, and what can only be clicked is not", async () => {
    const page = await open(failing);
    await page.emulateMedia({ media: "print" });
    const heights = await rows(page).evaluateAll((all) =>
      all.map((row) => row.getBoundingClientRect().height),
    );
    expect(heights).toHaveLength(pages.verdicts("second").length);
    expect(Math.min(...heights)).toBeGreaterThan(0);
    expect(await isDrawn(rows(page).last())).toBe(true);
    expect(await page.locator("#filters").isVisible()).toBe(false);
  });

  test("what was filtered away is not, folded or not, and it says by what", async () => {
    const page = await open(failing);
    await page.getByLabel("Verdict").selectOption("accepted");
    await page.pdf();
    await page.emulateMedia({ media: "print" });
    expect(await rows(page).filter({ visible: true }).count()).toBe(2);
    expect(await page.locator("#shown").innerText()).toBe(
      `2 of ${all()}, in 1 of ${controls()} controls · accepted`,
    );
  });
});

test("without scripts, everything is there to be read, and unfolds", async () => {
  const page = await open(failing, { javaScriptEnabled: false });
  expect(await page.locator("#filters").isVisible()).toBe(false);
  const first = page.locator(".control").first();
  await first.locator("summary").click();
  expect(await first.locator("li").first().isVisible()).toBe(true);
  await page.locator(".requirement summary").first().click();
  const link = page.locator(".requirement a").first();
  await link.click();
  const target = (await link.getAttribute("href")) ?? "";
  await page.locator(`[id="${target.slice(1)}"]`).waitFor({ state: "visible" });
});

test("nothing runs over the edge of a narrow screen, folded or unfolded", async () => {
  const page = await open(failing, { viewport: { width: 320, height: 800 } });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(320);
  await page.getByRole("button", { name: "Unfold all" }).click();
  expect(await width()).toBe(320);
});

test("whatever a resource is called, nothing runs and nothing is made of it", async () => {
  const written = (name: string, text: string) => {
    const topic = resource(`aws_sns_topic.${name}`, {
      values: { name: text },
      origin: { construct: text, file: text },
    });
    const of = report(model(topic), [control("sns/encryption")], () => false);
    of.input = [{ file: `inputs/${text}`, digest: text }];
    return htmlOf(run([of], { commit: text }));
  };
  const elements = async (name: string, text: string) => {
    const page = await open(pages.write("hostile.html", written(name, text)));
    await page.getByLabel("Search").fill(text.slice(0, 50));
    return page.evaluate(() => document.querySelectorAll("*").length);
  };
  const harmless = await elements("name", "/");
  await closeAll();
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (name, text) => {
      expect(await elements(name, `/${text}`)).toBe(harmless);
      await closeAll();
    }),
    { numRuns: 25 },
  );
});
