import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";

/**
 * The first version that has everything the bindings were generated from, up to the next major.
 * The bindings alone would pin that one version, and with it every fix since.
 */
const VERSIONS = "~> 6.25";

/** The AWS provider, which puts the tags on everything that can carry them. */
export function addProvider(
  stack: TerraformStack,
  region: string,
  tags: Record<string, string>,
): void {
  new AwsProvider(stack, "aws", { region, defaultTags: [{ tags }] });
  stack.addOverride("terraform.required_providers.aws.version", VERSIONS);
}
