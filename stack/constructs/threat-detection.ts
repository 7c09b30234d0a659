import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { Construct } from "constructs";

/** What is watched beside the account's network and API calls. */
const FEATURES = ["S3_DATA_EVENTS", "LAMBDA_NETWORK_LOGS"];

/**
 * GuardDuty, of which an account and region have one detector: where there is one already, AWS refuses another.
 * Source: GuardDuty User Guide, "Protection plans" and "Frequency of publishing active findings".
 */
export class ThreatDetection extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const detector = new GuarddutyDetector(this, "Default", {
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    for (const name of FEATURES) {
      new GuarddutyDetectorFeature(this, name.toLowerCase().replaceAll("_", "-"), {
        detectorId: detector.id,
        name,
        status: "ENABLED",
      });
    }
  }
}
