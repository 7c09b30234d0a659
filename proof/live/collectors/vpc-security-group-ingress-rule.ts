import { securityGroupRules } from "./vpc-security-group-rules";

export const vpcSecurityGroupIngressRule = securityGroupRules("ingress");
