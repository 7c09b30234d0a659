import type { Service } from "../call";
import { queryOf } from "../query";

const ALL_PROTOCOLS = /^(IpPermissions\.\d+)\.IpProtocol$/;

/**
 * EC2's security groups are the local AWS's own. It compares the ports of rules for all protocols, where
 * AWS knows of none, and so leaves the rule that a group is made with when that is to be revoked.
 */
export function securityGroups(): Service {
  return async (call, upstream) => {
    const { action = "", asked } = queryOf(call, "ec2") ?? {};
    if (!asked || !/^RevokeSecurityGroup(E|In)gress$/.test(action)) return undefined;
    for (const [name, value] of [...asked]) {
      const [, permission] = ALL_PROTOCOLS.exec(name) ?? [];
      if (permission === undefined || value !== "-1") continue;
      asked.delete(`${permission}.FromPort`);
      asked.delete(`${permission}.ToPort`);
    }
    return upstream(asked.toString());
  };
}
