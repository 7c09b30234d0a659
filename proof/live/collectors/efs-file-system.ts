import { EFSClient, paginateDescribeFileSystems } from "@aws-sdk/client-efs";
import { tagsOf } from "../collector";
import { listing } from "./listing";

export const efsFileSystem = listing({
  type: "aws_efs_file_system",
  action: "elasticfilesystem:DescribeFileSystems",
  identity: [["id"], ["creation_token"]],
  client: EFSClient,
  pages: (client) => paginateDescribeFileSystems({ client }, {}),
  items: (page) => page.FileSystems,
  told: ({ CreationToken, FileSystemArn, FileSystemId, Tags }) => ({
    arn: FileSystemArn,
    creation_token: CreationToken,
    id: FileSystemId,
    tags_all: tagsOf(Tags),
  }),
});
