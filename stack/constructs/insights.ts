import { CloudwatchContributorInsightRule } from "@cdktf/provider-aws/lib/cloudwatch-contributor-insight-rule";
import { Construct } from "constructs";
import type { AccessLogField } from "./access-log";
import type { LogGroup } from "./log-group";

export interface TopContributorsProps {
  name: string;
  accessLog: LogGroup;
  /** The fields whose combinations are ranked, at most four. */
  by: AccessLogField[];
}

/**
 * Ranks who calls an API, from its access log. Source: CloudWatch User Guide, "Contributor Insights rule
 * syntax".
 */
export class TopContributors extends Construct {
  constructor(scope: Construct, id: string, { name, accessLog, by }: TopContributorsProps) {
    super(scope, id);
    new CloudwatchContributorInsightRule(this, "Default", {
      ruleName: name,
      ruleState: "ENABLED",
      ruleDefinition: JSON.stringify({
        Schema: { Name: "CloudWatchLogRule", Version: 1 },
        LogGroupNames: [accessLog.name],
        LogFormat: "JSON",
        Contribution: { Keys: by.map((field) => `$.${field}`), Filters: [] },
        AggregateOn: "Count",
      }),
      dependsOn: [accessLog.group],
    });
  }
}
