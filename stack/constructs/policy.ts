/** One statement of an IAM, key, bucket or topic policy. */
export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: "*" | Record<string, string | string[]>;
  Action: string | string[];
  /** Absent in a trust policy. In a key or endpoint policy "*" is what the policy is attached to. */
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/**
 * A policy as JSON text. Written here rather than by `aws_iam_policy_document` or `jsonencode`, whose
 * content can't be read before Terraform has evaluated it.
 */
export const policyDocument = (statements: Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
