import { EC2Client, paginateDescribeSecurityGroupRules } from "@aws-sdk/client-ec2";
import { all, type Collector, tagsOf, values } from "../collector";
import { securityGroups } from "./security-group";

const RULE = ["security_group_id", "ip_protocol", "from_port", "to_port"];

/** The rules of groups that are resources of their own, of one direction. */
export const securityGroupRules = (direction: "egress" | "ingress"): Collector => ({
  type: `aws_vpc_security_group_${direction}_rule`,
  actions: ["ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups"],
  identity: [
    ["security_group_rule_id"],
    [...RULE, "cidr_ipv4"],
    [...RULE, "cidr_ipv6"],
    [...RULE, "prefix_list_id"],
    [...RULE, "referenced_security_group_id"],
  ],
  within: { type: "aws_security_group", by: "security_group_id" },
  repeats: { attribute: direction, apart: false },
  async collect(account, scope) {
    const client = account.client(EC2Client);
    const [rules, groups] = await Promise.all([
      all(paginateDescribeSecurityGroupRules({ client }, {}), (page) => page.SecurityGroupRules),
      securityGroups(account, scope),
    ]);
    const covered = new Set(groups.map(({ GroupId }) => GroupId));
    return rules
      .filter(
        ({ IsEgress, GroupId }) => IsEgress === (direction === "egress") && covered.has(GroupId),
      )
      .map(({ SecurityGroupRuleId: id = "", ...rule }) => ({
        values: values({
          arn: rule.SecurityGroupRuleArn,
          cidr_ipv4: rule.CidrIpv4,
          cidr_ipv6: rule.CidrIpv6,
          description: rule.Description,
          from_port: rule.FromPort,
          id,
          ip_protocol: rule.IpProtocol,
          prefix_list_id: rule.PrefixListId,
          referenced_security_group_id: rule.ReferencedGroupInfo?.GroupId,
          security_group_id: rule.GroupId,
          security_group_rule_id: id,
          tags_all: tagsOf(rule.Tags),
          to_port: rule.ToPort,
        }),
      }));
  },
});
