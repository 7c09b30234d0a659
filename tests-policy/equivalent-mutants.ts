import { idOfResult, toldElsewhere, unitOf } from "../policies/lib/alarms";
import type { Harmless } from "../policies/lib/cases";

/** Harmless damage, and to which control. */
export interface Equivalent extends Harmless {
  /** `*`: every control. */
  control: string;
}

/**
 * Damage that no control could be asked to notice, beside what its own cases say of it. Each entry was read by a
 * person; the mutation suite fails when one of them covers nothing any more.
 */
export const SHARED: Equivalent[] = [
  ...["metric", "composite"].flatMap((kind) =>
    ["removed", "null"].map((damage) => ({
      control: "alarms/actions-enabled",
      path: `aws_cloudwatch_${kind}_alarm.actions_enabled`,
      damage,
      because: "an alarm's actions are enabled unless it says otherwise",
    })),
  ),
  ...["kms/key-policy", "logs/key-grant", "sns/key-grants"].map((control) => ({
    control,
    path: "aws_kms_key.policy",
    damage: "swapped aws_iam_role.*",
    because: "which of the account's roles may use the key is for the stack to say",
  })),
  ...["removed", "null", '""'].map((damage) => ({
    control: "kms/key-policy",
    path: "aws_kms_key.policy",
    address: "aws_kms_key.key",
    place: "all",
    damage,
    because:
      "a key without a policy gets AWS's default one, which lets in the account's root alone",
  })),
  {
    control: "kms/key-policy",
    path: "aws_kms_key.policy",
    damage: "Action * in AllowAccountAdministration",
    because: "the account's root has every action of KMS already",
  },
  ...["Processor", "Canary", "ArchiveDelivery"].flatMap((role) =>
    ["no Condition", "Action *"].map((what) => ({
      control: "kms/key-policy",
      path: "aws_kms_key.policy",
      damage: `${what} in AllowPayments${role}Role`,
      because: "what a role of the account may do with its key is for the account to say",
    })),
  ),
  {
    control: "kms/key-policy",
    path: "aws_kms_key_policy.policy",
    damage: "Action * in statement 0",
    because: "the account's root has every action of KMS already",
  },
  {
    control: "iam/no-wildcards",
    path: "aws_iam_role_policy.policy",
    damage: "swapped aws_*",
    because:
      "another resource that is named is named too; which a role needs is the stack's to say",
  },
  {
    control: "alarms/service-composites",
    path: "aws_cloudwatch_composite_alarm.alarm_actions",
    damage: "* for its like",
    because: "who is behind a topic is alarms/two-subscribers' to judge",
  },
  ...["function-concurrency", "function-errors", "function-latency"].flatMap((alarm) =>
    ["dimensions", "metric_query"].map((attribute) => ({
      control: `alarms/${alarm}`,
      path: `aws_cloudwatch_metric_alarm.${attribute}`,
      damage: "* for its like",
      because: "another function of the model is one too",
    })),
  ),
  ...[
    ...["alarms/function-errors", "alarms/function-latency", "alarms/service-composites"],
    ...["dashboards/services", "metrics/function-filters"],
  ].map((control) => ({
    control,
    path: "aws_lambda_function.logging_config",
    place: "logging_config.log_group",
    damage: "removed",
    because: "the function's group by default is declared under that name",
  })),
  ...["alarms/service-composites", "alarms/service-errors", "dashboards/services"].map(
    (control) => ({
      control,
      path: "aws_ecs_task_definition.container_definitions.logConfiguration",
      place: "container_definitions.0.logConfiguration.logDriver",
      damage: "*",
      because: "whether a container's log is kept is ecs/task-logs' to judge",
    }),
  ),
  ...[1, 2].map((query) => ({
    control: "alarms/service-composites",
    path: "aws_cloudwatch_metric_alarm.metric_query",
    place: `metric_query.${query}.metric.period`,
    damage: "*",
    because: "how soon it goes off is alarms/function-concurrency's to judge",
  })),
  {
    control: "dashboards/services",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.alarms",
    damage: "* for its like",
    because:
      "another composite alarm is one too; what they mean is alarms/service-composites' to judge",
  },
  ...["removed", "null"].map((damage) => ({
    control: "ecs/private",
    path: "aws_ecs_service.network_configuration.assign_public_ip",
    damage,
    because: "a task has no public address unless its service asks for one",
  })),
  {
    control: "ecs/task-logs",
    path: "aws_ecs_task_definition.container_definitions.logConfiguration",
    damage: "* for its like",
    because: "another declared log group is one too",
  },
  {
    control: "ecs/traced",
    path: "aws_iam_policy.policy",
    damage: "Action * in statement 0",
    because: "what a role may do beyond its need is iam/no-wildcards' to judge",
  },
  ...["removed", "null", "{}"].map((damage) => ({
    control: "lambda/no-plaintext-secrets",
    path: "aws_lambda_function.environment.variables",
    damage,
    because: "a function that is given nothing is given no secret",
  })),
  {
    control: "sqs/dead-letter-alarm",
    path: "aws_sqs_queue.redrive_policy",
    place: "redrive_policy.maxReceiveCount",
    damage: "*",
    because: "how often a message is tried is sqs/redrive's to judge",
  },
  {
    control: "sqs/redrive",
    path: "aws_sqs_queue.redrive_policy",
    address: "aws_sqs_queue.services_orders",
    place: "redrive_policy.maxReceiveCount",
    damage: "*",
    because: "the queue that takes what failed does so however often it was tried",
  },
  ...["logs/payment-groups", "logs/archive"].flatMap((control) => [
    ...[
      "aws_cloudwatch_log_group.processor_logs",
      "aws_cloudwatch_log_group.api_access-log",
    ].flatMap((address) =>
      ["removed", "not known"].map((damage) => ({
        control,
        path: "aws_cloudwatch_log_group.name",
        address,
        damage,
        because: "what writes to the group refers to it, whatever it is called",
      })),
    ),
    ...["removed", "null", '""'].map((damage) => ({
      control,
      path: "aws_lambda_function.logging_config.log_group",
      damage,
      because: "the function's group by default is declared under that name",
    })),
  ]),
  ...["null", '""'].map((damage) => ({
    control: "logs/payment-groups",
    path: "aws_cloudwatch_log_group.name",
    address: "aws_cloudwatch_log_group.api_access-log",
    damage,
    because: "the stage refers to the group's ARN, whatever it is called",
  })),
  ...[
    ["aws_api_gateway_stage.access_log_settings.destination_arn", "api_access-log"],
    ["aws_lambda_function.logging_config.log_group", "processor_logs"],
  ].map(([path = "", name]) => ({
    control: "logs/payment-groups",
    path,
    damage: `swapped aws_cloudwatch_log_group.${name} for its like`,
    because: "another declared log group is one too",
  })),
  ...["removed", "null"].map((damage) => ({
    control: "logs/archive",
    path: "aws_cloudwatch_log_subscription_filter.filter_pattern",
    damage,
    because: "without a pattern everything passes",
  })),
  ...[
    "aws_security_group.ingress.security_groups",
    "aws_vpc_security_group_ingress_rule.referenced_security_group_id",
    "aws_security_group_rule.source_security_group_id",
  ].map((path) => ({
    control: "network/private-access",
    path,
    damage: "swapped aws_security_group.clients for its like",
    because: "another group's members were chosen too",
  })),
  ...["logs/key-grant", "sns/key-grants"].flatMap((control) => [
    ...[
      "AccountAdministration",
      "PaymentsProcessorRole",
      "PaymentsCanaryRole",
      "PaymentsArchiveDeliveryRole",
      control === "logs/key-grant" ? "CloudWatchAlarms" : "CloudWatchLogs",
    ].map((name) => ({
      control,
      path: "aws_kms_key.policy",
      damage: `* in Allow${name}`,
      because: "whom else the key lets in is kms/key-policy's to judge",
    })),
    {
      control,
      path: "aws_kms_key.policy",
      damage: `Action * in AllowCloudWatch${control === "logs/key-grant" ? "Logs" : "Alarms"}`,
      because: "what a service may do beyond its need is kms/key-policy's to judge",
    },
    {
      control,
      path: "aws_kms_key_policy.policy",
      damage: "Action * in statement 0",
      because: "what a service may do beyond its need is kms/key-policy's to judge",
    },
  ]),
  ...[
    "no Condition in AllowAlarmsOfThisAccount",
    "Action * in AllowAlarmsOfThisAccount",
    "Resource * in AllowAlarmsOfThisAccount",
    "* in DenyInsecureTransport",
  ].map((damage) => ({
    control: "sns/key-grants",
    path: "aws_sns_topic_policy.policy",
    damage,
    because: "who may publish is sns/publishers' to judge; who may, must be able to",
  })),
  {
    control: "sns/key-grants",
    path: "aws_sns_topic.policy",
    damage: "Action * in statement 0",
    because: "who may publish is sns/publishers' to judge; who may, must be able to",
  },
  ...[
    ["logs/cmk", "aws_cloudwatch_log_group.kms_key_id"],
    ["sns/encryption", "aws_sns_topic.kms_master_key_id"],
    [
      "s3/encrypted",
      "aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id",
    ],
  ].map(([control = "", path = ""]) => ({
    control,
    path,
    damage: "swapped aws_kms_key.key for its like",
    because: "another customer key is a customer key too",
  })),
  ...["removed", "null", '""', "swapped aws_cloudwatch_log_group.processor_logs for its like"].map(
    (damage) => ({
      control: "lambda/log-group",
      path: "aws_lambda_function.logging_config.log_group",
      damage,
      because:
        "the function's group by default is declared under that name; so is any other it may be given",
    }),
  ),
  ...["aws_api_gateway_stage", "aws_apigatewayv2_stage"].map((type) => ({
    control: "api/access-logs",
    path: `${type}.access_log_settings.destination_arn`,
    damage: "* for its like",
    because: "another declared log group is one too",
  })),
  ...["aws_iam_role.inline_policy", "aws_iam_role_policy", "aws_iam_policy"].map((holder) => ({
    control: "lambda/least-privilege",
    path: `${holder}.policy`,
    damage: "swapped *",
    because: "which resource of its own a function may use is for the stack to say",
  })),
  ...["metric", "composite"].map((kind) => ({
    control: "events/alarm-state-changes",
    path: `aws_cloudwatch_${kind}_alarm.alarm_actions`,
    damage: "swapped aws_sns_topic.topic for its like",
    because: "an alarm that the pattern names is recorded, whichever topic it acts on",
  })),
  ...[
    ["aws_cloudwatch_log_resource_policy.policy_document", "Action * in *"],
    ["aws_sns_topic.policy", "Action * in *"],
    ["aws_sns_topic_policy.policy", "Action * in *"],
    ["aws_sns_topic_policy.policy", "Resource * in *"],
  ].map(([path = "", damage = ""]) => ({
    control: "events/alarm-state-changes",
    path,
    damage,
    because: "who is let in further than that still is let in; other controls mind the rest",
  })),
  ...["events/alarm-state-changes", "events/targets"].flatMap((control) =>
    ["removed", "null", '""'].map((damage) => ({
      control,
      path: "aws_lambda_permission.source_arn",
      damage,
      because: "a permission that names no source lets every rule in",
    })),
  ),
  {
    control: "events/targets",
    path: "aws_cloudwatch_event_target.rule",
    damage: "swapped aws_cloudwatch_event_rule.alarm-history for its like",
    because: "what another rule matches arrives as well",
  },
  ...["events/record", "events/targets"].map((control) => ({
    control,
    path: "aws_cloudwatch_log_resource_policy.policy_document",
    damage: "Action * in *",
    because: "who is let in further than that still is let in; other controls mind the rest",
  })),
  ...["events/responses", "events/targets", "budgets/anomalies", "budgets/notifications"].flatMap(
    (control) =>
      [
        ["aws_sns_topic.policy", "Action * in *"],
        ["aws_sns_topic_policy.policy", "Action * in *"],
        ["aws_sns_topic_policy.policy", "Resource * in *"],
      ].map(([path = "", damage = ""]) => ({
        control,
        path,
        damage,
        because: "who may publish is sns/publishers' to judge; who may, must be able to",
      })),
  ),
  ...["removed", "null", '""'].map((damage) => ({
    control: "events/archive",
    path: "aws_cloudwatch_event_archive.event_pattern",
    place: "all",
    damage,
    because: "an archive without a pattern keeps everything",
  })),
  {
    control: "budgets/anomalies",
    path: "aws_ce_anomaly_subscription.monitor_arn_list",
    damage: "* for its like",
    because: "another declared monitor is one too",
  },
  ...[
    ["aws_sqs_queue.policy", "Action * in *"],
    ["aws_sqs_queue_policy.policy", "Action * in *"],
    ["aws_sqs_queue_policy.policy", "Resource * in *"],
  ].map(([path = "", damage = ""]) => ({
    control: "sns/dead-letter",
    path,
    damage,
    because: "what else SNS may do with a queue that takes from the topic does not lose a message",
  })),
  ...["aws_kms_key.policy", "aws_kms_key_policy.policy"].map((path) => ({
    control: "sns/dead-letter",
    path,
    damage: "Action * in *",
    because: "what a service may do beyond its need is kms/key-policy's to judge",
  })),
  ...[
    "alarms/error-rates",
    "alarms/function-concurrency",
    "alarms/function-errors",
    "alarms/function-latency",
    "alarms/service-errors",
    "alarms/service-utilization",
  ].map((control) => ({ control, ...toldElsewhere })),
  ...[
    ["events/record", "aws_cloudwatch_log_group.kms_key_id"],
    ["events/archive", "aws_cloudwatch_event_archive.kms_key_identifier"],
    ["sqs/encryption", "aws_sqs_queue.kms_master_key_id"],
    ["rds/encryption", "aws_rds_cluster.kms_key_id"],
    ["rds/encryption", "aws_db_instance.kms_key_id"],
    ["secrets/encryption", "aws_secretsmanager_secret.kms_key_id"],
  ].map(([control = "", path = ""]) => ({
    control,
    path,
    damage: "* for its like",
    because: "another customer key is a customer key too",
  })),
  ...[
    "aws_synthetics_canary.artifact_config.s3_encryption.kms_key_arn",
    "aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id",
  ].map((path) => ({
    control: "canary/artifacts",
    path,
    damage: "swapped aws_kms_key.key for its like",
    because: "another customer key is a customer key too",
  })),
  ...["removed", "null", "[]"].map((damage) => ({
    control: "canary/artifacts",
    path: "aws_s3_bucket_lifecycle_configuration.rule.filter",
    damage,
    because: "a rule without a filter applies to every object",
  })),
  ...[
    "alarms/api-error-rate",
    "alarms/composite-rule",
    "alarms/volume-anomaly",
    "dashboards/coverage",
    "metrics/request-filter",
  ].map((control) => ({
    control,
    path: "aws_cloudwatch_log_metric_filter.pattern",
    address: "aws_cloudwatch_log_metric_filter.api-metrics_requests",
    damage: '""',
    because: "an empty pattern matches every line, so what counts requests still counts them all",
  })),
  {
    control: "alarms/missing-data",
    path: "aws_cloudwatch_metric_alarm.metric_query.expression",
    damage: "*",
    onlyIn: "state",
    because: "what is computed of the metrics does not change whose silence it is",
  },
  ...[
    ["removed", "all"],
    ["removed", "*.metrics"],
    ["removed", "*.id"],
    ["removed", "*.stat"],
    ["[]", "*"],
    ["swapped*", "*"],
  ].map(([damage = "", place = ""]) => ({
    control: "dashboards/granularity",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    damage,
    place,
    because: "what a graph draws is dashboards/coverage's to judge; here only its periods are",
  })),
  {
    control: "metrics/filter-matches-access-log",
    path: "aws_cloudwatch_log_metric_filter.log_group_name",
    damage: "swapped*",
    because: "a filter of a group that is no access log reads no access log",
  },
  ...["errors", "requests"].map((filter) => ({
    control: "metrics/filter-matches-access-log",
    path: "aws_cloudwatch_log_metric_filter.pattern",
    address: `aws_cloudwatch_log_metric_filter.api-metrics_${filter}`,
    damage: '""',
    because: "a filter that reads no field asks nothing of the format",
  })),
  ...[3, 4].flatMap((widget) =>
    ["removed", "null", "[]", '"neither a list nor an object"', "7"].map((damage) => ({
      control: "dashboards/coverage",
      path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
      damage,
      place: `dashboard_body.widgets.${widget}.properties.metrics`,
      because: "the API's errors are drawn twice, as a number and as a rate",
    })),
  ),
  ...[
    ["metrics", "aws_cloudwatch_log_metric_filter.api-metrics_requests"],
    ["metrics", "aws_synthetics_canary.canary"],
    ["alarms", "aws_cloudwatch_composite_alarm.alarms_errors"],
    ...[
      "api-latency-p95",
      "api-latency-p99",
      "archive-delay",
      "canary",
      "database-connections",
      "payment-volume",
    ].map((alarm) => ["alarms", `aws_cloudwatch_metric_alarm.alarms_${alarm}`]),
    ["alarms", "aws_cloudwatch_metric_alarm.alarms_table-throttles"],
  ].map(([shown, target]) => ({
    control: "dashboards/coverage",
    path: `aws_cloudwatch_dashboard.dashboard_body.widgets.properties.${shown}`,
    damage: `swapped ${target} for *`,
    because: "the dashboard shows it beyond what it must",
  })),
  ...[
    "aws_cloudwatch_metric_alarm.metric_name",
    "aws_cloudwatch_metric_alarm.dimensions",
    "aws_cloudwatch_metric_alarm.metric_query.metric.metric_name",
    "aws_cloudwatch_metric_alarm.metric_query.metric.dimensions",
    "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
  ].map((path) => ({
    control: "metrics/no-orphans",
    path,
    damage: "* for its like",
    because: "the other one publishes too, so what is read instead is no orphan",
  })),
  ...["alarms_api-error-rate", "alarms_payment-volume"].map((alarm) => ({
    control: "metrics/no-orphans",
    ...unitOf(alarm),
  })),
  ...[
    "swapped *",
    "* in WriteOwnLogs",
    "Action * in WriteTraces",
    "* in StorePayments",
    "no Condition in WriteMetrics",
    "Action * in WriteMetrics",
  ].map((damage) => ({
    control: "metrics/no-orphans",
    path: "aws_iam_role_policy.policy",
    damage,
    because:
      "who may do more than publish may publish; the rest is lambda/least-privilege's to judge",
  })),
  {
    control: "metrics/no-orphans",
    path: "aws_iam_role_policy.policy",
    damage: "* in WriteInsights",
    onlyIn: "state",
    because:
      "who may do more than publish may publish; the rest is lambda/least-privilege's to judge",
  },
  ...["no Condition in statement 0", "Action * in statement 0"].map((damage) => ({
    control: "metrics/no-orphans",
    path: "aws_iam_policy.policy",
    damage,
    because:
      "who may do more than publish may publish; the rest is lambda/least-privilege's to judge",
  })),
  ...["policy", "policy_document", "assume_role_policy", "inline_policy.0.policy"].map(
    (document) => ({
      control: "*",
      path: "*",
      place: `${document}.Version`,
      damage: "removed",
      because:
        "IAM then takes the older version, which differs in variables only, and none is used",
    }),
  ),
  ...["errors", "requests"].flatMap((filter) =>
    ["default_value", "unit"].map((field) => ({
      control: "*",
      path: "aws_cloudwatch_log_metric_filter.metric_transformation",
      address: `aws_cloudwatch_log_metric_filter.api-metrics_${filter}`,
      place: `metric_transformation.${field}`,
      damage: "removed",
      because: "a count has no unit, and no line is no request, unless the filter says otherwise",
    })),
  ),
  ...[
    "alarms/api-error-rate",
    "alarms/composite-rule",
    "alarms/error-rates",
    "alarms/function-concurrency",
    "alarms/function-errors",
    "alarms/lambda-error-rate",
    "alarms/service-composites",
    "alarms/table-throttling",
    "dashboards/coverage",
  ].flatMap((control) => idOfResult.map((one) => ({ control, ...one }))),
  ...["alarms/function-latency", "alarms/latency-percentiles"].map((control) => ({
    control,
    path: "aws_cloudwatch_metric_alarm.metric_query",
    place: "metric_query.0.id",
    damage: '{"not":"text"}',
    because: "nothing refers to the only query by its id",
  })),
  {
    control: "dashboards/granularity",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    place: "*.period",
    damage: "removed",
    because: "a line without a period has its widget's",
  },
  ...["id", "stat", "visible", "expression"].map((field) => ({
    control: "dashboards/granularity",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    place: `*.${field}`,
    damage: field === "visible" ? "true" : '{"not":"text"}',
    because: "what a line draws is not how often it draws it",
  })),
  ...[
    ["id", "removed"],
    ["id", '{"not":"text"}'],
    ["period", "removed"],
    ["period", '"300"'],
    ["stat", "removed"],
    ["stat", '{"not":"text"}'],
    ["visible", "true"],
  ].map(([field, damage = ""]) => ({
    control: "metrics/no-orphans",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    place: `*.${field}`,
    damage,
    because: "how a metric is drawn is not who publishes it",
  })),
  ...[3, 4, 5, 6, 8, 9].map((widget) => ({
    control: "dashboards/coverage",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    place: `dashboard_body.widgets.${widget}.properties.metrics.*`,
    damage: "*",
    because: "what the line draws another one draws as well",
  })),
  {
    control: "dashboards/coverage",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    place: "dashboard_body.widgets.10.properties.metrics.1.*",
    damage: "*",
    because: "the dashboard shows it beyond what it must",
  },
  ...[
    "2.properties.metrics.0.2.period",
    "2.properties.metrics.1.2.period",
    "2.properties.metrics.2.2.period",
    "7.properties.metrics.0.4.period",
    "7.properties.metrics.0.4.stat",
    "10.properties.metrics.0.2.period",
    "10.properties.metrics.0.2.stat",
  ].map((place) => ({
    control: "dashboards/coverage",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.metrics",
    place: `dashboard_body.widgets.${place}`,
    damage: "*",
    because: "how a metric is drawn is not whether it is",
  })),
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((alarm) => ({
    control: "dashboards/coverage",
    path: "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.alarms",
    place: `dashboard_body.widgets.1.properties.alarms.${alarm}`,
    damage: "*",
    because: "the dashboard shows it beyond what it must",
  })),
  ...[
    "aws_iam_role_policy.role",
    "aws_iam_role_policy_attachment.role",
    "aws_iam_policy_attachment.roles",
  ].map((path) => ({
    control: "iam/no-wildcards",
    path,
    damage: "*",
    because: "it matters in plans only, where it tells that a role has no policies within",
  })),
  {
    control: "network/private-access",
    path: "aws_security_group.ingress.cidr_blocks",
    place: "ingress.*",
    damage: "removed",
    because: "one network fewer is let in",
  },
  ...[
    "aws_security_group.ingress.security_groups",
    "aws_default_security_group.ingress.security_groups",
    "aws_security_group_rule.source_security_group_id",
    "aws_vpc_security_group_ingress_rule.referenced_security_group_id",
  ].map((path) => ({
    control: "network/no-open-ingress",
    path,
    damage: "* for its like",
    because: "the members of another group are machines that somebody chose, too",
  })),
  ...["removed", "null", '""'].map((damage) => ({
    control: "network/gateway-endpoints",
    path: "aws_vpc_endpoint.vpc_endpoint_type",
    damage,
    because: "an endpoint is a gateway unless it says otherwise",
  })),
  {
    control: "network/gateway-endpoints",
    path: "aws_vpc_endpoint.route_table_ids",
    damage: "* for its like",
    because: "another route table is one too",
  },
  ...["aws_flow_log.log_destination", "aws_flow_log.iam_role_arn"].map((path) => ({
    control: "network/flow-logs",
    path,
    damage: "* for its like",
    because:
      "another log group takes flows too, and whether a role may write there is its policy's to say",
  })),
  ...["removed", "null", '""'].map((damage) => ({
    control: "network/flow-logs",
    path: "aws_flow_log.log_destination_type",
    damage,
    because: "flow logs go to a log group unless they say otherwise",
  })),
  ...["ingress", "egress"].flatMap((direction) =>
    ["removed", "null"].map((damage) => ({
      control: "network/default-security-group",
      path: `aws_default_security_group.${direction}`,
      damage,
      because: "Terraform takes every rule away from a default group of which it is told none",
    })),
  ),
  ...[
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule",
  ].map((type) => ({
    control: "network/default-security-group",
    path: `${type}.security_group_id`,
    damage: "*",
    because:
      "where the default group is closed there is no rule of it, and another group's may be anything",
  })),
  ...["aws_rds_cluster", "aws_db_instance"].flatMap((type) =>
    ["removed", "null"].map((damage) => ({
      control: "rds/deletion",
      path: `${type}.skip_final_snapshot`,
      damage,
      because: "a last snapshot is taken unless it is said not to be",
    })),
  ),
  ...["removed", '{"not":"text"}'].map((damage) => ({
    control: "network/private-access",
    path: "aws_vpc_endpoint.subnet_ids",
    place: "subnet_ids.*",
    damage,
    because: "in the other subnet there still is one",
  })),
  ...[
    ["dynamodb/encryption", "aws_dynamodb_table.server_side_encryption.kms_key_arn"],
    ["ssm/secure-strings", "aws_ssm_parameter.key_id"],
  ].map(([control = "", path = ""]) => ({
    control,
    path,
    damage: "* for its like",
    because: "another customer key is a customer key too",
  })),
  ...["s3/audit-trail", "s3/lifecycle"].flatMap((control) =>
    ["removed", "null", "[]"].map((damage) => ({
      control,
      path: "aws_s3_bucket_lifecycle_configuration.rule.filter",
      damage,
      because: "a rule without a filter applies to every object",
    })),
  ),
];
