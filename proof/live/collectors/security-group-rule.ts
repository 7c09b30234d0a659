import type { IpPermission } from "@aws-sdk/client-ec2";
import { type Collector, type Found, values } from "../collector";
import { ofPermission, securityGroups } from "./security-group";

/** The older of two ways to declare the rules of a group. */
export const securityGroupRule: Collector = {
  type: "aws_security_group_rule",
  actions: ["ec2:DescribeSecurityGroups"],
  identity: [["security_group_id", "type", "protocol", "from_port", "to_port"]],
  within: { type: "aws_security_group", by: "security_group_id" },
  repeats: { attribute: "ingress", apart: false },
  async collect(account, scope) {
    return (await securityGroups(account, scope)).flatMap(({ GroupId = "", ...group }) => {
      const rule =
        (type: string) =>
        (permission: IpPermission): Found => {
          const { security_groups: groups, ...told } = ofPermission(permission, GroupId);
          const [source] = Array.isArray(groups) ? groups : [];
          return {
            values: values({
              ...told,
              security_group_id: GroupId,
              source_security_group_id: source,
              type,
            }),
          };
        };
      return [
        ...(group.IpPermissions ?? []).map(rule("ingress")),
        ...(group.IpPermissionsEgress ?? []).map(rule("egress")),
      ];
    });
  },
};
