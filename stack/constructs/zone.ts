import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";

/** Everywhere: where a route without a nearer one leads. */
export const ANYWHERE = "0.0.0.0/0";

/** By it, and by the VPC's name, other stacks find a subnet that nothing on the Internet reaches. */
export const privateSubnetName = (network: string, zone: string): string =>
  `${network}-private-${zone}`;

export interface ZoneProps {
  vpcId: string;
  /** Of the network. */
  name: string;
  zone: string;
  privateCidr: string;
  publicCidr: string;
  /** Of all zones' public subnets. */
  publicRoutes: RouteTable;
}

/** What a network has in one zone: a private subnet with routes of its own, and a public one for NAT. */
export class Zone extends Construct {
  readonly subnet: Subnet;
  readonly routes: RouteTable;
  private readonly publicSubnet: Subnet;
  private readonly tags: { Name: string };

  constructor(scope: Construct, id: string, props: ZoneProps) {
    super(scope, id);
    const { vpcId, name, zone } = props;
    this.tags = { Name: `${name}-${zone}` };
    const subnetIn = (part: string, cidrBlock: string, Name: string) =>
      new Subnet(this, part, {
        vpcId,
        availabilityZone: zone,
        cidrBlock,
        mapPublicIpOnLaunch: false,
        tags: { Name },
      });
    const privateName = privateSubnetName(name, zone);
    this.subnet = subnetIn("private", props.privateCidr, privateName);
    this.routes = new RouteTable(this, "routes", { vpcId, tags: { Name: privateName } });
    new RouteTableAssociation(this, "association", {
      subnetId: this.subnet.id,
      routeTableId: this.routes.id,
    });
    this.publicSubnet = subnetIn("public", props.publicCidr, `${name}-public-${zone}`);
    new RouteTableAssociation(this, "public-association", {
      subnetId: this.publicSubnet.id,
      routeTableId: props.publicRoutes.id,
    });
  }

  /** A NAT gateway, in the public subnet. */
  addNat(internet: InternetGateway): NatGateway {
    const tags = this.tags;
    const address = new Eip(this, "address", { domain: "vpc", tags, dependsOn: [internet] });
    return new NatGateway(this, "nat", {
      subnetId: this.publicSubnet.id,
      allocationId: address.id,
      tags,
      dependsOn: [internet],
    });
  }

  /** Lets the private subnet out, by the NAT gateway of this zone or of another. */
  addWayOut(nat: NatGateway): Route {
    return new Route(this, "route", {
      routeTableId: this.routes.id,
      destinationCidrBlock: ANYWHERE,
      natGatewayId: nat.id,
    });
  }
}
