import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";

/**
 * A stack whose Terraform addresses are its construct paths: `aws_kms_alias.key_alias` rather than
 * `aws_kms_alias.key_alias_8F3A21C0`. People read them in plans and findings. Construct ids hold no
 * underscore, so two paths never meet in one address.
 *
 * Addresses of an app's stacks are told apart by the stack's id in front of its resources', so that all
 * can be judged together and a finding or an exception means one thing: `aws_kms_key.monitoring_key`.
 * The first stack's have none, for it was deployed before there were others.
 */
export class NamedStack extends TerraformStack {
  constructor(
    scope: Construct,
    id: string,
    private readonly isFirst = false,
  ) {
    super(scope, id);
  }

  protected override allocateLogicalId(element: TerraformElement | IConstruct["node"]): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const ids = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    const prefix = TerraformResource.isTerraformResource(element) && !this.isFirst;
    return [...(prefix ? [this.node.id] : []), ...ids.filter((id) => id !== "Default")].join("_");
  }
}
