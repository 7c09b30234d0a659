import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { buildSync } from "esbuild";
import { CREDENTIALS } from "../tests-integration/local-aws/local-aws";
import { LocalAwsProcess } from "./local-aws";
import { type Command, measure, node } from "./measure";
import type { Recorded } from "./recorder";
import { calls, type Figure, time } from "./table";

// What the SDK says of Node 20 at every start is no figure; the processes that are measured inherit it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** How many log groups, alarms and topics the account holds, of each. */
const SIZES = [10, 100, 1_000];
const KEYS = 2;
/** What is asked about a key: what it is, whether it rotates, and its policy. */
const CALLS_A_KEY = 3;
/** Entries of a page at most, from the references of DescribeLogGroups, DescribeAlarms and ListTopics. */
const PAGES = { logGroups: 50, alarms: 100, topics: 100 };
/** Creations under way at once. */
const AT_ONCE = 8;

/**
 * What `live` asks of an account that grows, and how long that takes beside the same calls made bare.
 * @returns why not, in a line, when there is no local AWS to ask
 */
export async function liveFigures(gate: string, folder: string): Promise<Figure[] | string> {
  const aws = await LocalAwsProcess.start();
  if (typeof aws === "string") return aws;
  try {
    return await figuresOf(aws, gate, folder);
  } finally {
    await aws.close();
  }
}

async function figuresOf(aws: LocalAwsProcess, gate: string, folder: string): Promise<Figure[]> {
  const { endpoint, recorder } = aws.endpoints;
  const live = (from: string): Command => ({
    ...node(gate, "live", "--quiet"),
    // An empty account is nothing that could be judged.
    codes: [0, 1, 2],
    env: { ...process.env, ...CREDENTIALS, AWS_ENDPOINT_URL: from },
  });
  const asked = async (): Promise<Recorded[]> => {
    measure(1, { live: live(recorder) });
    return aws.taken();
  };

  const ofNothing = await asked();
  const growing = new GrowingAccount(endpoint);
  const figures: Figure[] = [];
  let made = ofNothing;
  for (const size of SIZES) {
    await growing.growTo(size);
    made = await asked();
    figures.push(...growth(size, ofNothing, made));
  }
  const file = join(folder, "calls.json");
  writeFileSync(file, JSON.stringify(made));
  const { judged, bySdk, bare } = measure(3, {
    judged: live(endpoint),
    bySdk: { ...live(endpoint), ...node(bundledSdk(folder)), codes: [0] },
    bare: node("bench/bare.cjs", file, endpoint),
  });
  const what = `live on ${shown(SIZES.at(-1) ?? 0)} of each`;
  return [
    ...figures,
    time([what, judged], ["the same calls by the SDK alone", bySdk], 2),
    time([what, judged], ["the same calls made bare", bare], 2),
  ];
}

/** The calls by the SDK alone, bundled as `live` is. @returns the file */
function bundledSdk(folder: string): string {
  const outfile = join(folder, "sdk.cjs");
  buildSync({
    entryPoints: ["bench/sdk.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    supported: { "dynamic-import": false },
    minify: true,
    logLevel: "warning",
  });
  return outfile;
}

/** What the account costs in calls beyond one that holds nothing. */
function growth(size: number, before: Recorded[], after: Recorded[]): Figure[] {
  const more = (isOf: (call: Recorded) => boolean) =>
    after.filter(isOf).length - before.filter(isOf).length;
  const isOfTopics = (call: Recorded) => serviceOf(call) === "sns";
  // The first page is asked for of an account that holds nothing, too.
  const beyondFirst = (page: number) => Math.ceil(size / page) - 1;
  const others = beyondFirst(PAGES.logGroups) + beyondFirst(PAGES.alarms) + KEYS * CALLS_A_KEY;
  return [
    calls(
      [`calls for ${shown(size)} log groups and alarms`, more((call) => !isOfTopics(call))],
      [`their pages, ${CALLS_A_KEY} for each of ${KEYS} keys`, others],
    ),
    // SNS has no call that tells the attributes of several topics.
    calls(
      [`calls for ${shown(size)} topics`, more(isOfTopics)],
      ["their pages, one for each", beyondFirst(PAGES.topics) + size],
    ),
  ];
}

const shown = (count: number): string => count.toLocaleString("en-US");

const serviceOf = ({ headers }: Recorded): string | undefined =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(String(headers.authorization))?.[1];

/** As many log groups, alarms and topics as it is grown to; the keys are shared between them. */
class GrowingAccount {
  readonly #logs: CloudWatchLogsClient;
  readonly #cloudwatch: CloudWatchClient;
  readonly #sns: SNSClient;
  readonly #kms: KMSClient;
  readonly #keys: string[] = [];
  #size = 0;

  constructor(endpoint: string) {
    const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId } = CREDENTIALS;
    const credentials = { accessKeyId, secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY };
    const settings = { endpoint, region, credentials };
    this.#logs = new CloudWatchLogsClient(settings);
    this.#cloudwatch = new CloudWatchClient(settings);
    this.#sns = new SNSClient(settings);
    this.#kms = new KMSClient(settings);
  }

  async growTo(size: number): Promise<void> {
    while (this.#keys.length < KEYS) {
      const { KeyMetadata: key } = await this.#kms.send(new CreateKeyCommand({}));
      this.#keys.push(key?.Arn ?? "");
    }
    const next = async () => {
      while (this.#size < size) await this.#add(this.#size++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  async #add(at: number): Promise<void> {
    const key = this.#keys[at % KEYS] as string;
    await this.#logs.send(new CreateLogGroupCommand({ logGroupName: `/g/${at}`, kmsKeyId: key }));
    const { TopicArn: topic = "" } = await this.#sns.send(
      new CreateTopicCommand({ Name: `t-${at}`, Attributes: { KmsMasterKeyId: key } }),
    );
    await this.#cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: `a-${at}`,
        AlarmActions: [topic],
        Namespace: "Bench",
        MetricName: "Errors",
        Statistic: "Sum",
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 5,
        ComparisonOperator: "GreaterThanThreshold",
      }),
    );
  }
}
