import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Key } from "./key";
import type { Network } from "./network";
import { tcp } from "./tcp";

const ENGINE = "aurora-postgresql";
/** Supported to February 2029. Source: Aurora User Guide, "Release calendars for Aurora PostgreSQL". */
const MAJOR_VERSION = "16";
const PORT = 5432;

/** Who came and went, and TLS or nothing. Source: Aurora User Guide, "Requiring SSL/TLS for connections". */
const PARAMETERS = { log_connections: "1", log_disconnections: "1", "rds.force_ssl": "1" };

export interface AuroraProps {
  key: Key;
  name: string;
  network: Network;
  /** Whose members may connect. */
  clients: SecurityGroup[];
  /** In Aurora capacity units. */
  minCapacity: number;
  maxCapacity: number;
  instances: number;
  backupDays: number;
  /** Neither destroyed by mistake nor without a last snapshot. */
  deletionProtection: boolean;
  /** What must be there before Aurora writes its first log line. */
  loggingReady: ITerraformDependable[];
}

/**
 * Aurora PostgreSQL that scales with its work, its instances spread over the network's zones: encrypted by the
 * stack's key, over TLS only, for the members of named security groups. People and services sign in with tokens of
 * IAM; the master's password is Secrets Manager's, rotated by RDS and in nobody's state. Sources: Aurora User Guide,
 * "Using Aurora Serverless v2", "IAM database authentication" and "Password management with Amazon Aurora and AWS
 * Secrets Manager".
 */
export class Aurora extends Construct {
  readonly cluster: RdsCluster;
  readonly securityGroup: SecurityGroup;
  readonly port = PORT;

  constructor(scope: Construct, id: string, props: AuroraProps) {
    super(scope, id);
    const { key, name, network, deletionProtection } = props;
    this.securityGroup = new SecurityGroup(this, "guard", {
      name,
      description: "The database",
      vpcId: network.vpc.id,
    });
    for (const client of props.clients) {
      new VpcSecurityGroupIngressRule(this, `from-${client.node.scope?.node.id}`, {
        securityGroupId: this.securityGroup.id,
        description: "PostgreSQL",
        referencedSecurityGroupId: client.id,
        ...tcp(PORT),
      });
    }
    const subnets = new DbSubnetGroup(this, "subnets", {
      name,
      description: "The network's private subnets",
      subnetIds: network.privateSubnetIds,
    });
    const parameters = new RdsClusterParameterGroup(this, "parameters", {
      name,
      description: "TLS only",
      family: `${ENGINE}${MAJOR_VERSION}`,
      parameter: Object.entries(PARAMETERS).map(([name, value]) => ({ name, value })),
    });
    this.cluster = new RdsCluster(this, "Default", {
      clusterIdentifier: name,
      engine: ENGINE,
      engineVersion: MAJOR_VERSION,
      databaseName: "payments",
      port: PORT,
      masterUsername: "payments_admin",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: key.arn,
      iamDatabaseAuthenticationEnabled: true,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [this.securityGroup.id],
      dbClusterParameterGroupName: parameters.name,
      serverlessv2ScalingConfiguration: {
        minCapacity: props.minCapacity,
        maxCapacity: props.maxCapacity,
      },
      backupRetentionPeriod: props.backupDays,
      copyTagsToSnapshot: true,
      enabledCloudwatchLogsExports: ["postgresql"],
      deletionProtection,
      skipFinalSnapshot: !deletionProtection,
      ...(deletionProtection && { finalSnapshotIdentifier: `${name}-final` }),
      dependsOn: props.loggingReady,
    });
    for (let nth = 1; nth <= props.instances; nth += 1) {
      new RdsClusterInstance(this, `instance-${nth}`, {
        identifier: `${name}-${nth}`,
        clusterIdentifier: this.cluster.id,
        engine: ENGINE,
        engineVersion: this.cluster.engineVersionActual,
        instanceClass: "db.serverless",
        publiclyAccessible: false,
        // Those that may be promoted first grow and shrink with the writer.
        promotionTier: Math.min(nth - 1, 1),
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: key.arn,
      });
    }
  }
}
