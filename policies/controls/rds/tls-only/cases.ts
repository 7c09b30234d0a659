import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const CLUSTER = "aws_rds_cluster.d";
const GROUP = "aws_rds_cluster_parameter_group.g";
const FORCED = { name: "rds.force_ssl", value: "1" };
const SECURE = { name: "require_secure_transport", value: "ON" };

const cluster = (changes: Record<string, unknown> = {}): CaseConfig => ({
  [CLUSTER]: {
    cluster_identifier: "d",
    engine: "aurora-postgresql",
    db_cluster_parameter_group_name: `\${${GROUP}.name}`,
    ...changes,
  },
});
const group = (parameter: unknown): CaseConfig => ({
  [GROUP]: { name: "g", family: "aurora-postgresql16", parameter },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [CLUSTER] });
const says = (parameter: unknown) => bad({ ...cluster(), ...group(parameter) });

export const cases: ControlCases = {
  pass: {
    "Aurora PostgreSQL's": { ...cluster(), ...group([FORCED]) },
    "among others": {
      ...cluster(),
      ...group([{ name: "log_connections", value: "1" }, FORCED]),
    },
    "of a group that is named": {
      ...cluster({ db_cluster_parameter_group_name: "g" }),
      ...group([FORCED]),
    },
    "PostgreSQL's": { ...cluster({ engine: "postgres" }), ...group([FORCED]) },
    "Aurora MySQL's": { ...cluster({ engine: "aurora-mysql" }), ...group([SECURE]) },
    "MySQL's": { ...cluster({ engine: "mysql" }), ...group([{ ...SECURE, value: "1" }]) },
  },
  fail: {
    "AWS's own group": bad(cluster({ db_cluster_parameter_group_name: null })),
    "AWS's own group, by name": bad(
      cluster({ db_cluster_parameter_group_name: "default.aurora-postgresql16" }),
    ),
    "no parameters": says(null),
    "other parameters": says([{ name: "log_connections", value: "1" }]),
    "TLS for whoever likes": says([{ ...FORCED, value: "0" }]),
    "no value": says([{ ...FORCED, value: null }]),
    "a word for a number": says([{ ...FORCED, value: "on" }]),
    "a misspelt name": says([{ ...FORCED, name: "rds.forcessl" }]),
    "one thing and its contrary": says([FORCED, { ...FORCED, value: "0" }]),
    "what another engine takes": says([SECURE]),
    "an engine that nobody knows": bad({ ...cluster({ engine: "oracle" }), ...group([FORCED]) }),
    "no engine": bad({ ...cluster({ engine: null }), ...group([FORCED]) }),
    "another cluster's group": bad({
      ...cluster({ db_cluster_parameter_group_name: null }),
      ...group([FORCED]),
    }),
  },
  unknown: {
    "a variable's group": bad(cluster({ db_cluster_parameter_group_name: "${var.group}" })),
    "a variable's value": says([{ ...FORCED, value: "${var.tls}" }]),
    "a variable's engine": bad({ ...cluster({ engine: "${var.engine}" }), ...group([FORCED]) }),
  },
  damage: {
    "aws_rds_cluster.engine": fc.constantFrom("aurora-mysql", "oracle"),
    "aws_rds_cluster.db_cluster_parameter_group_name": fc.constant("default.aurora-postgresql16"),
    "aws_rds_cluster_parameter_group.parameter.value": fc.constantFrom("0", "off"),
  },
  equivalent: ["name", "value"].flatMap((attribute) =>
    [0, 1].map((at) => ({
      path: `aws_rds_cluster_parameter_group.parameter.${attribute}`,
      damage: "*",
      place: `parameter.${at}.${attribute}`,
      because: "what else a group says is no matter of TLS",
    })),
  ),
};
