import { securityGroupRules } from "./vpc-security-group-rules";

export const vpcSecurityGroupEgressRule = securityGroupRules("egress");
