import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import type { Key } from "./key";

/**
 * Days that CloudWatch keeps a log event. PCI DSS 4.0.1 requirement 10.5.1 wants three months at hand,
 * which these are, and twelve in all, which the archive keeps.
 */
const RETENTION_DAYS = 90;

export interface LogGroupProps {
  name: string;
  key: Key;
}

/** A log group that is encrypted by the stack's key and forgets after 90 days. */
export class LogGroup extends Construct {
  readonly group: CloudwatchLogGroup;
  /** As configured: for documents. Attributes that link take `group.name`, so that Terraform orders them. */
  readonly name: string;

  constructor(scope: Construct, id: string, { name, key }: LogGroupProps) {
    super(scope, id);
    this.name = name;
    this.group = new CloudwatchLogGroup(this, "Default", {
      name,
      retentionInDays: RETENTION_DAYS,
      kmsKeyId: key.arn,
    });
  }
}
