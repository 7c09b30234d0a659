import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  paginateListTaskDefinitions,
} from "@aws-sdk/client-ecs";
import { all, type Collector, detailed, each, values } from "../collector";
import { nameIn, ownTagsOf } from "./ecs";

const REVISION = /:\d+$/;

export const ecsTaskDefinition: Collector = {
  type: "aws_ecs_task_definition",
  actions: ["ecs:DescribeTaskDefinition", "ecs:ListTaskDefinitions"],
  identity: [["family"], ["arn"]],
  declaredOnly: ["skip_destroy", "track_latest"],
  async collect(account, scope) {
    const client = account.client(ECSClient);
    const pages = paginateListTaskDefinitions({ client }, { status: "ACTIVE" });
    const arns = await all(pages, (page) => page.taskDefinitionArns);
    const covered = arns
      .map((arn) => ({ arn, family: nameIn(arn).replace(REVISION, "") }))
      .filter(({ arn, family }) => scope.covers("aws_ecs_task_definition", arn, family));
    return each(covered, ({ arn, family }) =>
      detailed({ arn, family, id: family }, async () => {
        const command = new DescribeTaskDefinitionCommand({
          taskDefinition: arn,
          include: ["TAGS"],
        });
        const { taskDefinition: task, tags } = await client.send(command);
        return values({
          arn_without_revision: arn.replace(REVISION, ""),
          container_definitions: JSON.stringify(task?.containerDefinitions ?? []),
          cpu: task?.cpu,
          execution_role_arn: task?.executionRoleArn,
          ipc_mode: task?.ipcMode,
          memory: task?.memory,
          network_mode: task?.networkMode,
          pid_mode: task?.pidMode,
          requires_compatibilities: task?.requiresCompatibilities,
          revision: task?.revision,
          tags_all: ownTagsOf(tags),
          task_role_arn: task?.taskRoleArn,
        });
      }),
    );
  },
};
