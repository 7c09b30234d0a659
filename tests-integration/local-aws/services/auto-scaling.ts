import type { Answer, Service } from "../call";
import { numbered, queryOf, textOf, xml } from "../query";

const NAMESPACE = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
const GROUP = /<AutoScalingGroupName>([^<]*)<\/AutoScalingGroupName><AutoScalingGroupARN>/g;
const POLICY = "<member><PolicyARN>";
const END_OF_POLICIES = "</ScalingPolicies>";

/** Settings of a group that the local AWS takes and does not give back. */
const FORGOTTEN = ["DefaultInstanceWarmup", "MaxInstanceLifetime"];

/**
 * Auto Scaling: groups and policies are the local AWS's own. It collects no metrics of groups, forgets
 * some of their settings, and answers all policies of a group whichever are asked for.
 */
export function autoScaling(): Service {
  const collected = new Map<string, Set<string>>();
  const settings = new Map<string, Map<string, string>>();

  const hear = (group: string, asked: URLSearchParams) => {
    const kept = settings.get(group) ?? new Map<string, string>();
    for (const field of FORGOTTEN) kept.set(field, asked.get(field) ?? kept.get(field) ?? "");
    settings.set(group, kept);
  };
  const forget = (group: string) => {
    collected.delete(group);
    settings.delete(group);
  };
  const known = (group: string) => enabled(collected.get(group)) + written(settings.get(group));

  return async (call, upstream) => {
    const query = queryOf(call, "autoscaling");
    if (!query) return undefined;
    const { action, asked } = query;
    const group = asked.get("AutoScalingGroupName") ?? "";
    const metrics = numbered(asked, "Metrics.member");
    if (action === "EnableMetricsCollection") {
      collected.set(group, new Set([...(collected.get(group) ?? []), ...metrics]));
      return done(action);
    }
    if (action === "DisableMetricsCollection") {
      const left = [...(collected.get(group) ?? [])].filter((one) => !metrics.includes(one));
      collected.set(group, new Set(metrics.length > 0 ? left : []));
      return done(action);
    }
    if (/^(Create|Update)AutoScalingGroup$/.test(action)) hear(group, asked);
    if (action === "DeleteAutoScalingGroup") forget(group);
    if (action === "DescribeAutoScalingGroups") {
      const said = textOf(await upstream());
      return xml(said.replace(GROUP, (start, name) => known(name) + start));
    }
    if (action === "DescribePolicies") {
      return xml(onlyNamed(textOf(await upstream()), numbered(asked, "PolicyNames.member")));
    }
    return undefined;
  };
}

const enabled = (metrics: Iterable<string> = []): string =>
  `<EnabledMetrics>${[...metrics]
    .map((one) => `<member><Metric>${one}</Metric><Granularity>1Minute</Granularity></member>`)
    .join("")}</EnabledMetrics>`;

const written = (settings: ReadonlyMap<string, string> = new Map()): string =>
  [...settings].map(([name, value]) => (value ? `<${name}>${value}</${name}>` : "")).join("");

function onlyNamed(said: string, names: string[]): string {
  if (names.length === 0) return said;
  const [listed = "", after = ""] = said.split(END_OF_POLICIES);
  const [before = "", ...policies] = listed.split(POLICY);
  const named = policies.filter((policy) =>
    names.some((name) => policy.includes(`<PolicyName>${name}</PolicyName>`)),
  );
  return [before, ...named].join(POLICY) + END_OF_POLICIES + after;
}

const done = (action: string): Answer =>
  xml(
    `<${action}Response xmlns="${NAMESPACE}"><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></${action}Response>`,
  );
