import {
  GetDetectorCommand,
  GuardDutyClient,
  paginateListDetectors,
} from "@aws-sdk/client-guardduty";
import { all, type Collector, detailed, each, ownTags, values } from "../collector";

export const guarddutyDetector: Collector = {
  type: "aws_guardduty_detector",
  actions: ["guardduty:GetDetector", "guardduty:ListDetectors"],
  // There is one in an account's region, and nobody names it.
  identity: [["id"], []],
  async collect(account, scope) {
    const client = account.client(GuardDutyClient);
    const ids = await all(paginateListDetectors({ client }, {}), (page) => page.DetectorIds);
    const { partition, region, id: owner } = account;
    const arnOf = (id: string) => `arn:${partition}:guardduty:${region}:${owner}:detector/${id}`;
    const covered = ids.filter((id) => scope.covers("aws_guardduty_detector", id, arnOf(id)));
    return each(covered, (id) =>
      detailed({ account_id: owner, arn: arnOf(id), id }, async () => {
        const detector = await client.send(new GetDetectorCommand({ DetectorId: id }));
        return values({
          enable: detector.Status === "ENABLED",
          finding_publishing_frequency: detector.FindingPublishingFrequency,
          tags_all: ownTags(detector.Tags),
        });
      }),
    );
  },
};
