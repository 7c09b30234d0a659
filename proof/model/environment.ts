/**
 * Data sources that tell where Terraform runs: an account, a region, a partition. What they say is never
 * a wildcard and never a reference, so a string may hold it and still be judged.
 */
export const ENVIRONMENT: ReadonlySet<string> = new Set([
  "aws_caller_identity",
  "aws_partition",
  "aws_region",
]);
