import type { Picture } from "./picture";

/** Stack -> its architecture; that of `payments` is the project's own picture. */
export const STACK_PICTURES: Record<string, Picture> = {
  monitoring: {
    title: "Monitoring: who is told of what",
    description:
      "Metrics of the payment API, its function and table, and of two canaries feed alarms of three priorities. Each priority has an encrypted topic that reaches people, teams and PagerDuty, with a queue for what could not be delivered. Events are recorded in an encrypted log and an archive.",
    columns: [
      [
        {
          label: "what is watched",
          boxes: [
            {
              title: "The payments stack",
              lines: ["API Gateway · Lambda · DynamoDB", "payment metrics, test payments left out"],
            },
            {
              title: "Canary pay-check",
              lines: ["a test payment every 5 minutes", "through the real API"],
            },
            {
              title: "Budget · cost anomalies",
              lines: ["50, 80, 100 % and forecast", "by the tag CostCenter"],
            },
          ],
        },
        {
          label: "what happened in the account",
          boxes: [
            {
              title: "EventBridge",
              lines: ["alarms · root · IAM · KMS keys", "configuration · failed deployments"],
            },
          ],
        },
      ],
      [
        {
          label: "what is made of it",
          boxes: [
            {
              title: "Alarms",
              lines: [
                "4XX, 5XX > 1 % · Lambda errors > 0.5 %",
                "throttles · payments failed · too slow",
                "canaries · undelivered alerts",
              ],
            },
            {
              title: "Three dashboards",
              lines: ["now · transactions · costs", "300 s periods · 60 s refresh"],
            },
            { title: "Contributor Insights", lines: ["consumers, types, countries, providers"] },
            {
              title: "Metric stream",
              lines: ["a switch: to S3, for longer than", "the 15 months that CloudWatch keeps"],
            },
          ],
        },
        {
          label: "the record",
          boxes: [{ title: "Audit log and archive", lines: ["90 days · CMK · to be replayed"] }],
        },
      ],
      [
        {
          label: "who hears of it",
          boxes: [
            { title: "Critical", lines: ["everybody · SMS · PagerDuty", "teams, by severity"] },
            { title: "Warning", lines: ["everybody · teams, by severity"] },
            { title: "Info", lines: ["everybody · teams, by severity"] },
            { title: "Queue of undelivered alerts", lines: ["14 days · CMK · itself alarmed on"] },
          ],
        },
      ],
    ],
    arrows: [
      ["The payments stack", "Alarms"],
      ["Canary pay-check", "Alarms"],
      ["The payments stack", "Three dashboards"],
      ["EventBridge", "Audit log and archive"],
      ["Alarms", "Critical"],
      ["Alarms", "Warning"],
      ["Alarms", "Info"],
      ["Alarms", "Queue of undelivered alerts"],
    ],
  },
  services: {
    title: "Services: microservices around a payment API",
    description:
      "Functions and Fargate services are traced by sidecars and Lambda Insights and write to encrypted log groups. Filters make metrics of the logs; alarms and three composite alarms act on a topic with two or more email subscribers and a queue whose dead letters raise an alarm.",
    columns: [
      [
        {
          label: "what runs",
          isFlow: true,
          boxes: [
            { title: "Lambda payment-handler", lines: ["traced · Lambda Insights"] },
            { title: "Queue of paid orders", lines: ["CMK · 3 receives, then put aside"] },
            { title: "Lambda order-processor", lines: ["traced · Lambda Insights"] },
          ],
        },
        {
          label: "ECS on Fargate",
          boxes: [
            {
              title: "Services",
              lines: [
                "order · inventory · notification",
                "an OpenTelemetry collector beside each",
                "private subnets · nobody in",
                "Container Insights, enhanced",
              ],
            },
          ],
        },
      ],
      [
        {
          label: "signals",
          boxes: [
            { title: "Log groups", lines: ["90 days · CMK", "one for each function and service"] },
            { title: "Metric filters", lines: ["errors · latency · concurrency"] },
            { title: "X-Ray", lines: ["one request in ten, past the first"] },
            { title: "Dashboard", lines: ["metrics, alarms, log queries"] },
          ],
        },
      ],
      [
        {
          label: "who hears of it",
          isFlow: true,
          boxes: [
            {
              title: "Alarms",
              lines: [
                "5 errors in 10 minutes · p99 3,000 ms",
                "concurrency 100 · CPU, memory 80 %",
                "service errors 10",
              ],
            },
            {
              title: "Three composite alarms",
              lines: [
                "(errors or latency) and concurrency",
                "CPU and memory",
                "Lambda errors and service errors",
              ],
            },
            { title: "Alarms topic", lines: ["CMK · 2+ emails · a queue"] },
            { title: "Dead-letter queue", lines: ["14 days · itself alarmed on"] },
          ],
        },
      ],
    ],
    arrows: [
      ["Lambda payment-handler", "Log groups"],
      ["Services", "Log groups"],
      ["Services", "X-Ray"],
      ["Log groups", "Alarms"],
      ["Metric filters", "Alarms"],
    ],
  },
  infrastructure: {
    title: "Infrastructure: the payment platform",
    description:
      "A firewall stands before an API and its function, which stores payments and announces them on a queue; an event handler keeps each in an audit bucket. A network of three zones holds machines and, on a switch, an Aurora cluster. Alarms and events of threats, machines and costs reach three topics.",
    columns: [
      [
        {
          label: "request path",
          isFlow: true,
          boxes: [
            {
              title: "WAF",
              lines: ["rate · SQL injection · XSS · bad inputs", "logged, authorization redacted"],
            },
            { title: "API Gateway", lines: ["validated, traced, JSON access log"] },
            { title: "Lambda processor", lines: ["arm64 · 512 MB · traced"] },
            { title: "DynamoDB", lines: ["on-demand · index · CMK", "point-in-time recovery"] },
          ],
        },
        {
          label: "the record",
          isFlow: true,
          boxes: [
            { title: "Queue of stored payments", lines: ["CMK · dead letters"] },
            { title: "Lambda event handler", lines: ["what failed is tried again, alone"] },
            { title: "Audit bucket", lines: ["Glacier after 30 days · versioned · CMK"] },
          ],
        },
      ],
      [
        {
          label: "VPC over three zones",
          boxes: [
            {
              title: "Private subnets",
              lines: [
                "one NAT gateway, or one a zone",
                "default security group closed",
                "flow logs, 90 days",
              ],
            },
            {
              title: "Endpoints",
              lines: ["S3 · DynamoDB (gateway)", "CloudWatch · Logs · X-Ray · SNS"],
            },
            {
              title: "Auto Scaling group",
              lines: ["t3.small · IMDSv2 · encrypted volumes", "CPU and memory target tracking"],
            },
            {
              title: "Aurora PostgreSQL",
              lines: ["a switch: Serverless v2 · CMK", "logs to the groups of payments"],
            },
          ],
        },
        {
          label: "secrets and settings",
          boxes: [{ title: "Signing key · parameters", lines: ["rotated by a function · SSM"] }],
        },
      ],
      [
        {
          label: "what sees",
          boxes: [
            { title: "Alarms and events", lines: ["each to its topic, CMK, 2+ emails"] },
            { title: "Three dashboards", lines: ["cost · security · operations"] },
            { title: "Config rules · GuardDuty", lines: ["of the account: on a switch"] },
          ],
        },
        {
          label: "who hears of it",
          boxes: [
            { title: "Security", lines: ["GuardDuty findings · blocked requests"] },
            { title: "Operations", lines: ["API, Lambda, table, CPU · EC2 states"] },
            { title: "Cost", lines: ["cost anomalies"] },
          ],
        },
      ],
    ],
    arrows: [["Auto Scaling group", "Alarms and events"]],
  },
};
