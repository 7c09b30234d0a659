import { setTimeout as sleep } from "node:timers/promises";
import { type Dependent, eachAfter, reversed } from "../../tests-integration/support/after";

const payments: Dependent = { name: "payments", needs: [] };
const monitoring = { name: "monitoring", needs: ["payments"] };
const infrastructure = { name: "infrastructure", needs: ["payments"] };
const services = { name: "services", needs: ["infrastructure"] };
const ALL = [payments, monitoring, infrastructure, services];

/** What was begun and ended, in order; one of them takes long. */
async function log(all: Dependent[], failing?: string) {
  const said: string[] = [];
  const done = eachAfter(all, async ({ name }) => {
    said.push(`begin ${name}`);
    await sleep(name === "monitoring" ? 60 : 10);
    if (name === failing) throw new Error(`${name} failed`);
    said.push(`end ${name}`);
  });
  return { said, error: await done.then(() => undefined).catch((error: Error) => error.message) };
}

test("each begins when what it needs has ended, and waits for nothing else", async () => {
  expect((await log(ALL)).said).toEqual([
    "begin payments",
    "end payments",
    "begin monitoring",
    "begin infrastructure",
    "end infrastructure",
    "begin services",
    "end services",
    "end monitoring",
  ]);
});

test("the other way round, each ends before what it needs begins", async () => {
  expect((await log(reversed(ALL))).said).toEqual([
    "begin services",
    "begin monitoring",
    "end services",
    "begin infrastructure",
    "end infrastructure",
    "end monitoring",
    "begin payments",
    "end payments",
  ]);
});

test("what needs one that failed is not begun, and what is under way is finished first", async () => {
  const { said, error } = await log(ALL, "infrastructure");
  expect(error).toBe("infrastructure failed");
  expect(said).not.toContain("begin services");
  expect(said).toContain("end monitoring");
});

test("what is not among them stands already", async () => {
  expect((await log([services])).said).toEqual(["begin services", "end services"]);
});
