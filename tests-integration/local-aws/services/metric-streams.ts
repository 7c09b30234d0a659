import { ACCOUNT, Refusal, type Service } from "../call";
import { cloudwatch } from "../cloudwatch";
import type { Tags } from "../tags";

interface Stream {
  Name: string;
  Arn: string;
  State: string;
  CreationDate: Date;
  [field: string]: unknown;
}

/** CloudWatch's metric streams: what they were told, and whether they run. No metric goes through them. */
export function metricStreams(tags: Tags): Service {
  const streams = new Map<string, Stream>();

  const find = (name: string): Stream => {
    const stream = streams.get(name);
    if (!stream) {
      throw new Refusal("ResourceNotFoundException", `MetricStream ${name} does not exist`, 404);
    }
    return stream;
  };
  const turn = (names: string[], state: string) => {
    for (const name of names) find(name).State = state;
    return {};
  };

  return cloudwatch("metric-stream", tags, {
    PutMetricStream: ({ Tags: asked, ...stream }) => {
      if (stream.IncludeFilters?.length > 0 && stream.ExcludeFilters?.length > 0) {
        throw new Refusal(
          "InvalidParameterCombinationException",
          "IncludeFilters and ExcludeFilters cannot be used together",
        );
      }
      const Arn = `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:metric-stream/${stream.Name}`;
      const LastUpdateDate = new Date();
      const before = streams.get(stream.Name);
      const { State = "running", CreationDate = LastUpdateDate } = before ?? {};
      if (!before) tags.set(Arn, asked);
      streams.set(stream.Name, { ...stream, Arn, State, CreationDate, LastUpdateDate });
      return { Arn };
    },
    GetMetricStream: ({ Name }) => find(Name),
    ListMetricStreams: () => ({
      Entries: [...streams.values()].map(({ Arn, FirehoseArn, Name, OutputFormat, State }) => ({
        Arn,
        FirehoseArn,
        Name,
        OutputFormat,
        State,
      })),
    }),
    StartMetricStreams: ({ Names }) => turn(Names, "running"),
    StopMetricStreams: ({ Names }) => turn(Names, "stopped"),
    DeleteMetricStream: ({ Name }) => {
      tags.forget(streams.get(Name)?.Arn ?? "");
      streams.delete(Name);
      return {};
    },
  });
}
