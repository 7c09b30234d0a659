import { metricStreams } from "../../../tests-integration/local-aws/services/metric-streams";
import { Tags } from "../../../tests-integration/local-aws/tags";
import { Asked } from "./asked";

const Arn = "arn:aws:cloudwatch:us-east-1:000000000000:metric-stream/kept";
const STREAM = {
  Name: "kept",
  FirehoseArn: "arn:aws:firehose:us-east-1:000000000000:deliverystream/kept",
  OutputFormat: "json",
  IncludeFilters: [{ Namespace: "AWS/Lambda" }],
};
const TAGS = [{ Key: "Environment", Value: "production" }];
let monitoring: Asked;

beforeEach(async () => {
  monitoring = new Asked("monitoring", metricStreams(new Tags()));
  await monitoring.json("PutMetricStream", { ...STREAM, Tags: TAGS });
});

test("a stream runs as it was put, with its tags, until it is stopped", async () => {
  expect(await monitoring.json("GetMetricStream", { Name: "kept" })).toEqual({
    ...STREAM,
    Arn,
    State: "running",
    CreationDate: expect.any(Number),
    LastUpdateDate: expect.any(Number),
  });
  expect(await monitoring.json("ListTagsForResource", { ResourceARN: Arn })).toEqual({
    Tags: TAGS,
  });
  await monitoring.json("StopMetricStreams", { Names: ["kept"] });
  const { IncludeFilters: _, ...listed } = STREAM;
  expect(await monitoring.json("ListMetricStreams")).toEqual({
    Entries: [{ ...listed, Arn, State: "stopped" }],
  });
});

test("one that was deleted is not there", async () => {
  await monitoring.json("DeleteMetricStream", { Name: "kept" });
  expect(await monitoring.json("GetMetricStream", { Name: "kept" })).toBe(
    "ResourceNotFoundException",
  );
});

test("filters both ways are refused", async () => {
  const both = { ...STREAM, ExcludeFilters: [{ Namespace: "AWS/S3" }] };
  expect(await monitoring.json("PutMetricStream", both)).toBe(
    "InvalidParameterCombinationException",
  );
});

test("the tags of anything else are the local AWS's own", async () => {
  const ResourceARN = "arn:aws:cloudwatch:us-east-1:000000000000:alarm:a";
  expect(await monitoring.json("ListTagsForResource", { ResourceARN })).toBeUndefined();
});
