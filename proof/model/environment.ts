/**
 * Data sources that tell where Terraform runs (an account, a region, a partition), or which id AWS gave to an
 * API that is found by its name. What they say is never a wildcard and never a resource of this model, so a
 * string may hold it and still be judged.
 */
export const ENVIRONMENT: ReadonlySet<string> = new Set([
  "aws_api_gateway_rest_api",
  "aws_caller_identity",
  "aws_partition",
  "aws_region",
]);
