/**
 * A plan as a platform team's root module gives it: many services, each an instance of one module with
 * a nested module in it, made with `for_each` and `count`; keys, topics and roles shared between them;
 * computed attributes unknown and resolved only by the configuration; one resource in a hundred wrong.
 */
import { closeSync, openSync, statSync, writeSync } from "node:fs";

type Values = Record<string, unknown>;

interface Planned {
  /** Within the module: `aws_sns_topic.alarms`, and the key of its instance. */
  type: string;
  name: string;
  index?: number;
  values: Values;
  /** Computed: known after apply. */
  unknown: string[];
}

const PROVIDER = "registry.terraform.io/hashicorp/aws";
const REGION = "us-east-1";

/** What a service holds beside its nested module: half of it is of types that the baseline judges. */
function service(n: number): Planned[] {
  const name = `svc-${String(n).padStart(4, "0")}`;
  const wrong = n % 100 === 7;
  const tagged = { tags_all: { Environment: "production", CostCenter: "payments" } };
  const policy = (statement: Values) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return [
    {
      type: "aws_cloudwatch_log_group",
      name: "app",
      values: {
        name: `/ecs/${name}`,
        retention_in_days: wrong ? 30 : 90,
        skip_destroy: false,
        ...tagged,
      },
      unknown: ["arn", "id", "kms_key_id", "name_prefix"],
    },
    {
      type: "aws_cloudwatch_log_group",
      name: "function",
      values: {
        name: `/aws/lambda/${name}`,
        retention_in_days: 365,
        skip_destroy: false,
        ...tagged,
      },
      unknown: ["arn", "id", "kms_key_id", "name_prefix"],
    },
    {
      type: "aws_lambda_function",
      name: "this",
      values: {
        architectures: ["arm64"],
        dead_letter_config: [],
        environment: [{ variables: { STAGE: "production", SERVICE: name } }],
        function_name: name,
        handler: "index.handler",
        memory_size: 256,
        package_type: "Zip",
        runtime: wrong ? "nodejs18.x" : "nodejs22.x",
        timeout: 10,
        tracing_config: [{ mode: "Active" }],
        vpc_config: [],
        ...tagged,
      },
      unknown: ["arn", "id", "invoke_arn", "last_modified", "role", "version"],
    },
    {
      type: "aws_iam_role",
      name: "this",
      values: {
        assume_role_policy: policy({
          Action: "sts:AssumeRole",
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
        }),
        force_detach_policies: false,
        max_session_duration: 3600,
        name,
        path: "/",
        ...tagged,
      },
      unknown: ["arn", "create_date", "id", "unique_id"],
    },
    {
      type: "aws_iam_role_policy",
      name: "this",
      values: {
        name,
        policy: policy({
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Effect: "Allow",
          Resource: `arn:aws:logs:${REGION}:123456789012:log-group:/aws/lambda/${name}:*`,
        }),
      },
      unknown: ["id", "name_prefix", "role"],
    },
    {
      type: "aws_iam_role_policy_attachment",
      name: "xray",
      values: { policy_arn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess", role: name },
      unknown: ["id"],
    },
    {
      type: "aws_s3_bucket",
      name: "this",
      values: {
        bucket: `${name}-artifacts-123456789012`,
        force_destroy: false,
        ...tagged,
      },
      unknown: ["arn", "bucket_domain_name", "id"],
    },
    {
      type: "aws_s3_bucket_public_access_block",
      name: "this",
      values: {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: !wrong,
      },
      unknown: ["bucket", "id"],
    },
    {
      type: "aws_lambda_permission",
      name: "this",
      values: {
        action: "lambda:InvokeFunction",
        function_name: name,
        principal: "apigateway.amazonaws.com",
        statement_id: "AllowInvoke",
      },
      unknown: ["id", "statement_id_prefix"],
    },
    {
      type: "aws_security_group",
      name: "this",
      values: {
        description: "Managed by Terraform",
        name,
        vpc_id: "vpc-0123456789abcdef0",
        ...tagged,
      },
      unknown: ["arn", "id", "owner_id"],
    },
    ...[0, 1, 2].map((index) => ({
      type: "aws_vpc_security_group_ingress_rule",
      name: "https",
      index,
      values: {
        cidr_ipv4: `10.${n % 250}.${index}.0/24`,
        from_port: 443,
        ip_protocol: "tcp",
        to_port: 443,
      },
      unknown: ["arn", "id", "security_group_id"],
    })),
    {
      type: "aws_route53_record",
      name: "this",
      values: {
        name: `${name}.internal.example.com`,
        records: [`${name}.example.net`],
        ttl: 300,
        type: "CNAME",
        zone_id: "Z0123456789ABCDEFGHIJ",
      },
      unknown: ["fqdn", "id"],
    },
    {
      type: "aws_lb_target_group",
      name: "this",
      values: {
        health_check: [{ enabled: true, interval: 30, path: "/health", protocol: "HTTP" }],
        name,
        port: 8080,
        protocol: "HTTP",
        target_type: "ip",
        vpc_id: "vpc-0123456789abcdef0",
      },
      unknown: ["arn", "id", "tags_all"],
    },
    {
      type: "aws_lb_listener_rule",
      name: "this",
      values: {
        condition: [{ host_header: [{ values: [`${name}.example.com`] }] }],
        listener_arn: `arn:aws:elasticloadbalancing:${REGION}:123456789012:listener/app/shared/0123456789abcdef/0123456789abcdef`,
        priority: 1000 + n,
      },
      unknown: ["action", "arn", "id", "tags_all"],
    },
    ...["endpoint", "token"].map((parameter) => ({
      type: "aws_ssm_parameter",
      name: parameter,
      values: { name: `/${name}/${parameter}`, overwrite: null, tier: "Standard", type: "String" },
      unknown: ["arn", "id", "tags_all", "value", "version"],
    })),
    {
      type: "aws_appautoscaling_target",
      name: "this",
      values: {
        max_capacity: 10,
        min_capacity: 2,
        resource_id: `service/shared/${name}`,
        scalable_dimension: "ecs:service:DesiredCount",
        service_namespace: "ecs",
      },
      unknown: ["arn", "id", "role_arn", "tags_all"],
    },
  ];
}

/** The nested module: a topic with two subscribers, and two alarms on it. */
function alarms(n: number): Planned[] {
  const name = `svc-${String(n).padStart(4, "0")}`;
  return [
    {
      type: "aws_sns_topic",
      name: "this",
      values: {
        fifo_topic: false,
        name: `${name}-alarms`,
        tags_all: { Environment: "production", CostCenter: "payments" },
      },
      unknown: ["arn", "id", "kms_master_key_id", "policy"],
    },
    ...[0, 1].map((index) => ({
      type: "aws_sns_topic_subscription",
      name: "email",
      index,
      values: {
        endpoint: n % 100 === 9 ? "oncall@example.com" : `oncall-${index}@example.com`,
        endpoint_auto_confirms: false,
        protocol: "email",
      },
      unknown: ["arn", "id", "pending_confirmation", "topic_arn"],
    })),
    ...["Errors", "Throttles"].map((metric) => ({
      type: "aws_cloudwatch_metric_alarm",
      name: metric.toLowerCase(),
      values: {
        actions_enabled: n % 100 !== 11,
        alarm_name: `${name}-${metric.toLowerCase()}`,
        comparison_operator: "GreaterThanThreshold",
        dimensions: { FunctionName: name },
        evaluation_periods: 1,
        metric_name: metric,
        metric_query: [],
        namespace: "AWS/Lambda",
        period: 300,
        statistic: "Sum",
        threshold: 10,
        treat_missing_data: "notBreaching",
      },
      unknown: ["alarm_actions", "arn", "id", "tags_all"],
    })),
  ];
}

/** One key for everybody, at the root. */
const shared: Planned[] = [
  {
    type: "aws_kms_key",
    name: "shared",
    values: {
      customer_master_key_spec: "SYMMETRIC_DEFAULT",
      deletion_window_in_days: 7,
      enable_key_rotation: true,
      is_enabled: true,
      key_usage: "ENCRYPT_DECRYPT",
    },
    unknown: ["arn", "id", "key_id", "multi_region", "policy", "tags_all"],
  },
];

/** Expressions as `configuration` tells them; what is not named here is constant. */
const REFERENCES: Record<string, Record<string, string[]>> = {
  service: {
    "aws_cloudwatch_log_group.app.kms_key_id": ["var.key_arn"],
    "aws_cloudwatch_log_group.function.kms_key_id": ["var.key_arn"],
    "aws_lambda_function.this.role": ["aws_iam_role.this.arn", "aws_iam_role.this"],
    "aws_iam_role_policy.this.role": ["aws_iam_role.this.id", "aws_iam_role.this"],
    "aws_s3_bucket_public_access_block.this.bucket": [
      "aws_s3_bucket.this.id",
      "aws_s3_bucket.this",
    ],
    "aws_vpc_security_group_ingress_rule.https.security_group_id": [
      "aws_security_group.this.id",
      "aws_security_group.this",
    ],
  },
  alarms: {
    "aws_sns_topic.this.kms_master_key_id": ["var.key_arn"],
    "aws_sns_topic_subscription.email.topic_arn": ["aws_sns_topic.this.arn", "aws_sns_topic.this"],
    "aws_cloudwatch_metric_alarm.errors.alarm_actions": [
      "aws_sns_topic.this.arn",
      "aws_sns_topic.this",
    ],
    "aws_cloudwatch_metric_alarm.throttles.alarm_actions": [
      "aws_sns_topic.this.arn",
      "aws_sns_topic.this",
    ],
  },
};

function configurationOf(resources: Planned[], module = "") {
  const references = REFERENCES[module] ?? {};
  const seen = new Set<string>();
  return resources.flatMap(({ type, name, index, values }) => {
    const address = `${type}.${name}`;
    if (seen.has(address)) return [];
    seen.add(address);
    const expressions: Values = {};
    for (const [attribute, value] of Object.entries(values)) {
      if (value !== null && !["region", "tags_all"].includes(attribute)) {
        expressions[attribute] = { references: ["var.name"] };
      }
    }
    for (const [path, targets] of Object.entries(references)) {
      if (path.startsWith(`${address}.`)) {
        expressions[path.slice(address.length + 1)] = { references: targets };
      }
    }
    return {
      address,
      mode: "managed",
      type,
      name,
      provider_config_key: "aws",
      expressions,
      schema_version: 0,
      ...(index !== undefined && { count_expression: { constant_value: 2 } }),
    };
  });
}

function configuration() {
  const variables = { name: {}, key_arn: {} };
  return {
    provider_config: { aws: { name: "aws", full_name: PROVIDER, version_constraint: "~> 6.0" } },
    root_module: {
      resources: configurationOf(shared),
      module_calls: {
        service: {
          source: "./modules/service",
          for_each_expression: { references: ["local.services"] },
          expressions: {
            name: { references: ["each.key"] },
            key_arn: { references: ["aws_kms_key.shared.arn", "aws_kms_key.shared"] },
          },
          module: {
            variables,
            resources: configurationOf(service(0), "service"),
            module_calls: {
              alarms: {
                source: "../alarms",
                expressions: {
                  name: { references: ["var.name"] },
                  key_arn: { references: ["var.key_arn"] },
                },
                module: { variables, resources: configurationOf(alarms(0), "alarms") },
              },
            },
          },
        },
      },
    },
  };
}

function plannedValue(module: string, { type, name, index, values }: Planned) {
  const within = `${type}.${name}${index === undefined ? "" : `[${index}]`}`;
  return {
    address: module ? `${module}.${within}` : within,
    mode: "managed",
    type,
    name,
    ...(index !== undefined && { index }),
    provider_name: PROVIDER,
    schema_version: 0,
    values,
    sensitive_values: {},
  };
}

function change(module: string, planned: Planned) {
  const {
    values: _,
    sensitive_values: __,
    schema_version: ___,
    ...head
  } = plannedValue(module, planned);
  return {
    ...head,
    ...(module && { module_address: module }),
    change: {
      actions: ["create"],
      before: null,
      after: planned.values,
      after_unknown: Object.fromEntries(planned.unknown.map((attribute) => [attribute, true])),
      before_sensitive: false,
      after_sensitive: {},
    },
  };
}

/** Writes a plan of at least `resources` resources, service by service; returns its size in bytes. */
export function writePlan(file: string, resources: number): number {
  const a = service(0).length;
  const services = Math.ceil((resources - shared.length) / (a + alarms(0).length));
  const out = openSync(file, "w");
  const moduleOf = (n: number) => `module.service["svc-${String(n).padStart(4, "0")}"]`;
  const list = (items: (n: number) => unknown[]) => {
    for (let n = 0; n < services; n += 1) {
      const text = items(n)
        .map((item) => JSON.stringify(item))
        .join(",");
      writeSync(out, n === 0 ? text : `,${text}`);
    }
  };
  const root = shared.map((planned) => plannedValue("", planned));
  writeSync(
    out,
    `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":${JSON.stringify(root)},"child_modules":[`,
  );
  list((n) => [
    {
      address: moduleOf(n),
      resources: service(n).map((planned) => plannedValue(moduleOf(n), planned)),
      child_modules: [
        {
          address: `${moduleOf(n)}.module.alarms`,
          resources: alarms(n).map((planned) =>
            plannedValue(`${moduleOf(n)}.module.alarms`, planned),
          ),
        },
      ],
    },
  ]);
  writeSync(
    out,
    `]}},"resource_changes":[${shared.map((p) => JSON.stringify(change("", p))).join(",")},`,
  );
  list((n) => [
    ...service(n).map((planned) => change(moduleOf(n), planned)),
    ...alarms(n).map((planned) => change(`${moduleOf(n)}.module.alarms`, planned)),
  ]);
  writeSync(
    out,
    `],"configuration":${JSON.stringify(configuration())},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}`,
  );
  closeSync(out);
  return statSync(file).size;
}
