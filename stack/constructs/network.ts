import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { partOf } from "../config/networks";
import { FlowLog } from "./flow-log";
import type { Key } from "./key";
import { bucketArn, type Place } from "./place";
import { policyDocument, type Statement } from "./policy";
import { forThisAccount } from "./private-access";
import { ANYWHERE, Zone } from "./zone";

export interface NetworkProps {
  place: Place;
  key: Key;
  name: string;
  /** From /16 to /22. */
  cidr: string;
  /** Three: so are the addresses divided. */
  zones: string[];
  /** One NAT gateway in each zone, rather than one for all. */
  natPerZone: boolean;
}

/**
 * A VPC in which everything stands in private subnets, one in each zone, and leaves by NAT. The public subnets
 * hold the NAT gateways and nothing else.
 *
 * With one gateway for all, a failure of its zone cuts the others off from the Internet, though not from what has
 * an endpoint; one in each costs as many times as much, and nothing across zones. Each zone has a route table of
 * its own, so that going from one to the other moves a route and no subnet. Source: VPC User Guide, "NAT gateway
 * basics", and AWS PrivateLink Guide, "Gateway endpoints".
 */
export class Network extends Construct {
  readonly vpc: Vpc;
  readonly cidr: string;
  readonly privateSubnetIds: string[];
  /** Depend on them where something needs the Internet as soon as it is there. */
  readonly waysOut: Route[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { place, key, name, cidr, zones, natPerZone } = props;
    this.cidr = cidr;
    this.vpc = new Vpc(this, "Default", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    const vpcId = this.vpc.id;
    // Whatever is started without a security group gets this one.
    new DefaultSecurityGroup(this, "default-group", { vpcId, ingress: [], egress: [] });
    new FlowLog(this, "flow-log", { place, key, name, vpcId });

    const internet = new InternetGateway(this, "internet", { vpcId, tags: { Name: name } });
    const publicRoutes = new RouteTable(this, "public-routes", {
      vpcId,
      tags: { Name: `${name}-public` },
    });
    new Route(this, "public-route", {
      routeTableId: publicRoutes.id,
      destinationCidrBlock: ANYWHERE,
      gatewayId: internet.id,
    });

    const [first, ...others] = zones.map(
      (zone, nth) =>
        new Zone(this, zone, {
          vpcId,
          name,
          zone,
          privateCidr: privatePart(cidr, nth),
          publicCidr: publicPart(cidr, nth),
          publicRoutes,
        }),
    ) as [Zone, ...Zone[]];
    const nat = first.addNat(internet);
    this.waysOut = [
      first.addWayOut(nat),
      ...others.map((zone) => zone.addWayOut(natPerZone ? zone.addNat(internet) : nat)),
    ];
    const made = [first, ...others];
    this.privateSubnetIds = made.map(({ subnet }) => subnet.id);
    const routeTableIds = made.map(({ routes }) => routes.id);
    this.gateway("s3", place, routeTableIds, [packages(place)]);
    this.gateway("dynamodb", place, routeTableIds);
  }

  private gateway(
    service: string,
    place: Place,
    routeTableIds: string[],
    besides: Statement[] = [],
  ): void {
    new VpcEndpoint(this, service, {
      vpcId: this.vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${place.region}.${service}`,
      routeTableIds,
      policy: policyDocument([forThisAccount(place), ...besides]),
    });
  }
}

/** Three quarters of the network are for the zones' private subnets. */
const privatePart = (cidr: string, nth: number): string => partOf(cidr, 2, nth);

/** The fourth falls into quarters again. */
const publicPart = (cidr: string, nth: number): string => partOf(partOf(cidr, 2, 3), 2, nth);

/**
 * Amazon Linux's packages, which machines fetch unsigned. Source: Amazon Linux 2023 User Guide, "Connecting to
 * instances with a VPC endpoint for S3".
 */
const packages = (place: Place): Statement => ({
  Sid: "AllowPackages",
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: `${bucketArn(place, `al2023-repos-${place.region}-de612dc2`)}/*`,
});
