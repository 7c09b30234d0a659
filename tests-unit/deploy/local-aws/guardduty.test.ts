import { guardduty } from "../../../tests-integration/local-aws/services/guardduty";
import { Tags } from "../../../tests-integration/local-aws/tags";
import { Asked } from "./asked";

const ID = "00000000000000000000000000000001";
let guard: Asked;

beforeEach(async () => {
  guard = new Asked("guardduty", guardduty(new Tags()));
  await guard.rest("POST /detector", { enable: true, tags: { Environment: "production" } });
});

test("the account has one detector, with its features and tags", async () => {
  const feature = { name: "S3_DATA_EVENTS", status: "ENABLED" };
  await guard.rest(`POST /detector/${ID}`, { features: [feature] });
  await guard.rest(`POST /detector/${ID}`, { findingPublishingFrequency: "ONE_HOUR" });
  expect(await guard.rest("GET /detector")).toEqual({ detectorIds: [ID] });
  expect(await guard.rest(`GET /detector/${ID}`)).toMatchObject({
    status: "ENABLED",
    findingPublishingFrequency: "ONE_HOUR",
    features: [feature],
    tags: { Environment: "production" },
  });
});

test("a second one is refused", async () => {
  expect(await guard.rest("POST /detector", { enable: true })).toBe("BadRequestException");
});

test("a frequency that there is not is refused", async () => {
  const asked = { findingPublishingFrequency: "DAILY" };
  expect(await guard.rest(`POST /detector/${ID}`, asked)).toBe("BadRequestException");
});

test("tags are set and taken away", async () => {
  const arn = encodeURIComponent(`arn:aws:guardduty:us-east-1:000000000000:detector/${ID}`);
  await guard.rest(`POST /tags/${arn}`, { tags: { CostCenter: "payments" } });
  await guard.rest(`DELETE /tags/${arn}?tagKeys=Environment`);
  expect(await guard.rest(`GET /tags/${arn}`)).toEqual({ tags: { CostCenter: "payments" } });
});

test("one that was deleted is nobody's", async () => {
  await guard.rest(`DELETE /detector/${ID}`);
  expect(await guard.rest(`GET /detector/${ID}`)).toBe("BadRequestException");
});
