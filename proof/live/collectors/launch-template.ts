import { type LaunchTemplate, paginateDescribeLaunchTemplates } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const launchTemplate = listed<LaunchTemplate>({
  type: "aws_launch_template",
  action: "ec2:DescribeLaunchTemplates",
  kind: "launch-template",
  pages: (client) => paginateDescribeLaunchTemplates({ client }, {}),
  items: (page: { LaunchTemplates?: LaunchTemplate[] | undefined }) => page.LaunchTemplates,
  idOf: ({ LaunchTemplateId }) => LaunchTemplateId,
});
