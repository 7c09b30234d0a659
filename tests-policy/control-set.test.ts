import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { activeControls } from "../proof/gate/profile";
import { CONTROLS, casesById, catalogue, ids, isPresence, metadataOf } from "./support/controls";
import { pathsOf } from "./support/mutants";
import { activeControl, policy } from "./support/policy";
import { attributesOf } from "./support/provider";

/** How requirements are numbered, as far as the framework's own table of contents goes. */
const REQUIREMENTS: Record<string, RegExp> = {
  // PCI DSS 4.0.1, Table of contents: the sections of the twelve principal requirements.
  "pci-dss-4.0.1":
    /^(1\.[1-5]|2\.[1-3]|3\.[1-7]|4\.[12]|5\.[1-4]|6\.[1-5]|7\.[1-3]|8\.[1-6]|9\.[1-5]|10\.[1-7]|11\.[1-6]|12\.([1-9]|10))(\.\d{1,2}){0,2}$/,
  // AICPA, 2017 Trust Services Criteria (revised points of focus 2022), TSP section 100.
  soc2: /^(CC1\.[1-5]|CC2\.[1-3]|CC3\.[1-4]|CC4\.[12]|CC5\.[1-3]|CC6\.[1-8]|CC7\.[1-5]|CC8\.1|CC9\.[12]|A1\.[1-3]|C1\.[12]|PI1\.[1-5])$/,
  // NIST SP 800-53 revision 5: the families a configuration can speak to, and the last control of each.
  "nist-800-53-r5":
    /^(AC-([1-9]|1\d|2[0-5])|AT-[1-6]|AU-([1-9]|1[0-6])|CA-[1-9]|CM-([1-9]|1[0-4])|CP-([1-9]|1[0-3])|IA-([1-9]|1[0-3])|IR-[1-9]|RA-([1-9]|10)|SA-([1-9]|1\d|2[0-4])|SC-([1-9]|[1-4]\d|5[01])|SI-([1-9]|1\d|2[0-3])|SR-([1-9]|1[0-2]))(\(\d{1,2}\))?$/,
};

test("what is built is what the folders hold", () => {
  expect(catalogue.controls.map(({ id }) => id)).toEqual(ids);
});

test("no two controls say the same of themselves", () => {
  for (const field of ["title", "description", "fix"] as const) {
    const texts = catalogue.controls.map((control) => control[field]);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  }
});

test("one profile applies every control", async () => {
  expect(activeControls(await policy(), "all").map(({ id }) => id)).toEqual(ids);
});

test("every profile applies something, and speaks only of controls that it applies", async () => {
  const loaded = await policy();
  for (const [name, profile] of Object.entries(catalogue.profiles)) {
    const applied = activeControls(loaded, name).map(({ id }) => id);
    expect(applied.length).toBeGreaterThan(0);
    expect(applied).toEqual(expect.arrayContaining(Object.keys(profile.parameters)));
  }
});

describe.each(ids)("%s", (id) => {
  const control = metadataOf(id);

  test("is a folder of a control and its cases, and its package is its path", () => {
    expect(existsSync(join(CONTROLS, id, "cases.ts"))).toBe(true);
    const source = readFileSync(join(CONTROLS, id, "control.rego"), "utf8");
    const [service, slug = ""] = id.split("/");
    // Rego wants brackets round what is not a plain word.
    const packages = [`controls.${service}.${slug}`, `controls.${service}["${slug}"]`];
    expect(packages).toContain(source.match(/^package (\S+)$/m)?.[1]);
    expect(id).toMatch(/^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("proves, and never denies", () => {
    const source = readFileSync(join(CONTROLS, id, "control.rego"), "utf8");
    expect(source).toMatch(/^proven contains /m);
    expect(source).not.toMatch(/^(deny|violation|allow)\b/m);
  });

  test("has a title that fits a line, a description and a fix that say something", () => {
    expect(control.title).toMatch(/^[A-Z].{8,}[^.]$/);
    expect(control.description).toMatch(/^[A-Z][\s\S]{40,}\.\s*$/);
    expect(control.fix).toMatch(/^[A-Z][\s\S]{15,}[.}]\s*$/);
  });

  test("fills its fix from parameters that it has", () => {
    const named = [...control.fix.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(control.parameters)).toEqual(expect.arrayContaining(named));
  });

  test("reads only what the AWS provider has", async () => {
    const active = activeControl(await policy(), id);
    const selected = control.selects.filter((type) => type !== "stack");
    const types = [...selected, ...active.reads.linked.keys()];
    expect(types.filter((type) => !attributesOf(type))).toEqual([]);
    const paths = pathsOf(active);
    expect(paths.length).toBeGreaterThan(0);
    const unheardOf = paths.filter(([type, path]) => !attributesOf(type)?.has(path));
    expect(unheardOf.map((path) => path.join("."))).toEqual([]);
    expect(new Set(control.reads).size).toBe(control.reads.length);
  });

  test("calls wrong only what it reads", async () => {
    const paths = pathsOf(activeControl(await policy(), id)).map((path) => path.join("."));
    expect(paths).toEqual(expect.arrayContaining(Object.keys(casesById[id]?.damage ?? {})));
  });

  test("is applied where it belongs", () => {
    if (isPresence(id)) {
      expect(control.selects).toHaveLength(1);
      expect(control.profiles).not.toContain("baseline");
    }
    expect(control.profiles.some((name) => name !== "baseline")).toBe(true);
  });

  test("names requirements that exist", () => {
    expect(Object.keys(control.frameworks).length).toBeGreaterThan(0);
    for (const [framework, requirements] of Object.entries(control.frameworks)) {
      const pattern = REQUIREMENTS[framework] as RegExp;
      expect(requirements.filter((requirement) => !pattern.test(requirement))).toEqual([]);
    }
  });
});
