import { TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * A stack whose Terraform addresses are its construct paths: `aws_kms_alias.key_alias` rather than
 * `aws_kms_alias.key_alias_8F3A21C0`. People read them in plans and findings. Construct ids hold no
 * underscore, so two paths never meet in one address.
 */
export class NamedStack extends TerraformStack {
  protected override allocateLogicalId(element: TerraformElement | IConstruct["node"]): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const ids = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    return ids.filter((id) => id !== "Default").join("_");
  }
}
