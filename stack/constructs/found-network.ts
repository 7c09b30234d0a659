import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import { privateSubnetName } from "./zone";

export interface FoundNetworkProps {
  /** Of the network that another stack makes. */
  name: string;
  zones: string[];
}

/** The private subnets of a network that another stack makes, found by their names when this one is planned. */
export class FoundNetwork extends Construct {
  readonly vpcId: string;
  readonly subnetIds: string[];

  constructor(scope: Construct, id: string, { name, zones }: FoundNetworkProps) {
    super(scope, id);
    this.vpcId = new DataAwsVpc(this, "Default", { tags: { Name: name } }).id;
    this.subnetIds = zones.map(
      (zone) =>
        new DataAwsSubnet(this, zone, {
          vpcId: this.vpcId,
          tags: { Name: privateSubnetName(name, zone) },
        }).id,
    );
  }
}
