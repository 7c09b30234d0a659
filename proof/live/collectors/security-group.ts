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

export async function securityGroups(account: Account, scope: Scope): Promise<SecurityGroup[]> {
  const client = account.client(EC2Client);
  const groups = await all(
    paginateDescribeSecurityGroups({ client }, {}),
    (page) => page.SecurityGroups,
  );
  return groups.filter(({ GroupId = "", GroupName = "" }) =>
    scope.covers("aws_security_group", GroupId, GroupName),
  );
}

export const securityGroup: Collector = {
  type: "aws_security_group",
  actions: ["ec2:DescribeSecurityGroups"],
  identity: [["id"], ["vpc_id", "name"]],
  declaredOnly: ["revoke_rules_on_delete"],
  async collect(account, scope) {
    const { partition, region, id: owner } = account;
    return (await securityGroups(account, scope)).map(({ GroupId: id = "", ...group }) => ({
      values: values({
        arn: `arn:${partition}:ec2:${region}:${owner}:security-group/${id}`,
        description: group.Description,
        egress: (group.IpPermissionsEgress ?? []).map(ofPermission),
        id,
        ingress: (group.IpPermissions ?? []).map(ofPermission),
        name: group.GroupName,
        tags_all: tagsOf(group.Tags),
        vpc_id: group.VpcId,
      }),
    }));
  },
};

/** What a permission lets in or out, as a block of the group. */
export function ofPermission(permission: IpPermission): JsonObject {
  return {
    cidr_blocks: (permission.IpRanges ?? []).map(({ CidrIp = "" }) => CidrIp),
    // The provider's figure for all ports.
    from_port: permission.FromPort ?? 0,
    ipv6_cidr_blocks: (permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = "" }) => CidrIpv6),
    prefix_list_ids: (permission.PrefixListIds ?? []).map(({ PrefixListId = "" }) => PrefixListId),
    protocol: permission.IpProtocol ?? null,
    security_groups: (permission.UserIdGroupPairs ?? []).map(({ GroupId = "" }) => GroupId),
    to_port: permission.ToPort ?? 0,
  };
}
