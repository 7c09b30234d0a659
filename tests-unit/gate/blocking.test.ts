import { isPassing, tallyOf } from "../../proof/gate/blocking";
import type { Severity } from "../../proof/gate/policy";
import { report } from "../evidence/reports";
import { model, resource } from "./models";
import { control } from "./policies";

const topic = (name: string, rest = {}) => resource(`aws_sns_topic.${name}`, rest);
const SEVERITIES: Severity[] = ["critical", "high", "medium", "low"];
const controls = SEVERITIES.map((severity) => control(`sns/${severity}`, { severity }));

/** Of each severity one control, of which those of `failing` do not hold. */
function judged(failing: Severity[], failOn?: Severity, rest = {}) {
  const of = report(
    model(topic("a", rest)),
    controls,
    (id) => !failing.some((s) => id.endsWith(s)),
  );
  if (failOn) of.failOn = failOn;
  return of;
}

test("without a threshold every severity blocks", () => {
  expect(isPassing(judged([]))).toBe(true);
  for (const severity of SEVERITIES) expect(isPassing(judged([severity]))).toBe(false);
});

test.each(SEVERITIES)("what is below %s does not block, and is counted", (failOn) => {
  const at = SEVERITIES.indexOf(failOn);
  for (const [position, severity] of SEVERITIES.entries()) {
    expect(isPassing(judged([severity], failOn))).toBe(position > at);
  }
  expect(tallyOf(judged(SEVERITIES, failOn))).toEqual({
    blocking: at + 1,
    below: SEVERITIES.length - at - 1,
    known: 0,
  });
});

test("an unknown counts at its control's severity", () => {
  const unknown = { unknown: ["name"] };
  expect(isPassing(judged(["medium"], "medium", unknown))).toBe(false);
  expect(isPassing(judged(["medium"], "high", unknown))).toBe(true);
});

test("what is not as declared counts as high", () => {
  const of = judged([]);
  of.drift = { missing: ["aws_sns_topic.b"], extra: ["aws_sns_topic.c"], differing: [] };
  expect(isPassing(of)).toBe(false);
  expect(isPassing({ ...of, failOn: "high" })).toBe(false);
  expect(isPassing({ ...of, failOn: "critical" })).toBe(true);
  expect(tallyOf({ ...of, failOn: "critical" })).toEqual({ blocking: 0, below: 2, known: 0 });
});
