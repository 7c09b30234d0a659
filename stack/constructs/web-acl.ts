import type { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Wafv2WebAcl, type Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { Construct } from "constructs";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { type Metric, metricsOf } from "./metric";
import { arn, type Place } from "./place";
import { policyDocument } from "./policy";

/**
 * AWS's own rules, by what they are called here. Source: AWS WAF Developer Guide, "AWS Managed Rules rule groups
 * list": the core rule set has what looks for cross-site scripting.
 */
const MANAGED = {
  "cross-site-scripting": "AWSManagedRulesCommonRuleSet",
  "known-bad-inputs": "AWSManagedRulesKnownBadInputsRuleSet",
  "sql-injection": "AWSManagedRulesSQLiRuleSet",
};

/** Over how long the requests of an address are counted. */
const WINDOW_SECONDS = 300;

export interface WebAclProps {
  place: Place;
  key: Key;
  name: string;
  /** What it stands before. */
  stage: ApiGatewayStage;
  /** How many requests one address may make in five minutes. */
  requestsPerFiveMinutes: number;
}

/**
 * A firewall in front of an API's stage: it blocks who asks too often, and what AWS's rules for SQL injection,
 * cross-site scripting and known bad inputs find; and it logs every request, without what says who is asking.
 * Source: AWS WAF Developer Guide, "Logging AWS WAF web ACL traffic" and "Amazon CloudWatch Logs".
 */
export class WebAcl extends Construct {
  readonly logGroup: LogGroup;
  readonly blocked: Metric;
  readonly allowed: Metric;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const { place, key, name, stage } = props;
    const acl = new Wafv2WebAcl(this, "Default", {
      name,
      description: "Limits rates, and refuses injections, scripts and known bad inputs",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: [rateLimit(props.requestsPerFiveMinutes), ...Object.entries(MANAGED).map(managed)],
      visibilityConfig: visible(name),
    });
    new Wafv2WebAclAssociation(this, "association", {
      resourceArn: stage.arn,
      webAclArn: acl.arn,
    });
    // AWS WAF logs only to groups whose names begin so.
    this.logGroup = new LogGroup(this, "logs", { name: `aws-waf-logs-${name}`, key });
    const access = new CloudwatchLogResourcePolicy(this, "access", {
      policyName: `aws-waf-logs-${name}`,
      policyDocument: policyDocument([
        {
          Sid: "AllowLogDelivery",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: arn(place, "logs", `log-group:${this.logGroup.name}:*`),
          Condition: {
            StringEquals: { "aws:SourceAccount": place.account },
            ArnLike: { "aws:SourceArn": arn(place, "logs", "*") },
          },
        },
      ]),
    });
    new Wafv2WebAclLoggingConfiguration(this, "logging", {
      resourceArn: acl.arn,
      logDestinationConfigs: [this.logGroup.group.arn],
      redactedFields: [{ singleHeader: { name: "authorization" } }],
      dependsOn: [access],
    });
    const counted = metricsOf("AWS/WAFV2", { WebACL: name, Region: place.region, Rule: "ALL" });
    this.blocked = counted("BlockedRequests", "Sum");
    this.allowed = counted("AllowedRequests", "Sum");
  }
}

const visible = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

const rateLimit = (limit: number): Wafv2WebAclRule => ({
  name: "rate-limit",
  priority: 0,
  action: { block: {} },
  // The provider's own words: CDKTF hands statements on as they are.
  statement: {
    rate_based_statement: {
      limit,
      aggregate_key_type: "IP",
      evaluation_window_sec: WINDOW_SECONDS,
    },
  },
  visibilityConfig: visible("rate-limit"),
});

const managed = ([name, group]: [string, string], index: number): Wafv2WebAclRule => ({
  name,
  priority: index + 1,
  overrideAction: { none: {} },
  statement: { managed_rule_group_statement: { vendor_name: "AWS", name: group } },
  visibilityConfig: visible(name),
});
