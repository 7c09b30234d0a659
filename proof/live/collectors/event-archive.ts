import {
  DescribeArchiveCommand,
  type DescribeArchiveResponse,
  EventBridgeClient,
  ListArchivesCommand,
} from "@aws-sdk/client-eventbridge";
import {
  all,
  asked,
  type Collector,
  type Details,
  detailed,
  each,
  followed,
  values,
} from "../collector";

/** What the list of archives leaves out. */
const DETAILS: Details<DescribeArchiveResponse> = {
  description: ({ Description }) => Description,
  event_pattern: ({ EventPattern }) => EventPattern,
  kms_key_identifier: ({ KmsKeyIdentifier }) => KmsKeyIdentifier,
};

export const eventArchive: Collector = {
  type: "aws_cloudwatch_event_archive",
  actions: ["events:DescribeArchive", "events:ListArchives"],
  identity: [["name"]],
  async collect(account, scope, wants) {
    const client = account.client(EventBridgeClient);
    const pages = followed(
      (NextToken) => client.send(new ListArchivesCommand({ NextToken })),
      (page) => page.NextToken,
    );
    const archives = await all(pages, (page) => page.Archives);
    const { partition, region, id } = account;
    const covered = archives
      .map((archive) => ({ ...archive, name: archive.ArchiveName ?? "" }))
      .map((one) => ({
        ...one,
        arn: `arn:${partition}:events:${region}:${id}:archive/${one.name}`,
      }))
      .filter(({ name, arn }) => scope.covers("aws_cloudwatch_event_archive", name, arn));
    return each(covered, ({ name, arn, EventSourceArn, RetentionDays }) => {
      const known = values({
        arn,
        event_source_arn: EventSourceArn,
        id: name,
        name,
        retention_days: RetentionDays ?? 0,
      });
      return detailed(known, () =>
        asked(DETAILS, wants, () => client.send(new DescribeArchiveCommand({ ArchiveName: name }))),
      );
    });
  },
};
