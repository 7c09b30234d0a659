import { type Collector, values } from "../collector";
import { defaultSecurityGroups, told } from "./security-group";

export const defaultSecurityGroup: Collector = {
  type: "aws_default_security_group",
  actions: ["ec2:DescribeSecurityGroups"],
  identity: [["id"], ["vpc_id"]],
  declaredOnly: ["revoke_rules_on_delete"],
  async collect(account, scope) {
    const groups = await defaultSecurityGroups(account, scope);
    return groups.map((group) => ({ values: values(told(account, group)) }));
  },
};
