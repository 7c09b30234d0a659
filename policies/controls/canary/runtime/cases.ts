import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const canary = (runtime_version: unknown): CaseConfig => ({
  "aws_synthetics_canary.c": { name: "c", runtime_version },
});
const bad = (runtime_version: unknown): BadCase => ({
  config: canary(runtime_version),
  at: ["aws_synthetics_canary.c"],
});

export const cases: ControlCases = {
  pass: {
    "a current Puppeteer": canary("syn-nodejs-puppeteer-15.0"),
    "the oldest Puppeteer that is not deprecated": canary("syn-nodejs-puppeteer-8.0"),
    "one that came after this was written": canary("syn-nodejs-puppeteer-17.1"),
    "a current Playwright": canary("syn-nodejs-playwright-6.0"),
    Selenium: canary("syn-python-selenium-10.0"),
  },
  fail: {
    "Puppeteer, deprecated": bad("syn-nodejs-puppeteer-7.0"),
    "Puppeteer, of one digit that sorts after 15": bad("syn-nodejs-puppeteer-5.2"),
    "Selenium, deprecated": bad("syn-python-selenium-5.1"),
    "the first of all": bad("syn-1.0"),
    "a family that does not exist": bad("syn-nodejs-puppet-15.0"),
    "without its version": bad("syn-nodejs-puppeteer-"),
    "a beta": bad("syn-nodejs-puppeteer-15.0-beta"),
    "only the version": bad("15.0"),
    "a number": bad(15),
    null: bad(null),
    absent: {
      config: { "aws_synthetics_canary.c": { name: "c" } },
      at: ["aws_synthetics_canary.c"],
    },
  },
  unknown: {
    "from a variable": bad("${var.runtime}"),
  },
  damage: {
    "aws_synthetics_canary.runtime_version": fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 9 }))
      .map(([major, minor]) => `syn-nodejs-puppeteer-${major}.${minor}`),
  },
};
