import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const canary = (values: object): CaseConfig => ({
  "aws_synthetics_canary.c": { name: "c", ...values },
});
const bad = (values: object): BadCase => ({
  config: canary(values),
  at: ["aws_synthetics_canary.c"],
});

export const cases: ControlCases = {
  pass: {
    "told to start": canary({ start_canary: true }),
    "started and running": canary({ start_canary: true, status: "RUNNING" }),
  },
  fail: {
    "told not to": bad({ start_canary: false }),
    "told nothing, which is not to start": bad({}),
    null: bad({ start_canary: null }),
    "a word for it": bad({ start_canary: "true" }),
    "started, and stopped by hand": bad({ start_canary: true, status: "STOPPED" }),
    "started, and failed": bad({ start_canary: true, status: "ERROR" }),
    "running by hand": bad({ start_canary: false, status: "RUNNING" }),
    "a status of no kind": bad({ start_canary: true, status: true }),
  },
  unknown: {
    "from a variable": bad({ start_canary: "${var.start}" }),
  },
  damage: {
    "aws_synthetics_canary.status": fc.constantFrom("STOPPED", "STOPPING", "ERROR", "READY"),
  },
};
