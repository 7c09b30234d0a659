import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import type { Cluster } from "./cluster";
import { COLLECTOR_ENVIRONMENT, collectorConfiguration, collectTraces } from "./collector";
import type { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import type { Statement } from "./policy";
import { ServiceRole } from "./role";
import { HTTPS, tcp } from "./tcp";

/** Two, so that a zone that fails or a task that is replaced takes nothing down. */
const TASKS = 2;
/** Of the application and its collector together. Source: ECS Developer Guide, "Task CPU and memory". */
const CPU_UNITS = "512";
const MEMORY_MEGABYTES = "1024";
/** Source: ECS Developer Guide, "Fargate platform versions for Amazon ECS". */
const PLATFORM = "1.4.0";

export interface TracedServiceProps {
  place: Place;
  cluster: Cluster;
  name: string;
  image: string;
  collectorImage: string;
  /** What the application writes. */
  log: LogGroup;
  /** What the collectors of all services write. */
  collectorLog: LogGroup;
  /** Private ones: tasks get no public address. */
  network: { vpcId: string; subnetIds: string[] };
}

/**
 * A Fargate service whose tasks have an OpenTelemetry collector beside the application. Nobody reaches it from
 * outside its network, and a deployment that fails goes back by itself.
 * Sources: ECS Developer Guide, "Fargate security considerations" and "How the Amazon ECS deployment circuit
 * breaker detects failures"; AWS Distro for OpenTelemetry, "Amazon ECS".
 */
export class TracedService extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: TracedServiceProps) {
    super(scope, id);
    const { place, cluster, name, log, collectorLog, network } = props;
    this.name = name;
    const launcher = this.role("execution-role", place, `${name}-launch`, [
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [log, collectorLog].map((one) => arn(place, "logs", `log-group:${one.name}:*`)),
      },
      ...pull(place, props.image),
    ]);
    const role = this.role("task-role", place, name, collectTraces);
    const task = new EcsTaskDefinition(this, "task", {
      family: name,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: CPU_UNITS,
      memory: MEMORY_MEGABYTES,
      executionRoleArn: launcher.role.arn,
      taskRoleArn: role.role.arn,
      containerDefinitions: JSON.stringify(containers(props)),
      dependsOn: [log.group, collectorLog.group],
    });
    const { guard, wayOut } = this.guard(name, network.vpcId);
    new EcsService(this, "Default", {
      name,
      cluster: cluster.cluster.arn,
      taskDefinition: task.arn,
      desiredCount: TASKS,
      launchType: "FARGATE",
      platformVersion: PLATFORM,
      propagateTags: "SERVICE",
      networkConfiguration: {
        subnets: network.subnetIds,
        securityGroups: [guard.id],
        assignPublicIp: false,
      },
      deploymentCircuitBreaker: { enable: true, rollback: true },
      // The first task pulls its image as soon as there is a service.
      dependsOn: [launcher.policy, role.policy, wayOut],
    });
  }

  /** Source: ECS Developer Guide, "Amazon ECS task execution IAM role", on the confused deputy. */
  private role(id: string, place: Place, name: string, statements: Statement[]): ServiceRole {
    return new ServiceRole(this, id, {
      place,
      name,
      service: "ecs-tasks.amazonaws.com",
      trustCondition: {
        StringEquals: { "aws:SourceAccount": place.account },
        ArnLike: { "aws:SourceArn": arn(place, "ecs", "*") },
      },
      statements,
    });
  }

  /** Lets nobody in, and out only by HTTPS. */
  private guard(name: string, vpcId: string) {
    const guard = new SecurityGroup(this, "guard", {
      name,
      description: "Tasks of the service: nobody in, HTTPS out",
      vpcId,
    });
    const wayOut = new VpcSecurityGroupEgressRule(this, "out", {
      securityGroupId: guard.id,
      description: "HTTPS to AWS",
      cidrIpv4: "0.0.0.0/0",
      ...tcp(HTTPS),
    });
    return { guard, wayOut };
  }
}

function containers({ place, name, image, collectorImage, log, collectorLog }: TracedServiceProps) {
  const logs = ({ name: group }: LogGroup) => ({
    logDriver: "awslogs",
    options: {
      "awslogs-group": group,
      "awslogs-region": place.region,
      "awslogs-stream-prefix": name,
    },
  });
  return [
    {
      name: "application",
      image,
      essential: true,
      environment: variables({ OTEL_SERVICE_NAME: name, ...COLLECTOR_ENVIRONMENT }),
      logConfiguration: logs(log),
      dependsOn: [{ containerName: "collector", condition: "START" }],
    },
    {
      name: "collector",
      image: collectorImage,
      // Nobody stops paying because nobody watches.
      essential: false,
      environment: variables({ AOT_CONFIG_CONTENT: collectorConfiguration(place.region) }),
      healthCheck: { command: ["CMD", "/healthcheck"], interval: 10, timeout: 5, retries: 3 },
      logConfiguration: logs(collectorLog),
    },
  ];
}

const variables = (values: Record<string, string>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

/** Pulling from a private repository of ECR; any other registry asks for nothing that IAM could allow. */
function pull({ partition }: Place, image: string): Statement[] {
  const [, account, region, repository] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/.exec(image) ?? [];
  if (repository === undefined) return [];
  return [
    {
      Sid: "PullImage",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      Resource: `arn:${partition}:ecr:${region}:${account}:repository/${repository}`,
    },
    { Sid: "LogIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
  ];
}
