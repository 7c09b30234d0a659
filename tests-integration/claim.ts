import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { APIGatewayClient, GetAccountCommand } from "@aws-sdk/client-api-gateway";
import { readJson } from "./deployment";
import { inventory } from "./inventory";

/** An apply would touch what is in the account already, and not the run's own. */
export class InTheWay extends Error {
  override name = "InTheWay";
}

interface Planned {
  type: string;
  change: { actions: string[]; after: Record<string, unknown> | null };
}
export interface Plan {
  resource_changes?: Planned[];
}

/** Type -> its kind in the inventory, of all that an account holds under a name once only. */
const KINDS: Record<string, string> = {
  aws_budgets_budget: "budget",
  aws_cloudwatch_composite_alarm: "alarm",
  aws_cloudwatch_contributor_insight_rule: "insight rule",
  aws_cloudwatch_dashboard: "dashboard",
  aws_cloudwatch_event_archive: "archive",
  aws_cloudwatch_event_rule: "rule",
  aws_cloudwatch_log_group: "log group",
  aws_cloudwatch_log_resource_policy: "log policy",
  aws_cloudwatch_metric_alarm: "alarm",
  aws_cloudwatch_metric_stream: "metric stream",
  aws_config_config_rule: "config rule",
  aws_dynamodb_table: "table",
  aws_ecs_cluster: "cluster",
  aws_ecs_task_definition: "task definition",
  aws_iam_role: "role",
  aws_kinesis_firehose_delivery_stream: "stream",
  aws_kms_alias: "alias",
  aws_lambda_function: "function",
  aws_s3_bucket: "bucket",
  aws_sns_topic: "topic",
  aws_sqs_queue: "queue",
  aws_synthetics_canary: "canary",
  aws_xray_group: "trace group",
  aws_xray_sampling_rule: "sampling rule",
};
/** The attribute that holds the name; the first that there is. */
const NAMES = [
  "alarm_name",
  "bucket",
  "dashboard_name",
  "family",
  "function_name",
  "group_name",
  "policy_name",
  "rule_name",
  "name",
];
/** What can carry no tag and is no part of another thing. */
const UNTAGGED = [
  "aws_cloudwatch_dashboard",
  "aws_cloudwatch_event_archive",
  "aws_cloudwatch_log_resource_policy",
];

/**
 * What an apply is about to make must not be there yet: AWS would overwrite a dashboard or an alarm of
 * the same name without a word. The names that are free are written down in the work folder, for by
 * them what can carry no tag is known to be the run's own.
 * @throws InTheWay
 */
export async function claim(plan: Plan, work: string): Promise<void> {
  const created = (plan.resource_changes ?? []).filter(({ change }) =>
    change.actions.includes("create"),
  );
  const planned = new Set(created.map(lineOf));
  const standing = (await inventory()).filter((line) =>
    planned.has(line.replace(/^topic .*:/, "topic ")),
  );
  if (standing.length > 0) {
    throw new InTheWay(
      `These stand in the account already, and are not this test's: ${standing.join(", ")}. ` +
        "Nothing was applied. Give the configuration another suffix.",
    );
  }
  if (created.some(({ type }) => type === "aws_api_gateway_account")) await assertNoLoggingRole();
  const untagged = created.filter(({ type }) => UNTAGGED.includes(type)).map(nameOf);
  writeFileSync(fileIn(work), JSON.stringify([...claimed(work), ...untagged]));
}

/** Names of what can carry no tag, and is the run's own. */
export const claimed = (work: string): string[] =>
  existsSync(fileIn(work)) ? readJson(fileIn(work)) : [];

const fileIn = (work: string) => join(work, "claim.json");

const nameOf = ({ change: { after } }: Planned): string =>
  String(NAMES.map((name) => after?.[name]).find((name) => typeof name === "string"));

/** As the inventory has it. */
const lineOf = (planned: Planned): string => `${KINDS[planned.type]} ${nameOf(planned)}`;

/** It is one for the account and region, and destroying the stack would take it away from all others. */
async function assertNoLoggingRole(): Promise<void> {
  const { cloudwatchRoleArn } = await new APIGatewayClient({}).send(new GetAccountCommand({}));
  if (!cloudwatchRoleArn) return;
  throw new InTheWay(
    `API Gateway's logging role of this account and region is ${cloudwatchRoleArn}, and destroying the ` +
      "stack would take it away. Nothing was applied. Set api.managesAccountLogging to false in the configuration.",
  );
}
