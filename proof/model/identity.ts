/** How a resource type is named by others. */
export interface Identity {
  /** The configured attribute that names it. */
  name?: string;
  /** What its `id` equals, when that is not a value of its own. */
  id?: string;
  /** Computed attributes, beside `id` and `arn`, by which others name it. */
  also?: string[];
}

const named = (name: string, id?: string, ...also: string[]): Identity => ({
  name,
  ...(id && { id }),
  also,
});

/** From the "Attribute Reference" of each resource in the AWS provider's documentation. */
const IDENTITIES: Record<string, Identity> = {
  aws_api_gateway_rest_api: named("name", undefined, "execution_arn", "root_resource_id"),
  aws_api_gateway_stage: named("stage_name", undefined, "execution_arn", "invoke_url"),
  aws_apigatewayv2_api: named("name", undefined, "execution_arn", "api_endpoint"),
  aws_autoscaling_group: named("name", "name"),
  aws_cloudwatch_composite_alarm: named("alarm_name", "alarm_name"),
  aws_cloudwatch_dashboard: named("dashboard_name", "dashboard_name", "dashboard_arn"),
  aws_cloudwatch_event_archive: named("name", "name"),
  aws_cloudwatch_event_bus: named("name", "name"),
  aws_cloudwatch_event_rule: named("name"),
  aws_cloudwatch_log_group: named("name", "name"),
  aws_cloudwatch_log_stream: named("name", "name"),
  aws_cloudwatch_metric_alarm: named("alarm_name", "alarm_name"),
  aws_config_config_rule: named("name", "name", "rule_id"),
  aws_db_instance: named("identifier", undefined, "resource_id", "address", "endpoint"),
  aws_db_subnet_group: named("name", "name"),
  aws_dynamodb_table: named("name", "name", "stream_arn"),
  aws_ecs_cluster: named("name", "arn"),
  aws_ecs_service: named("name"),
  aws_ecs_task_definition: named("family", "family", "arn_without_revision"),
  aws_iam_instance_profile: named("name", "name", "unique_id"),
  aws_iam_policy: named("name", "arn"),
  aws_iam_role: named("name", "name", "unique_id"),
  aws_kinesis_firehose_delivery_stream: named("name", "arn"),
  aws_kinesis_stream: named("name", "arn"),
  aws_kms_alias: named("name", "name"),
  aws_kms_key: { id: "key_id", also: ["key_id"] },
  aws_lambda_function: named(
    "function_name",
    "function_name",
    "invoke_arn",
    "qualified_arn",
    "qualified_invoke_arn",
    "response_streaming_invoke_arn",
  ),
  aws_rds_cluster: named(
    "cluster_identifier",
    "cluster_identifier",
    "cluster_resource_id",
    "endpoint",
    "reader_endpoint",
  ),
  aws_rds_cluster_instance: named("identifier", "identifier", "endpoint"),
  aws_rds_cluster_parameter_group: named("name", "name"),
  aws_s3_bucket: named("bucket", "bucket", "bucket_domain_name", "bucket_regional_domain_name"),
  aws_secretsmanager_secret: named("name", "arn"),
  aws_sfn_state_machine: named("name", "arn"),
  aws_sns_topic: named("name", "arn"),
  aws_sqs_queue: named("name", "url", "url"),
  aws_ssm_parameter: named("name", "name"),
  aws_synthetics_canary: named("name", "name"),
  aws_wafv2_web_acl: named("name"),
  aws_xray_group: named("group_name", "arn"),
};

const ANY: Identity = {};

/** What tells resources of the type from each other; nothing in particular of a type that is not known. */
export const identityOf = (type: string): Identity =>
  Object.hasOwn(IDENTITIES, type) ? (IDENTITIES[type] as Identity) : ANY;

/** Attributes that are a resource's own, in any type of which nothing more is known here. */
const OWN = new Set(["id", "arn", "name", "dns_name", "domain_name", "endpoint", "url"]);

/** Whether an attribute says who the resource is, rather than what it is like or whom it names. */
export function isIdentity(type: string, attribute: string): boolean {
  if (attribute === "id" || attribute === "arn") return true;
  if (!Object.hasOwn(IDENTITIES, type)) return OWN.has(attribute);
  const { name, also = [] } = identityOf(type);
  return attribute === name || also.includes(attribute);
}

/** The configured attribute that a computed one repeats in another form. */
export function sameAs(type: string, attribute: string): string {
  // An alias gives its key by id and by ARN.
  const isTarget = type === "aws_kms_alias" && attribute === "target_key_arn";
  return isTarget ? "target_key_id" : attribute;
}

/** A type that an attribute names, and by which of its attributes. */
export interface Target {
  type: string;
  attribute: string;
}

const target = (type: string, attribute = identityOf(type).name ?? "id"): Target => ({
  type,
  attribute,
});
/** A path of a REST API: its root is the API's own. */
const apiPath = [
  target("aws_api_gateway_resource", "id"),
  target("aws_api_gateway_rest_api", "root_resource_id"),
];
const alarms = [target("aws_cloudwatch_metric_alarm"), target("aws_cloudwatch_composite_alarm")];
const bucket = [target("aws_s3_bucket")];
const eventBus = [target("aws_cloudwatch_event_bus")];
const key = [target("aws_kms_key", "key_id"), target("aws_kms_alias")];
const lambda = [target("aws_lambda_function")];
const logGroup = [target("aws_cloudwatch_log_group")];
const role = [target("aws_iam_role")];
const securityGroup = [target("aws_security_group", "id")];
const subnet = [target("aws_subnet", "id")];

/** Attributes that name a resource by something other than its ARN, by their last part. */
const BY_ATTRIBUTE: Record<string, Target[]> = {
  alarm: alarms,
  allocation_id: [target("aws_eip", "id")],
  api_id: [target("aws_apigatewayv2_api", "id")],
  autoscaling_group_name: [target("aws_autoscaling_group")],
  bucket,
  cluster: [target("aws_ecs_cluster")],
  cluster_identifier: [target("aws_rds_cluster")],
  db_cluster_identifier: [target("aws_rds_cluster")],
  db_cluster_parameter_group_name: [target("aws_rds_cluster_parameter_group")],
  db_subnet_group_name: [target("aws_db_subnet_group")],
  event_bus_name: eventBus,
  function_name: lambda,
  key_id: key,
  kms_data_key_id: key,
  kms_key: key,
  kms_key_arn: key,
  kms_key_id: key,
  kms_master_key_id: key,
  log_group: logGroup,
  log_group_name: logGroup,
  log_group_names: logGroup,
  parent_id: apiPath,
  queue_url: [target("aws_sqs_queue", "url")],
  referenced_security_group_id: securityGroup,
  resource_id: apiPath,
  rest_api_id: [target("aws_api_gateway_rest_api", "id")],
  role,
  role_name: role,
  roles: role,
  rule: [target("aws_cloudwatch_event_rule")],
  s3_bucket: bucket,
  s3_bucket_name: bucket,
  security_group_id: securityGroup,
  security_group_ids: securityGroup,
  security_groups: securityGroup,
  source_security_group_id: securityGroup,
  subnet_id: subnet,
  subnet_ids: subnet,
  subnets: subnet,
  table_name: [target("aws_dynamodb_table")],
  target_key_id: key,
  vpc_id: [target("aws_vpc", "id")],
  vpc_security_group_ids: securityGroup,
  vpc_zone_identifier: subnet,
};

/** What is named by where it is asked, under whatever attribute or key that stands. */
export const BY_URL: Target[] = [target("aws_sqs_queue", "url")];

/** The same within documents, by the whole path. */
const BY_DOCUMENT_PATH: Record<string, Target[]> = {
  "container_definitions.logConfiguration.options.awslogs-group": logGroup,
  "event_pattern.detail.alarmName": alarms,
  "rule_definition.LogGroupNames": logGroup,
};

const NONE: Target[] = [];

/** The types that the attribute at this path of this type names by something other than an ARN. */
export function targetsOf(type: string, path: string, inDocument: boolean): Target[] {
  if (inDocument) {
    return Object.hasOwn(BY_DOCUMENT_PATH, path) ? (BY_DOCUMENT_PATH[path] as Target[]) : NONE;
  }
  const name = path.slice(path.lastIndexOf(".") + 1);
  const targets = Object.hasOwn(BY_ATTRIBUTE, name) ? (BY_ATTRIBUTE[name] as Target[]) : NONE;
  // What a resource calls itself names no other resource.
  return path === identityOf(type).name ? NONE : targets;
}

/** A metric's dimension, in a namespace of AWS's own -> the resource that it names. */
export const DIMENSIONS: Record<string, Target[]> = {
  ApiName: [target("aws_api_gateway_rest_api")],
  ApiId: [target("aws_apigatewayv2_api", "id")],
  AutoScalingGroupName: [target("aws_autoscaling_group")],
  BucketName: bucket,
  CanaryName: [target("aws_synthetics_canary")],
  ClusterName: [target("aws_ecs_cluster")],
  DBClusterIdentifier: [target("aws_rds_cluster")],
  DBInstanceIdentifier: [target("aws_db_instance"), target("aws_rds_cluster_instance")],
  DeliveryStreamName: [target("aws_kinesis_firehose_delivery_stream")],
  EventBusName: eventBus,
  FunctionName: lambda,
  // Lambda Insights' own word for it.
  function_name: lambda,
  LogGroupName: logGroup,
  QueueName: [target("aws_sqs_queue")],
  RuleName: [target("aws_cloudwatch_event_rule")],
  ServiceName: [target("aws_ecs_service")],
  StreamName: [target("aws_kinesis_stream")],
  TableName: [target("aws_dynamodb_table")],
  TopicName: [target("aws_sns_topic")],
  WebACL: [target("aws_wafv2_web_acl")],
};
