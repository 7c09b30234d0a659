import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { findChromium } from "../scripts/chromium";
import { writePlan } from "./plan";
import { isInstalled } from "./rivals";
import { type Figure, time } from "./table";

const RESOURCES = 1000;

/** What a person takes for an answer at once: J. Nielsen, "Usability Engineering" (1993), section 5.5. */
const AT_ONCE = 100;

/** How soon `report.html` answers a key in its search, on one core; none where there is no Chromium. */
export function page(folder: string, gate: string): Figure[] {
  if (!findChromium()) return [];
  const plan = join(folder, "page.plan.json");
  const report = join(folder, "report.html");
  writePlan(plan, RESOURCES);
  spawnSync(process.execPath, [gate, "check", plan, "--profile", "payments", "--out", report]);
  const typing = [process.execPath, "--import", "tsx", "bench/keystroke.ts", report];
  // Chromium's processes inherit the core that this one is held to.
  const [program = "", ...args] = isInstalled("taskset")
    ? ["taskset", "-c", "0", ...typing]
    : typing;
  const milliseconds = Number(execFileSync(program, args, { encoding: "utf8" }));
  const resources = RESOURCES.toLocaleString("en-US");
  return [
    time(
      [`a key in report.html of ${resources}`, { milliseconds, bytes: 0 }],
      ["what seems at once", { milliseconds: AT_ONCE, bytes: 0 }],
      1,
    ),
  ];
}
