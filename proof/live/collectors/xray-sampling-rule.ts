import { paginateGetSamplingRules, XRayClient } from "@aws-sdk/client-xray";
import { all, type Collector, values } from "../collector";
import { tagsOfTraced } from "./xray-group";

export const xraySamplingRule: Collector = {
  type: "aws_xray_sampling_rule",
  actions: ["xray:GetSamplingRules", "xray:ListTagsForResource"],
  identity: [["rule_name"]],
  tagsOf: tagsOfTraced,
  async collect(account, scope) {
    const client = account.client(XRayClient);
    const records = await all(
      paginateGetSamplingRules({ client }, {}),
      (page) => page.SamplingRuleRecords,
    );
    return records
      .map(({ SamplingRule: rule }) => rule)
      .filter((rule) => rule !== undefined)
      .filter(({ RuleName = "", RuleARN = "" }) =>
        scope.covers("aws_xray_sampling_rule", RuleName, RuleARN),
      )
      .map((rule) => ({
        values: values({
          arn: rule.RuleARN,
          attributes: rule.Attributes ?? {},
          fixed_rate: rule.FixedRate,
          host: rule.Host,
          http_method: rule.HTTPMethod,
          id: rule.RuleName,
          priority: rule.Priority,
          reservoir_size: rule.ReservoirSize,
          resource_arn: rule.ResourceARN,
          rule_name: rule.RuleName,
          service_name: rule.ServiceName,
          service_type: rule.ServiceType,
          url_path: rule.URLPath,
          version: rule.Version,
        }),
      }));
  },
};
