import type { AttachedPolicy } from "@aws-sdk/client-iam";
import { type Collector, values } from "../collector";
import { authorizations, IAM_ACTIONS } from "./iam";

/** Everyone that a policy is attached to, as one resource: only where that is how it is declared. */
export const iamPolicyAttachment: Collector = {
  type: "aws_iam_policy_attachment",
  actions: IAM_ACTIONS,
  identity: [["policy_arn"]],
  needs: ["aws_iam_policy"],
  onlyDeclared: true,
  async collect(account, scope) {
    const { roles, users, groups } = await authorizations(account);
    const by = new Map<string, { roles: string[]; users: string[]; groups: string[] }>();
    const add = (
      kind: "roles" | "users" | "groups",
      name: string | undefined,
      attached: AttachedPolicy[] | undefined,
    ) => {
      for (const { PolicyArn: arn = "", PolicyName = "" } of attached ?? []) {
        if (!scope.covers("aws_iam_policy_attachment", arn, PolicyName)) continue;
        const to = by.get(arn) ?? { roles: [], users: [], groups: [] };
        by.set(arn, to);
        if (name !== undefined) to[kind].push(name);
      }
    };
    for (const one of roles) add("roles", one.RoleName, one.AttachedManagedPolicies);
    for (const one of users) add("users", one.UserName, one.AttachedManagedPolicies);
    for (const one of groups) add("groups", one.GroupName, one.AttachedManagedPolicies);
    return [...by].map(([policy_arn, to]) => ({ values: values({ policy_arn, ...to }) }));
  },
};
