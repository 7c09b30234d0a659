import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Asset } from "../assets/zip";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import type { Statement } from "./policy";
import { ServiceRole } from "./role";
import { writeTraces } from "./statements";

export interface FunctionProps {
  place: Place;
  name: string;
  key: Key;
  code: Asset;
  runtime: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  environment: Record<string, string>;
  /** What it may do beyond writing its own logs and traces. */
  statements: Statement[];
  dependsOn?: ITerraformDependable[];
  /** From which level on Lambda's own lines are kept; INFO has a report of every invocation. */
  systemLogs?: "INFO" | "WARN";
  /** The layer of Lambda Insights, which measures memory; without it, it is not measured. */
  insightsLayer?: string | undefined;
}

/**
 * The extension writes to one group of the account's and region's, which it makes itself, and CloudWatch takes
 * the metrics from there. Source: CloudWatch User Guide, "Getting started with Lambda Insights".
 */
const writeInsights = (place: Place): Statement => ({
  Sid: "WriteInsights",
  Effect: "Allow",
  Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: arn(place, "logs", "log-group:/aws/lambda-insights:*"),
});

/**
 * A traced Lambda function on Graviton that writes JSON logs to a group made before it, under a role
 * that may do no more than it is told. Source: Lambda Developer Guide, "Configuring advanced logging
 * controls" and "Execution role".
 */
export class TracedFunction extends Construct {
  readonly function: LambdaFunction;
  readonly name: string;
  readonly logGroup: LogGroup;
  readonly role: ServiceRole;

  constructor(scope: Construct, id: string, props: FunctionProps) {
    super(scope, id);
    const { place, name } = props;
    this.name = name;
    this.logGroup = new LogGroup(this, "logs", { name: `/aws/lambda/${name}`, key: props.key });
    this.role = new ServiceRole(this, "role", {
      place,
      name,
      service: "lambda.amazonaws.com",
      statements: [
        {
          Sid: "WriteOwnLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: arn(place, "logs", `log-group:${this.logGroup.name}:*`),
        },
        writeTraces,
        ...(props.insightsLayer === undefined ? [] : [writeInsights(place)]),
        ...props.statements,
      ],
    });
    this.function = new LambdaFunction(this, "Default", {
      functionName: name,
      role: this.role.role.arn,
      runtime: props.runtime,
      architectures: ["arm64"],
      handler: "index.handler",
      filename: props.code.path,
      sourceCodeHash: props.code.sha256,
      timeout: props.timeoutSeconds,
      memorySize: props.memoryMegabytes,
      environment: { variables: props.environment },
      ...(props.insightsLayer !== undefined && { layers: [props.insightsLayer] }),
      tracingConfig: { mode: "Active" },
      loggingConfig: {
        logFormat: "JSON",
        logGroup: this.logGroup.group.name,
        applicationLogLevel: "INFO",
        systemLogLevel: props.systemLogs ?? "WARN",
      },
      dependsOn: [this.role.policy, ...(props.dependsOn ?? [])],
    });
  }
}
