import {
  type AttachedPolicy,
  type EntityType,
  IAMClient,
  type PolicyDetail,
  paginateGetAccountAuthorizationDetails,
} from "@aws-sdk/client-iam";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Found, values } from "../collector";

/** The one action for all of IAM: a page tells hundreds of roles with their policies and tags. */
export const IAM_ACTIONS = ["iam:GetAccountAuthorizationDetails"] as const;

const OWN: EntityType[] = ["Role", "User", "Group", "LocalManagedPolicy"];

/** Roles, users, groups and policies of the account; AWS's own policies are nobody's to judge. */
export async function authorizations(account: Account) {
  const client = account.client(IAMClient);
  const asked = { Filter: OWN, MaxItems: 1000 };
  const pages = await all(paginateGetAccountAuthorizationDetails({ client }, asked), (page) => [
    page,
  ]);
  return {
    // A role that a service makes for itself is not the account's to change.
    roles: pages
      .flatMap((page) => page.RoleDetailList ?? [])
      .filter(({ Path = "" }) => !Path.startsWith("/aws-service-role/")),
    users: pages.flatMap((page) => page.UserDetailList ?? []),
    groups: pages.flatMap((page) => page.GroupDetailList ?? []),
    policies: pages.flatMap((page) => page.Policies ?? []),
  };
}

/** IAM answers documents URL-encoded. */
export const document = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : decodeURIComponent(text);

interface Principal {
  name: string;
  inline: readonly PolicyDetail[] | undefined;
  attached: readonly AttachedPolicy[] | undefined;
}

/** The inline policies of a role, a user or a group, as resources of their own. */
export const inlineOf = (kind: "group" | "role" | "user", { name, inline }: Principal): Found[] =>
  (inline ?? []).map((policy) => ({
    values: values({
      id: `${name}:${policy.PolicyName}`,
      name: policy.PolicyName,
      policy: document(policy.PolicyDocument),
      [kind]: name,
    }),
  }));

/** The policies that are attached to a role, a user or a group, as resources of their own. */
export const attachedTo = (
  kind: "group" | "role" | "user",
  { name, attached }: Principal,
): Found[] =>
  (attached ?? []).map(({ PolicyArn: arn = "" }) => ({
    values: values({ id: `${name}/${arn}`, policy_arn: arn, [kind]: name }) as JsonObject,
  }));

/** One resource can declare all to whom a policy is attached. */
export const attachedTogether = (own: "group" | "role" | "user") => ({
  type: "aws_iam_policy_attachment",
  of: "policy_arn",
  own,
  list: `${own}s`,
});
