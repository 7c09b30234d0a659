/** A service's prefix in IAM, where it is not the name of its client in lower case. */
const PREFIXES: Record<string, string> = {
  APIGateway: "apigateway",
  ApiGatewayV2: "apigateway",
  CloudWatchLogs: "logs",
  CognitoIdentityProvider: "cognito-idp",
  ConfigService: "config",
  CostExplorer: "ce",
  EFS: "elasticfilesystem",
  ElasticLoadBalancingV2: "elasticloadbalancing",
  EventBridge: "events",
  OpenSearch: "es",
  ResourceGroupsTaggingAPI: "tag",
  SFN: "states",
};

/** Calls that IAM knows by another name. Source: AWS, Service Authorization Reference. */
const ACTIONS: Record<string, string> = {
  "budgets:DescribeBudgets": "budgets:ViewBudget",
  "budgets:DescribeNotificationsForBudget": "budgets:ViewBudget",
  "budgets:DescribeSubscribersForNotification": "budgets:ViewBudget",
  "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
  "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
  "s3:GetObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
  "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
  "s3:ListBuckets": "s3:ListAllMyBuckets",
};

/** The IAM action that a call needs: `sns:ListTopics` for SNSClient and ListTopicsCommand. */
export function actionOf(clientName: string, commandName: string): string {
  const client = clientName.replace(/Client$/, "");
  const prefix = PREFIXES[client] ?? client.toLowerCase();
  // All that API Gateway is asked is one action of IAM on paths of its own.
  if (prefix === "apigateway") return "apigateway:GET";
  const call = `${prefix}:${commandName.replace(/Command$/, "")}`;
  return ACTIONS[call] ?? call;
}
