import fc from "fast-check";
import { unitOf } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { containerLogs, countedBy, logLevels } from "../../../lib/harmless";
import {
  busy,
  erring,
  failing,
  ofOne,
  oneService,
  slow,
  together,
  twoFunctions,
  used,
} from "../../../lib/microservices";

const alarms: CaseConfig = {
  ...twoFunctions,
  ...oneService,
  ...failing(),
  ...slow(),
  ...busy(),
  ...used("CPU"),
  ...used("Memory"),
  ...erring(),
};
const CRITICAL = "(ALARM(failing) OR ALARM(slow)) AND ALARM(busy)";
const EXHAUSTED = "ALARM(cpu) AND ALARM(memory)";
const EVERYWHERE = "ALARM(failing) AND ALARM(erring)";
const ruled = (critical: unknown, exhausted: unknown, everywhere: unknown): CaseConfig => ({
  ...alarms,
  ...together("critical", critical),
  ...together("exhausted", exhausted),
  ...together("everywhere", everywhere),
});
const whole = ruled(CRITICAL, EXHAUSTED, EVERYWHERE);
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const critical = (rule: unknown) => bad(ruled(rule, EXHAUSTED, EVERYWHERE));
const exhausted = (rule: unknown) => bad(ruled(CRITICAL, rule, EVERYWHERE));
const everywhere = (rule: unknown) => bad(ruled(CRITICAL, EXHAUSTED, rule));
const second: CaseConfig = {
  "aws_ecs_service.second": { name: "second", cluster: "${aws_ecs_cluster.c.arn}" },
};

export const cases: ControlCases = {
  pass: {
    "all three": whole,
    "written otherwise": ruled(
      "NOT ((NOT ALARM(failing) AND NOT ALARM(slow)) OR NOT ALARM(busy))",
      "ALARM(memory) AND (ALARM(cpu) OR FALSE)",
      "ALARM(erring) AND ALARM(failing) AND TRUE",
    ),
    "multiplied out": ruled(
      "(ALARM(busy) AND ALARM(slow)) OR (ALARM(failing) AND ALARM(busy))",
      EXHAUSTED,
      EVERYWHERE,
    ),
  },
  fail: {
    nothing: bad({}),
    "no composite alarms": bad(alarms),
    "failing or slow, whether busy or not": critical("ALARM(failing) OR ALARM(slow)"),
    "all of it": critical("ALARM(failing) AND ALARM(slow) AND ALARM(busy)"),
    "any of it": critical("ALARM(failing) OR ALARM(slow) OR ALARM(busy)"),
    "brackets in the wrong place": critical("ALARM(failing) OR (ALARM(slow) AND ALARM(busy))"),
    "failing or slow, while not busy": critical(
      "(ALARM(failing) OR ALARM(slow)) AND NOT ALARM(busy)",
    ),
    "failing or slow, and well": critical("(ALARM(failing) OR ALARM(slow)) AND OK(busy)"),
    "CPU or memory": exhausted("ALARM(cpu) OR ALARM(memory)"),
    "CPU only": exhausted("ALARM(cpu)"),
    "CPU and something else": exhausted("ALARM(cpu) AND ALARM(erring)"),
    "not of every service": bad({ ...whole, ...second }),
    "functions or services": everywhere("ALARM(failing) OR ALARM(erring)"),
    "functions only": everywhere("ALARM(failing)"),
    "slow functions and services": everywhere("ALARM(slow) AND ALARM(erring)"),
    "that tells nobody": bad({
      ...whole,
      ...together("critical", CRITICAL, { alarm_actions: [] }),
    }),
    "of different functions": bad({
      ...whole,
      ...busy(ofOne()),
    }),
  },
  unknown: { "from a variable": critical("${var.rule}") },
  damage: {
    "aws_cloudwatch_composite_alarm.alarm_rule": fc.constantFrom("TRUE", "FALSE", "ALARM(x)"),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
  equivalent: [
    ...logLevels,
    ...containerLogs,
    ...["payment-handler", "order-processor"].flatMap((one) => countedBy(`${one}_metrics_errors`)),
    unitOf("services_alarms_lambda-concurrency"),
  ],
};
