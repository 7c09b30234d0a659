import {
  type ConfigRule,
  ConfigServiceClient,
  paginateDescribeConfigRules,
} from "@aws-sdk/client-config-service";
import { listing } from "./listing";

export const configRule = listing({
  type: "aws_config_config_rule",
  action: "config:DescribeConfigRules",
  identity: [["name"]],
  tagged: "config:config-rule",
  client: ConfigServiceClient,
  pages: (client) => paginateDescribeConfigRules({ client }, {}),
  // One that another service of AWS made is that service's.
  items: (page) => page.ConfigRules?.filter(({ CreatedBy }) => CreatedBy === undefined),
  told: (rule) => ({
    arn: rule.ConfigRuleArn,
    description: rule.Description,
    id: rule.ConfigRuleName,
    input_parameters: rule.InputParameters,
    maximum_execution_frequency: rule.MaximumExecutionFrequency,
    name: rule.ConfigRuleName,
    rule_id: rule.ConfigRuleId,
    scope: rule.Scope
      ? [
          {
            compliance_resource_id: rule.Scope.ComplianceResourceId ?? null,
            compliance_resource_types: rule.Scope.ComplianceResourceTypes ?? [],
            tag_key: rule.Scope.TagKey ?? null,
            tag_value: rule.Scope.TagValue ?? null,
          },
        ]
      : [],
    source: [sourceOf(rule)],
  }),
});

const sourceOf = ({ Source: source }: ConfigRule) => ({
  owner: source?.Owner ?? null,
  source_detail: (source?.SourceDetails ?? []).map((detail) => ({
    event_source: detail.EventSource ?? null,
    maximum_execution_frequency: detail.MaximumExecutionFrequency ?? null,
    message_type: detail.MessageType ?? null,
  })),
  source_identifier: source?.SourceIdentifier ?? null,
});
