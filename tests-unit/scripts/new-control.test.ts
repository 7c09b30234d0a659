import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NewControlError, newControl } from "../../scripts/new-control";

let controls: string;
beforeEach(() => {
  controls = mkdtempSync(join(tmpdir(), "controls-"));
});
afterEach(() => rmSync(controls, { recursive: true }));

const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");

test("a folder of a control and its cases, its package the folder's path", () => {
  const folder = newControl("sns", "two-subscribers", controls);
  expect(folder).toBe(join(controls, "sns", "two-subscribers"));
  expect(read(folder, "control.rego")).toContain('\npackage controls.sns["two-subscribers"]\n');
  expect(read(folder, "cases.ts")).toContain("export const cases: ControlCases");
});

test.each([
  ["encryption", "controls.sns.encryption"],
  ["default", 'controls.sns["default"]'],
])("the package of %s is written as Rego takes it", (slug, written) => {
  expect(read(newControl("sns", slug, controls), "control.rego")).toContain(
    `\npackage ${written}\n`,
  );
});

test("nothing in it passes for a finished control", () => {
  const folder = newControl("sns", "encryption", controls);
  const control = read(folder, "control.rego");
  expect(control).not.toMatch(/# title: [A-Z]/);
  expect(control).not.toMatch(/# {3}[A-Z]/);
  expect(control).toContain("frameworks: {}");
  expect(read(folder, "cases.ts")).toContain("pass: {},\n  fail: {},");
});

test.each([
  ["SNS", "encryption"],
  ["sns", "Encryption"],
  ["sns", "encryption-"],
  ["sns", "en--cryption"],
  ["sns", "2-subscribers"],
  ["two words", "encryption"],
  ["..", "encryption"],
  ["sns", "../../lib"],
  ["", "encryption"],
  ["sns", ""],
])("%j/%j is refused", (service, slug) => {
  expect(() => newControl(service, slug, controls)).toThrow(NewControlError);
});

test("a word of Rego is refused as a service", () => {
  expect(() => newControl("import", "encryption", controls)).toThrow(/word of Rego/);
});

test("a control that is there is left as it is", () => {
  newControl("sns", "encryption", controls);
  expect(() => newControl("sns", "encryption", controls)).toThrow(/there already/);
});
