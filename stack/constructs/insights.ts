import { CloudwatchContributorInsightRule } from "@cdktf/provider-aws/lib/cloudwatch-contributor-insight-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface TopContributorsProps {
  name: string;
  /** The name of a log group that holds a JSON object a line. */
  log: string;
  /** The fields whose combinations are ranked, at most four. */
  by: string[];
  /** A field without which a line is none of those that are ranked. */
  having?: string;
  dependsOn?: ITerraformDependable[];
}

/**
 * Ranks what is most frequent in a log: who calls an API, from its access log.
 * Source: CloudWatch User Guide, "Contributor Insights rule syntax".
 */
export class TopContributors extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, log, by, having, dependsOn }: TopContributorsProps,
  ) {
    super(scope, id);
    new CloudwatchContributorInsightRule(this, "Default", {
      ruleName: name,
      ruleState: "ENABLED",
      ruleDefinition: JSON.stringify({
        Schema: { Name: "CloudWatchLogRule", Version: 1 },
        LogGroupNames: [log],
        LogFormat: "JSON",
        Contribution: {
          Keys: by.map((field) => `$.${field}`),
          Filters: having === undefined ? [] : [{ Match: `$.${having}`, IsPresent: true }],
        },
        AggregateOn: "Count",
      }),
      ...(dependsOn && { dependsOn }),
    });
  }
}
