import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { Place } from "./place";
import { policyDocument, type Statement } from "./policy";
import { HTTPS, tcp } from "./tcp";

/** The endpoints' names after `com.amazonaws.<region>.`, by what people call the service. */
const services = { cloudwatch: "monitoring", logs: "logs", xray: "xray", sns: "sns" };

/** What goes through an endpoint: requests of this account's principals. */
export const forThisAccount = (place: Place): Statement => ({
  Sid: "AllowThisAccount",
  Effect: "Allow",
  Principal: "*",
  Action: "*",
  Resource: "*",
  Condition: { StringEquals: { "aws:PrincipalAccount": place.account } },
});

export interface PrivateAccessProps {
  place: Place;
  name: string;
  vpcId: string;
  subnetIds: string[];
  /** Whose machines may use the endpoints. */
  clientCidrs: string[];
}

/**
 * Interface endpoints, so that a VPC reaches CloudWatch, Logs, X-Ray and SNS without the Internet: HTTPS
 * from the given networks only, for this account's principals only. Source: AWS PrivateLink Guide,
 * "Access AWS services through AWS PrivateLink", and "Control access using endpoint policies".
 */
export class PrivateAccess extends Construct {
  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    const { place } = props;
    const guard = new SecurityGroup(this, "guard", {
      name: props.name,
      description: "HTTPS to the observability endpoints",
      vpcId: props.vpcId,
    });
    for (const cidr of props.clientCidrs) {
      new VpcSecurityGroupIngressRule(this, `from-${cidr.replace(/[./]/g, "-")}`, {
        securityGroupId: guard.id,
        description: "HTTPS from the VPC",
        cidrIpv4: cidr,
        ...tcp(HTTPS),
      });
    }
    for (const [service, endpoint] of Object.entries(services)) {
      new VpcEndpoint(this, service, {
        vpcId: props.vpcId,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.${place.region}.${endpoint}`,
        subnetIds: props.subnetIds,
        securityGroupIds: [guard.id],
        privateDnsEnabled: true,
        policy: policyDocument([forThisAccount(place)]),
      });
    }
  }
}
