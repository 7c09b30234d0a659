import type { Service, Upstream } from "../call";
import { escaped, queryOf, textOf, xml } from "../query";

const VERSION =
  /<launchTemplateId>([^<]+)<\/launchTemplateId>(?:(?!<launchTemplateId>)[\s\S])*?<versionNumber>(\d+)<\/versionNumber>[\s\S]*?<\/launchTemplateData>/g;
const DEVICE = /<deviceName>([^<]*)<\/deviceName><ebs>/g;
const VERSIONS = /<launchTemplateVersionSet>([\s\S]*)<\/launchTemplateVersionSet>/;
const ACTIONS = /^(Create|Describe)LaunchTemplate(Versions?)?$/;

/**
 * EC2's launch templates are the local AWS's own. It drops the keys of their volumes, and describes the
 * versions of one template only, where AWS describes those of all when none is named.
 */
export function launchTemplates(): Service {
  /** Template -> version -> device -> key. */
  const kept = new Map<string, Map<string, Map<string, string>>>();

  const hear = (said: string, asked: URLSearchParams) => {
    const id = /<launchTemplateId>([^<]+)</.exec(said)?.[1] ?? "";
    const version = /<versionNumber>(\d+)</.exec(said)?.[1] ?? "1";
    kept.set(id, (kept.get(id) ?? new Map()).set(version, keysIn(asked)));
  };

  const ofAll = async (asked: URLSearchParams, upstream: Upstream): Promise<string> => {
    const ids = [...kept.keys()];
    const answers = await Promise.all(
      ids.map((id) =>
        upstream(new URLSearchParams([...asked, ["LaunchTemplateId", id]]).toString()),
      ),
    );
    const items = answers.map((answer) => VERSIONS.exec(textOf(answer))?.[1] ?? "");
    return `<DescribeLaunchTemplateVersionsResponse><launchTemplateVersionSet>${items.join("")}</launchTemplateVersionSet></DescribeLaunchTemplateVersionsResponse>`;
  };

  return async (call, upstream) => {
    const query = queryOf(call, "ec2");
    if (!query) return undefined;
    const { action, asked } = query;
    if (action === "DeleteLaunchTemplate") kept.delete(asked.get("LaunchTemplateId") ?? "");
    if (!ACTIONS.test(action)) return undefined;
    const isOfAll = action.startsWith("Describe") && !asked.has("LaunchTemplateId");
    const answer = isOfAll ? xml(await ofAll(asked, upstream)) : await upstream();
    if (answer.status !== 200) return answer;
    const said = textOf(answer);
    if (action.startsWith("Create")) hear(said, asked);
    return xml(
      said.replace(VERSION, (whole, id, version) =>
        whole.replace(DEVICE, (start, device) => {
          const key = kept.get(id)?.get(version)?.get(device);
          return key === undefined ? start : `${start}<kmsKeyId>${escaped(key)}</kmsKeyId>`;
        }),
      ),
    );
  };
}

function keysIn(asked: URLSearchParams): Map<string, string> {
  const keys = new Map<string, string>();
  for (let at = 1; ; at += 1) {
    const mapping = `LaunchTemplateData.BlockDeviceMapping.${at}`;
    const device = asked.get(`${mapping}.DeviceName`);
    if (device === null) return keys;
    const key = asked.get(`${mapping}.Ebs.KmsKeyId`);
    if (key !== null) keys.set(device, key);
  }
}
