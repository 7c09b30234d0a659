/** `arn:partition:service:region:account:resource`, taken apart. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s;

/** Undefined when the text is no ARN. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith("arn:")) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] =
    ARN.exec(text) ?? [];
  return resource ? { partition, service, region, account, resource } : undefined;
}

/** Where in an ARN's resource part the name of a Terraform resource stands. */
export interface Shape {
  service: string;
  /** Groups: `name`, and `suffix` for what an ARN may add to the resource's own. */
  resource: RegExp;
  types: string[];
  /** The attribute that `name` equals, when it is not the type's name. */
  attribute?: string;
  /** The attribute that holds this ARN, when it is not `arn`. */
  arn?: string;
  /** The attribute that equals the group `parent`, where names are unique in something only. */
  parent?: string;
}

/** From the "Resource types" tables of AWS's Service Authorization Reference, one line a resource type. */
export const SHAPES: Shape[] = [
  shape(
    "cloudwatch",
    /^alarm:(?<name>.+)$/,
    "aws_cloudwatch_metric_alarm",
    "aws_cloudwatch_composite_alarm",
  ),
  {
    ...shape("cloudwatch", /^dashboard\/(?<name>.+)$/, "aws_cloudwatch_dashboard"),
    arn: "dashboard_arn",
  },
  shape("dynamodb", /^table\/(?<name>[^/]+)(?<suffix>\/.*)?$/, "aws_dynamodb_table"),
  shape("ecs", /^cluster\/(?<name>[^/]+)$/, "aws_ecs_cluster"),
  shape("events", /^event-bus\/(?<name>.+)$/, "aws_cloudwatch_event_bus"),
  shape("events", /^rule\/(?:.+\/)?(?<name>[^/]+)$/, "aws_cloudwatch_event_rule"),
  {
    ...shape("execute-api", /^(?<name>[^/]+)(?<suffix>\/.*)?$/, "aws_api_gateway_rest_api"),
    attribute: "id",
    arn: "execution_arn",
  },
  shape("firehose", /^deliverystream\/(?<name>.+)$/, "aws_kinesis_firehose_delivery_stream"),
  shape("iam", /^role\/(?:.+\/)?(?<name>[^/]+)$/, "aws_iam_role"),
  shape("iam", /^policy\/(?:.+\/)?(?<name>[^/]+)$/, "aws_iam_policy"),
  shape("kinesis", /^stream\/(?<name>[^/]+)(?<suffix>\/.*)?$/, "aws_kinesis_stream"),
  { ...shape("kms", /^key\/(?<name>.+)$/, "aws_kms_key"), attribute: "key_id" },
  shape("kms", /^(?<name>alias\/.+)$/, "aws_kms_alias"),
  shape("lambda", /^function:(?<name>[^:]+)(?<suffix>:.*)?$/, "aws_lambda_function"),
  {
    ...shape(
      "logs",
      /^log-group:(?<parent>[^:]+):log-stream:(?<name>[^:]+)$/,
      "aws_cloudwatch_log_stream",
    ),
    parent: "log_group_name",
  },
  shape("logs", /^log-group:(?<name>[^:]+)(?<suffix>:.*)?$/, "aws_cloudwatch_log_group"),
  shape("rds", /^cluster:(?<name>.+)$/, "aws_rds_cluster"),
  shape("rds", /^db:(?<name>.+)$/, "aws_db_instance", "aws_rds_cluster_instance"),
  shape("s3", /^(?<name>[^/]+)(?<suffix>\/.*)?$/, "aws_s3_bucket"),
  shape("sns", /^(?<name>[^:]+)$/, "aws_sns_topic"),
  shape("sqs", /^(?<name>[^:]+)$/, "aws_sqs_queue"),
  shape("ssm", /^parameter(?<name>\/.+)$/, "aws_ssm_parameter"),
  // A name without a path is set apart by the slash that another one begins with.
  shape("ssm", /^parameter\/(?<name>[^/]+)$/, "aws_ssm_parameter"),
  shape("states", /^stateMachine:(?<name>[^:]+)(?<suffix>:.*)?$/, "aws_sfn_state_machine"),
  shape("synthetics", /^canary:(?<name>.+)$/, "aws_synthetics_canary"),
];

function shape(service: string, resource: RegExp, ...types: string[]): Shape {
  return { service, resource, types };
}
