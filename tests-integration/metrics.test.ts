/**
 * The local AWS keeps metric filters but emits nothing from them, and evaluates no metric math. So the
 * deployed format writes the lines, and the deployed filters, expressions and thresholds are evaluated
 * here, as read back from the deployed account.
 */
import { APIGatewayClient, GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  DescribeMetricFiltersCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { clientOf, deployedStack, suffix } from "./support/deployed";
import { evaluate, type Filter, lineOf, percentile, published } from "./support/metrics";

let format: string;
let filters: Filter[];

beforeAll(async () => {
  const [restApiId] = new URL(deployedStack("payments").outputs["api-url"] ?? "").hostname.split(
    ".",
  );
  const stages = await clientOf(APIGatewayClient).send(new GetStagesCommand({ restApiId }));
  format = stages.item?.[0]?.accessLogSettings?.format ?? "";
  const logs = clientOf(CloudWatchLogsClient);
  const found = await logs.send(
    new DescribeMetricFiltersCommand({ logGroupName: `/aws/apigateway/payments-${suffix}` }),
  );
  filters = found.metricFilters ?? [];
});

async function alarm(name: string) {
  const { MetricAlarms } = await clientOf(CloudWatchClient).send(
    new DescribeAlarmsCommand({ AlarmNames: [`payments-${name}-${suffix}`] }),
  );
  const found = MetricAlarms?.[0];
  if (!found) throw new Error(`there is no alarm ${name}`);
  return found;
}

/** Access-log lines of so many requests, the first `errors` of them answered with `status`. */
const lines = (requests: number, errors: number, status = 500, latency = (at: number) => at) =>
  Array.from({ length: requests }, (_, at) =>
    lineOf(format, { status: at < errors ? status : 200, responseLatency: latency(at) }),
  );

test("every line is JSON whose status and latency are numbers", () => {
  const [line = ""] = lines(1, 0);
  expect(JSON.parse(line)).toMatchObject({ status: 200, responseLatency: 0 });
});

test.each([
  ["six errors in a hundred", 100, 6, 500, true],
  ["five in a hundred", 100, 5, 500, false],
  ["six refusals in a hundred", 100, 6, 400, true],
  ["redirects", 100, 50, 302, false],
  ["no request at all", 0, 0, 500, false],
  ["one request, which failed", 1, 1, 503, true],
])("the API-error alarm: %s", async (_, requests, errors, status, alarms) => {
  const values = published(filters, lines(requests, errors, status));
  const { Metrics = [], Threshold = 0, ComparisonOperator } = await alarm("api-error-rate");
  const sums = Metrics.filter(({ MetricStat }) => MetricStat).map(({ Id = "", MetricStat }) => [
    Id,
    (values[MetricStat?.Metric?.MetricName ?? ""] ?? []).reduce((sum, value) => sum + value, 0),
  ]);
  const { Expression = "" } = Metrics.find((query) => query.ReturnData && query.Expression) ?? {};
  expect(ComparisonOperator).toBe("GreaterThanThreshold");
  expect(evaluate(Expression, Object.fromEntries(sums)) > Threshold).toBe(alarms);
});

test.each([
  ["p95", 95, "api-latency-p95"],
  ["p99", 99, "api-latency-p99"],
])("the %s alarm sees the tail and not one slow request", async (_, p, name) => {
  const { Threshold = 0, MetricName = "", ExtendedStatistic } = await alarm(name);
  expect(ExtendedStatistic).toBe(`p${p}`);
  const tail = (slow: number) =>
    published(
      filters,
      lines(1000, 0, 200, (at) => (at < slow ? Threshold + 1 : 1)),
    )[MetricName] ?? [];
  expect(percentile(tail(1000 - 10 * p + 1), p)).toBeGreaterThan(Threshold);
  expect(percentile(tail(1), p)).toBeLessThan(Threshold);
});

test("a request that never reached the function still counts, with its latency", () => {
  const refused = lineOf(format, { status: 403, responseLatency: 3 });
  expect(published(filters, [refused])).toEqual({
    APIErrors: [1],
    APIRequests: [1],
    APILatency: [3],
  });
});
