import {
  EC2Client,
  type IpPermission,
  paginateDescribeSecurityGroups,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Collector, tagsOf, values } from "../collector";
import type { Scope } from "../scope";

/** Every VPC comes with a group of this name, and nobody can make another. */
const DEFAULT = "default";

async function allGroups(account: Account): Promise<SecurityGroup[]> {
  const client = account.client(EC2Client);
  return all(paginateDescribeSecurityGroups({ client }, {}), (page) => page.SecurityGroups);
}

/** The groups in scope that somebody made. */
export async function securityGroups(account: Account, scope: Scope): Promise<SecurityGroup[]> {
  return (await allGroups(account)).filter(
    ({ GroupId = "", GroupName = "" }) =>
      GroupName !== DEFAULT && scope.covers("aws_security_group", GroupId, GroupName),
  );
}

/** The groups that the VPCs in scope came with. */
export async function defaultSecurityGroups(
  account: Account,
  scope: Scope,
): Promise<SecurityGroup[]> {
  return (await allGroups(account)).filter(
    ({ GroupId = "", GroupName, VpcId = "" }) =>
      GroupName === DEFAULT && scope.covers("aws_default_security_group", GroupId, VpcId),
  );
}

/** What EC2 tells of a group. */
export function told({ partition, region, id: owner }: Account, group: SecurityGroup) {
  const { GroupId: id = "" } = group;
  return {
    arn: `arn:${partition}:ec2:${region}:${owner}:security-group/${id}`,
    description: group.Description,
    egress: (group.IpPermissionsEgress ?? []).map((one) => ofPermission(one, id)),
    id,
    ingress: (group.IpPermissions ?? []).map((one) => ofPermission(one, id)),
    name: group.GroupName,
    tags_all: tagsOf(group.Tags),
    vpc_id: group.VpcId,
  };
}

export const securityGroup: Collector = {
  type: "aws_security_group",
  actions: ["ec2:DescribeSecurityGroups"],
  identity: [["id"], ["vpc_id", "name"]],
  declaredOnly: ["revoke_rules_on_delete"],
  async collect(account, scope) {
    const groups = await securityGroups(account, scope);
    return groups.map((group) => ({ values: values(told(account, group)) }));
  },
};

/**
 * What a permission lets in or out, as a block of the group.
 * @param own the group's id, which the provider writes as `self`
 */
export function ofPermission(permission: IpPermission, own: string): JsonObject {
  const groups = (permission.UserIdGroupPairs ?? []).map(({ GroupId = "" }) => GroupId);
  return {
    cidr_blocks: (permission.IpRanges ?? []).map(({ CidrIp = "" }) => CidrIp),
    // The provider's figure for all ports.
    from_port: permission.FromPort ?? 0,
    ipv6_cidr_blocks: (permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = "" }) => CidrIpv6),
    prefix_list_ids: (permission.PrefixListIds ?? []).map(({ PrefixListId = "" }) => PrefixListId),
    protocol: permission.IpProtocol ?? null,
    security_groups: groups.filter((id) => id !== own),
    self: groups.includes(own),
    to_port: permission.ToPort ?? 0,
  };
}
