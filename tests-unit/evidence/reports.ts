import type { Exception } from "../../proof/gate/exceptions";
import type { Control } from "../../proof/gate/policy";
import { type Report, reportOn } from "../../proof/gate/report";
import type { Model } from "../../proof/model/model";
import { active, policy, proves } from "../gate/policies";

/** A report in which what `holds` says is proven. */
export function report(
  model: Model,
  controls: Control[],
  holds: (id: string, address: string) => boolean,
  exceptions: Exception[] = [],
): Report {
  const input = [{ file: "plan.json", digest: "sha256:1" }];
  const judge = policy(controls, (asked) => proves(asked, holds));
  return reportOn(model, input, judge, {
    profile: "baseline",
    controls: controls.map(active),
    off: {},
    exceptions,
    today: "2026-06-01",
  });
}
