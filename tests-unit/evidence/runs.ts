import type { Run } from "../../proof/evidence/run";
import type { Report } from "../../proof/gate/report";

/** A run of these reports, of which nothing else matters. */
export const run = (reports: Report[], rest: Partial<Run> = {}): Run => ({
  id: "7d0c8d2e-6a0b-4f0e-9b0a-3f3b6f1d2c11",
  time: "2026-06-01T12:00:00.000Z",
  version: "0.1.0",
  settings: { extends: "baseline", parameters: {}, off: {} },
  exceptions: [],
  reports,
  masked: {},
  history: [],
  ...rest,
});
