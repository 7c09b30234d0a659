import type { RoleDetail } from "@aws-sdk/client-iam";
import type { Account } from "../account";
import { type Collector, tagsOf, values } from "../collector";
import type { Scope } from "../scope";
import { authorizations, document, IAM_ACTIONS } from "./iam";

/** The roles in scope. */
export async function roles(account: Account, scope: Scope): Promise<RoleDetail[]> {
  const { roles: all } = await authorizations(account);
  return all.filter(({ RoleName = "", Arn = "" }) => scope.covers("aws_iam_role", RoleName, Arn));
}

export const iamRole: Collector = {
  type: "aws_iam_role",
  actions: IAM_ACTIONS,
  identity: [["name"]],
  declaredOnly: ["force_detach_policies"],
  async collect(account, scope) {
    return (await roles(account, scope)).map((role) => ({
      values: values({
        arn: role.Arn,
        assume_role_policy: document(role.AssumeRolePolicyDocument),
        id: role.RoleName,
        inline_policy: (role.RolePolicyList ?? []).map((policy) => ({
          name: policy.PolicyName ?? null,
          policy: document(policy.PolicyDocument) ?? null,
        })),
        managed_policy_arns: (role.AttachedManagedPolicies ?? []).map(
          ({ PolicyArn = "" }) => PolicyArn,
        ),
        name: role.RoleName,
        path: role.Path,
        permissions_boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        tags_all: tagsOf(role.Tags),
        unique_id: role.RoleId,
      }),
    }));
  },
};
