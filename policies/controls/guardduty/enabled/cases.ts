import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const detector = (changes: object = {}): CaseConfig => ({
  "aws_guardduty_detector.d": {
    enable: true,
    finding_publishing_frequency: "FIFTEEN_MINUTES",
    ...changes,
  },
});
const bad = (changes: object): BadCase => ({
  config: detector(changes),
  at: ["aws_guardduty_detector.d"],
});

export const cases: ControlCases = {
  pass: {
    "on, at once": detector(),
    "on, by the hour": detector({ finding_publishing_frequency: "ONE_HOUR" }),
    "on by default": detector({ enable: null }),
  },
  fail: {
    suspended: bad({ enable: false }),
    "by the quarter of a day": bad({ finding_publishing_frequency: "SIX_HOURS" }),
    "not said how often": bad({ finding_publishing_frequency: null }),
    "a text": bad({ enable: "yes" }),
  },
  unknown: {
    "from a variable": bad({ enable: "${var.on}" }),
    "how often from a variable": bad({ finding_publishing_frequency: "${var.often}" }),
  },
  damage: {
    "aws_guardduty_detector.enable": fc.constant(false),
    "aws_guardduty_detector.finding_publishing_frequency": fc.constant("SIX_HOURS"),
  },
  equivalent: [
    ...["removed", "null"].map((damage) => ({
      path: "aws_guardduty_detector.enable",
      damage,
      because: "a detector is enabled unless it says otherwise",
    })),
  ],
};
