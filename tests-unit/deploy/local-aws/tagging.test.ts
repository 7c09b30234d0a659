import { tagging } from "../../../tests-integration/local-aws/services/tagging";
import { Tags } from "../../../tests-integration/local-aws/tags";
import { FakeAws, page } from "../../live/fake-aws";
import { Asked, behind } from "./asked";

const named = (count: number) => Array.from({ length: count }, (_, at) => `/name/${at}`);
const CARRIED = [{ Key: "Team", Value: "payments" }];

let fake: FakeAws;
afterEach(() => fake.close());

test("what the local AWS leaves out of what is tagged is told to the last page", async () => {
  fake = new FakeAws({
    DescribeParameters: ({ NextToken }) => {
      const { items, next } = page(named(25), 10, NextToken);
      return { Parameters: items.map((Name) => ({ Name })), NextToken: next };
    },
    ListTagsForResource: ({ resourceArn }) =>
      resourceArn === undefined ? { TagList: CARRIED } : { tags: { Team: "payments" } },
    DescribeLogGroups: ({ nextToken }) => {
      const { items, next } = page(named(120), 50, nextToken);
      return { logGroups: items.map((arn) => ({ arn: `${arn}:*` })), nextToken: next };
    },
  });
  const { AWS_ENDPOINT_URL = "" } = await fake.start();
  const port = Number(new URL(AWS_ENDPOINT_URL).port);
  const api = new Asked(
    "tagging",
    tagging(() => port, new Tags()),
  );
  const told = async (type: string) => {
    const nothing = behind({ ResourceTagMappingList: [], PaginationToken: "" });
    const asked = { ResourceTypeFilters: [type] };
    const answer = await api.json("GetResources", asked, nothing);
    return (answer as { ResourceTagMappingList: unknown[] }).ResourceTagMappingList.length;
  };
  expect(await told("ssm:parameter")).toBe(25);
  expect(await told("logs:log-group")).toBe(120);
});
