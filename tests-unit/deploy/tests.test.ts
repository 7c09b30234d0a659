import { BadUsage } from "../../tests-integration/arguments";
import { chosen, tell } from "../../tests-integration/tests";

test("what deploys for itself is told from what looks at the stacks", () => {
  const { over, apart } = chosen([]);
  expect(over).toEqual(expect.arrayContaining(["drift.test.ts", "agreement.test.ts"]));
  expect(apart).toEqual(expect.arrayContaining(["apart/agreement.test.ts"]));
  expect(over.filter((file) => file.includes("/"))).toEqual([]);
});

test("a pattern chooses by the path in the folder, whatever the folder's own path holds", () => {
  expect(chosen(["apart/agreement"])).toEqual({ over: [], apart: ["apart/agreement.test.ts"] });
  expect(chosen(["drift", "payments"]).over).toEqual(["drift.test.ts", "payments.test.ts"]);
  expect(() => chosen(["tests-integration"])).toThrow(BadUsage);
});

describe("how they went is said", () => {
  let said: string;
  beforeEach(() => {
    said = "";
    jest.spyOn(console, "log").mockImplementation((line) => {
      said += `${line}\n`;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  test("of all runs together, as Jest says it of one", () => {
    tell({ passed: 155, failed: 5, skipped: [] });
    expect(said.trim()).toBe("Tests: 5 failed, 155 passed, 160 total");
  });

  test("with the names of what was skipped", () => {
    tell({ passed: 1, failed: 0, skipped: ["a payment is traced"] });
    expect(said).toContain("  - a payment is traced\n");
    expect(said.trim().split("\n").at(-1)).toBe("Tests: 1 skipped, 1 passed, 2 total");
  });

  test("and nothing when none ran", () => {
    tell({ passed: 0, failed: 0, skipped: [] });
    expect(said).toBe("");
  });
});
