import type { Service } from "../call";
import { escaped, textOf, xml } from "../query";

const VERSION =
  /<launchTemplateId>([^<]+)<\/launchTemplateId>(?:(?!<launchTemplateId>)[\s\S])*?<versionNumber>(\d+)<\/versionNumber>[\s\S]*?<\/launchTemplateData>/g;
const DEVICE = /<deviceName>([^<]*)<\/deviceName><ebs>/g;

/** EC2's launch templates are the local AWS's own; the keys of their volumes, which it drops, are kept here. */
export function launchTemplates(): Service {
  /** Template and version -> device -> key. */
  const kept = new Map<string, Map<string, string>>();

  return async (call, upstream) => {
    if (call.service !== "ec2") return undefined;
    const asked = new URLSearchParams(call.body.toString("utf8"));
    const action = asked.get("Action") ?? "";
    if (!/^(Create|Describe)LaunchTemplate(Versions?)?$/.test(action)) return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    const said = textOf(answer);
    if (action.startsWith("Create")) {
      const id = /<launchTemplateId>([^<]+)</.exec(said)?.[1];
      const version = /<versionNumber>(\d+)</.exec(said)?.[1] ?? "1";
      kept.set(`${id} ${version}`, keysIn(asked));
    }
    const body = said.replace(VERSION, (whole, id, version) =>
      whole.replace(DEVICE, (start, device) => {
        const key = kept.get(`${id} ${version}`)?.get(device);
        return key === undefined ? start : `${start}<kmsKeyId>${escaped(key)}</kmsKeyId>`;
      }),
    );
    return xml(body);
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
