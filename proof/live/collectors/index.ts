import type { Collector } from "../collector";
import { acmCertificate } from "./acm-certificate";
import { anomalyMonitor } from "./anomaly-monitor";
import { anomalySubscription } from "./anomaly-subscription";
import { apiKey } from "./api-gateway-api-key";
import { apiIntegration } from "./api-gateway-integration";
import { apiMethod } from "./api-gateway-method";
import { apiResource } from "./api-gateway-resource";
import { restApi } from "./api-gateway-rest-api";
import { apiStage } from "./api-gateway-stage";
import { usagePlan } from "./api-gateway-usage-plan";
import { httpApi } from "./apigatewayv2-api";
import { httpStage } from "./apigatewayv2-stage";
import { autoScalingGroup } from "./auto-scaling-group";
import { autoScalingPolicy } from "./auto-scaling-policy";
import { backupVault } from "./backup-vault";
import { budget } from "./budget";
import { cloudfrontDistribution } from "./cloudfront-distribution";
import { cloudtrail } from "./cloudtrail";
import { cognitoUserPool } from "./cognito-user-pool";
import { compositeAlarm } from "./composite-alarm";
import { configRule } from "./config-rule";
import { contributorInsightRule } from "./contributor-insight-rule";
import { dashboard } from "./dashboard";
import { dbInstance } from "./db-instance";
import { dbSubnetGroup } from "./db-subnet-group";
import { defaultSecurityGroup } from "./default-security-group";
import { dynamodbTable } from "./dynamodb-table";
import { ebsVolume } from "./ebs-volume";
import { ecrRepository } from "./ecr-repository";
import { ecsCluster } from "./ecs-cluster";
import { ecsService } from "./ecs-service";
import { ecsTaskDefinition } from "./ecs-task-definition";
import { efsFileSystem } from "./efs-file-system";
import { eip } from "./eip";
import { eksCluster } from "./eks-cluster";
import { elasticacheReplicationGroup } from "./elasticache-replication-group";
import { eventArchive } from "./event-archive";
import { eventBus } from "./event-bus";
import { eventRule } from "./event-rule";
import { eventTarget } from "./event-target";
import { firehoseDeliveryStream } from "./firehose-delivery-stream";
import { flowLog } from "./flow-log";
import { guarddutyDetector } from "./guardduty-detector";
import { iamGroupPolicy } from "./iam-group-policy";
import { iamGroupPolicyAttachment } from "./iam-group-policy-attachment";
import { iamPolicy } from "./iam-policy";
import { iamPolicyAttachment } from "./iam-policy-attachment";
import { iamRole } from "./iam-role";
import { iamRolePolicy } from "./iam-role-policy";
import { iamRolePolicyAttachment } from "./iam-role-policy-attachment";
import { iamUser } from "./iam-user";
import { iamUserPolicy } from "./iam-user-policy";
import { iamUserPolicyAttachment } from "./iam-user-policy-attachment";
import { instance } from "./instance";
import { internetGateway } from "./internet-gateway";
import { kinesisStream } from "./kinesis-stream";
import { kmsAlias } from "./kms-alias";
import { kmsKey } from "./kms-key";
import { kmsKeyPolicy } from "./kms-key-policy";
import { lambdaEventSourceMapping } from "./lambda-event-source-mapping";
import { lambdaFunction } from "./lambda-function";
import { lambdaPermission } from "./lambda-permission";
import { launchTemplate } from "./launch-template";
import { loadBalancer } from "./lb";
import { targetGroup } from "./lb-target-group";
import { logGroup } from "./log-group";
import { logMetricFilter } from "./log-metric-filter";
import { logResourcePolicy } from "./log-resource-policy";
import { logSubscriptionFilter } from "./log-subscription-filter";
import { metricAlarm } from "./metric-alarm";
import { metricStream } from "./metric-stream";
import { mskCluster } from "./msk-cluster";
import { natGateway } from "./nat-gateway";
import { opensearchDomain } from "./opensearch-domain";
import { rdsCluster } from "./rds-cluster";
import { rdsClusterInstance } from "./rds-cluster-instance";
import { rdsClusterParameterGroup } from "./rds-cluster-parameter-group";
import { redshiftCluster } from "./redshift-cluster";
import { route53Zone } from "./route53-zone";
import { s3Bucket } from "./s3-bucket";
import { s3BucketEncryption } from "./s3-bucket-encryption";
import { s3BucketLifecycle } from "./s3-bucket-lifecycle";
import { s3BucketObjectLock } from "./s3-bucket-object-lock";
import { s3BucketPolicy } from "./s3-bucket-policy";
import { s3BucketPublicAccessBlock } from "./s3-bucket-public-access-block";
import { s3BucketVersioning } from "./s3-bucket-versioning";
import { secret } from "./secret";
import { secretRotation } from "./secret-rotation";
import { securityGroup } from "./security-group";
import { securityGroupRule } from "./security-group-rule";
import { stateMachine } from "./sfn-state-machine";
import { snsTopic } from "./sns-topic";
import { snsTopicPolicy } from "./sns-topic-policy";
import { snsTopicSubscription } from "./sns-topic-subscription";
import { sqsQueue } from "./sqs-queue";
import { sqsQueuePolicy } from "./sqs-queue-policy";
import { ssmParameter } from "./ssm-parameter";
import { subnet } from "./subnet";
import { syntheticsCanary } from "./synthetics-canary";
import { vpc } from "./vpc";
import { vpcEndpoint } from "./vpc-endpoint";
import { vpcSecurityGroupEgressRule } from "./vpc-security-group-egress-rule";
import { vpcSecurityGroupIngressRule } from "./vpc-security-group-ingress-rule";
import { webAcl } from "./web-acl";
import { webAclAssociation } from "./web-acl-association";
import { webAclLogging } from "./web-acl-logging";
import { xrayGroup } from "./xray-group";
import { xraySamplingRule } from "./xray-sampling-rule";

/** Every collector; a type without one cannot be read, and what a control reads of it is unknown. */
export const COLLECTORS: readonly Collector[] = [
  acmCertificate,
  anomalyMonitor,
  anomalySubscription,
  apiIntegration,
  apiKey,
  apiMethod,
  apiResource,
  apiStage,
  autoScalingGroup,
  autoScalingPolicy,
  backupVault,
  budget,
  cloudfrontDistribution,
  cloudtrail,
  cognitoUserPool,
  compositeAlarm,
  configRule,
  contributorInsightRule,
  dashboard,
  dbInstance,
  dbSubnetGroup,
  defaultSecurityGroup,
  dynamodbTable,
  ebsVolume,
  ecrRepository,
  ecsCluster,
  ecsService,
  ecsTaskDefinition,
  efsFileSystem,
  eip,
  eksCluster,
  elasticacheReplicationGroup,
  eventArchive,
  eventBus,
  eventRule,
  eventTarget,
  firehoseDeliveryStream,
  flowLog,
  guarddutyDetector,
  httpApi,
  httpStage,
  iamGroupPolicy,
  iamGroupPolicyAttachment,
  iamPolicy,
  iamPolicyAttachment,
  iamRole,
  iamRolePolicy,
  iamRolePolicyAttachment,
  iamUser,
  iamUserPolicy,
  iamUserPolicyAttachment,
  instance,
  internetGateway,
  kinesisStream,
  kmsAlias,
  kmsKey,
  kmsKeyPolicy,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaPermission,
  launchTemplate,
  loadBalancer,
  logGroup,
  logMetricFilter,
  logResourcePolicy,
  logSubscriptionFilter,
  metricAlarm,
  metricStream,
  mskCluster,
  natGateway,
  opensearchDomain,
  rdsCluster,
  rdsClusterInstance,
  rdsClusterParameterGroup,
  redshiftCluster,
  restApi,
  route53Zone,
  s3Bucket,
  s3BucketEncryption,
  s3BucketLifecycle,
  s3BucketObjectLock,
  s3BucketPolicy,
  s3BucketPublicAccessBlock,
  s3BucketVersioning,
  secret,
  secretRotation,
  securityGroup,
  securityGroupRule,
  snsTopic,
  snsTopicPolicy,
  snsTopicSubscription,
  sqsQueue,
  sqsQueuePolicy,
  ssmParameter,
  stateMachine,
  subnet,
  syntheticsCanary,
  targetGroup,
  usagePlan,
  vpc,
  vpcEndpoint,
  vpcSecurityGroupEgressRule,
  vpcSecurityGroupIngressRule,
  webAcl,
  webAclAssociation,
  webAclLogging,
  xrayGroup,
  xraySamplingRule,
];
