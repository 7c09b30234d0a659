import {
  EC2Client,
  type LaunchTemplate,
  type LaunchTemplateVersion,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
  type ResponseLaunchTemplateData,
} from "@aws-sdk/client-ec2";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, asked, type Collector, type Details, tagsOf, values } from "../collector";
import { metadataOptions } from "./ec2";

type Data = ResponseLaunchTemplateData | undefined;

/** What the latest version of a template says. */
const DETAILS: Details<Data> = {
  block_device_mappings: (data) =>
    (data?.BlockDeviceMappings ?? []).map(({ DeviceName, Ebs, NoDevice, VirtualName }) => ({
      device_name: DeviceName ?? null,
      ebs: Ebs
        ? [
            {
              delete_on_termination: written(Ebs.DeleteOnTermination),
              encrypted: written(Ebs.Encrypted),
              iops: Ebs.Iops ?? null,
              kms_key_id: Ebs.KmsKeyId ?? null,
              snapshot_id: Ebs.SnapshotId ?? null,
              throughput: Ebs.Throughput ?? null,
              volume_size: Ebs.VolumeSize ?? null,
              volume_type: Ebs.VolumeType ?? null,
            },
          ]
        : [],
      no_device: NoDevice ?? null,
      virtual_name: VirtualName ?? null,
    })),
  iam_instance_profile: ({ IamInstanceProfile: profile } = {}) =>
    profile ? [{ arn: profile.Arn ?? null, name: profile.Name ?? null }] : [],
  image_id: (data) => data?.ImageId,
  instance_type: (data) => data?.InstanceType,
  metadata_options: (data) => metadataOptions(data?.MetadataOptions),
  monitoring: ({ Monitoring: monitoring } = {}) =>
    monitoring ? [{ enabled: monitoring.Enabled ?? false }] : [],
  network_interfaces: (data) =>
    (data?.NetworkInterfaces ?? []).map((one) => ({
      associate_public_ip_address: written(one.AssociatePublicIpAddress),
      delete_on_termination: written(one.DeleteOnTermination),
      security_groups: one.Groups ?? [],
      subnet_id: one.SubnetId ?? null,
    })),
  user_data: (data) => data?.UserData,
  vpc_security_group_ids: (data) => data?.SecurityGroupIds ?? [],
};

export const launchTemplate: Collector = {
  type: "aws_launch_template",
  actions: ["ec2:DescribeLaunchTemplateVersions", "ec2:DescribeLaunchTemplates"],
  identity: [["name"], ["id"]],
  declaredOnly: ["default_version", "update_default_version"],
  async collect(account, scope, wants) {
    const client = account.client(EC2Client);
    const listed = await all(
      paginateDescribeLaunchTemplates({ client }, {}),
      (page) => page.LaunchTemplates,
    );
    const covered = listed.filter(({ LaunchTemplateId: id = "", LaunchTemplateName: name = "" }) =>
      scope.covers("aws_launch_template", name, id, arnOf(account, id)),
    );
    return Promise.all(
      covered.map(async (template) => {
        const details = await asked(DETAILS, wants, async () => {
          const latest = await latestVersions(account);
          return latest.get(template.LaunchTemplateId)?.LaunchTemplateData;
        });
        return { values: { ...known(account, template), ...details } };
      }),
    );
  },
};

/** Of all templates, a page at a time; the same question is sent once. */
async function latestVersions(account: Account) {
  const client = account.client(EC2Client);
  const pages = paginateDescribeLaunchTemplateVersions({ client }, { Versions: ["$Latest"] });
  const versions = await all(pages, (page) => page.LaunchTemplateVersions);
  return new Map(
    versions.map((version: LaunchTemplateVersion) => [version.LaunchTemplateId, version]),
  );
}

const known = (account: Account, template: LaunchTemplate): JsonObject =>
  values({
    arn: arnOf(account, template.LaunchTemplateId ?? ""),
    id: template.LaunchTemplateId,
    latest_version: template.LatestVersionNumber,
    name: template.LaunchTemplateName,
    tags_all: tagsOf(template.Tags),
  });

const arnOf = ({ partition, region, id: owner }: Account, id: string): string =>
  `arn:${partition}:ec2:${region}:${owner}:launch-template/${id}`;

/** The provider has these as text, because a template may leave each to whoever launches by it. */
const written = (flag: boolean | undefined): string | null =>
  flag === undefined ? null : String(flag);
